import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { approved } from '../harness/declaration-workbook.js';
import type { DeclarationContent } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected, createTestDatabase } from '../harness/test-database.js';

/**
 * What happened in 2022, told with three dates: a declaration in June at € 100; the change of 11 October (GOO € 83 from
 * the 15th, POO € 210 back to 1 March); a correction in December; the settlement in the year after. Afterwards the
 * figures of each moment are asked again.
 *
 * GOO: 10 places from 1 March to 31 December. POO: 4 persons from 15 March to 31 December, ten months.
 *   at € 100 to the end of the year:   306 × 10 × 100                    = 306,000.00
 *   as the law became in October:      228 × 10 × 100 + 78 × 10 × 83     = 292,740.00;   10 × 4 × 210 = 8,400.00
 *   corrected to 12 places:            228 × 12 × 100 + 78 × 12 × 83     = 351,288.00;   10 × 4 × 210 = 8,400.00
 */
const MUNICIPALITY = 'GM0193';

const declared = (places: number, housing: number, receipts: unknown[][]): DeclarationContent => ({
  municipality: MUNICIPALITY,
  year: 2022,
  reception: [
    ['2022-03-01', '2022-12-31', 'GOO', 'Hal', places, places, null],
    ['2022-03-15', '2022-12-31', 'POO', null, null, null, 4],
  ],
  costs: [
    ['2022-05', 'goo-housing', null, housing, null, null, null],
    ['2022-06', 'poo-implementation', null, 5000, null, null, null],
  ],
  receipts,
});
const ADVANCE = ['2022-07-01', 'Voorschot', 'goo', 280000, 'V-1'];
const SETTLEMENT = ['2023-11-20', 'Vaststelling', 'goo', 71288, 'B-1'];

describe('the story of 2022', () => {
  let app: TestApplication;
  /** What was answered at each moment, to be compared with what is answered of it later. */
  const answered = new Map<string, unknown>();

  const ask = async (path: string): Promise<unknown> => (await app.http.get(path).expect(200)).body;
  const municipal = (more = ''): string =>
    `/v1/municipalities/${MUNICIPALITY}/shortfall?fromYear=2022&toYear=2022${more}`;
  const QUESTIONS = [
    municipal,
    (more: string) => `/v1/municipalities/${MUNICIPALITY}/state-position?fromYear=2022&toYear=2022${more}`,
    (more: string) => `/v1/national-shortfall?fromYear=2022&toYear=2023${more}`,
    (more: string) => `/v1/national-shortfall?fromYear=2022&toYear=2023&groupBy=component${more}`,
    (more: string) => `/v1/national-shortfall?fromYear=2022&toYear=2023&groupBy=municipality&layout=2023${more}`,
    (more: string) => municipal(`&tariffsPublishedBy=2022-09-01${more}`),
    (more: string) => `/v1/tariffs?state=adopted${more}`,
    (more: string) => `/v1/tariffs?state=announced${more}`,
    (more: string) => `/v1/declarations?municipality=${MUNICIPALITY}${more}`,
    (more: string) => `/v1/ledger/entries?municipality=${MUNICIPALITY}&limit=100${more}`,
    (more: string) => `/v1/municipalities?validOn=2022-06-01${more}`,
    (more: string) => `/v1/cost-categories?${more}`,
  ];

  /** Asks everything now, and remembers the answers with the moment they are known on. */
  const remember = async (name: string): Promise<void> => {
    const { knownOn } = (await ask(municipal())) as { knownOn: string };
    for (const question of QUESTIONS) {
      answered.set(`${name} ${question('')}`, await ask(question(`&knownOn=${knownOn}`)));
    }
    moments.set(name, knownOn);
  };
  const moments = new Map<string, string>();

  const record = async (
    tariff: object,
  ): Promise<{ id: string; effect: { total: { entitlementDifference: string } } }> =>
    (await app.http.post('/v1/tariffs').send(tariff).expect(201)).body;

  beforeAll(async () => {
    const database = await createTestDatabase('May 2022');
    app = await startTestApplication({}, { database, time: '2022-05-31T12:00:00Z' });
    await remember('31 May');

    app.setTime('2022-06-20T09:00:00Z');
    await approved(app.http, declared(10, 250000, [ADVANCE]));
    await remember('20 June');

    app.setTime('2022-09-01T12:00:00Z');
    await remember('1 September');

    app.setTime('2022-10-11T10:00:00Z');
    const october = { source: 'Stcrt. 2022, 27515, art. I', publishedOn: '2022-10-11', confirmedUntil: '2023-12-31' };
    await record({
      ...october,
      tariff: 'goo-place-day',
      validFrom: '2022-10-15',
      amount: '83.00',
    });
    await record({
      ...october,
      tariff: 'poo-person-month',
      validFrom: '2022-03-01',
      validUntil: '2024-01-01',
      amount: '210.00',
    });
    await remember('11 October');

    app.setTime('2022-11-01T12:00:00Z');
    await remember('1 November');

    app.setTime('2022-12-15T12:00:00Z');
    await approved(app.http, declared(12, 330000, [ADVANCE]));
    await remember('15 December');

    app.setTime('2022-12-31T12:00:00Z');
    await remember('31 December');

    app.setTime('2023-12-01T12:00:00Z');
    await approved(app.http, declared(12, 330000, [ADVANCE, SETTLEMENT]));
    await remember('settled');

    app.setTime('2026-11-23T12:00:00Z');
    await remember('today');
  });
  afterAll(() => app.close());

  type Totals = { realCost: string; entitlement: string; received: string; gap: string };
  const totalOn = async (knownOn: string): Promise<Totals | null> =>
    ((await ask(municipal(`&knownOn=${knownOn}`))) as { years: [{ total: Totals | null }] }).years[0].total;

  it.each([
    // known on, real cost, entitlement (goo + poo), received, gap
    ['2022-06-01', null],
    ['2022-09-01', { realCost: '255000.00', entitlement: '306000.00', received: '280000.00', gap: '-51000.00' }],
    ['2022-10-10', { realCost: '255000.00', entitlement: '306000.00', received: '280000.00', gap: '-51000.00' }],
    // 292,740.00 + 8,400.00
    ['2022-11-01', { realCost: '255000.00', entitlement: '301140.00', received: '280000.00', gap: '-46140.00' }],
    // 351,288.00 + 8,400.00
    ['2022-12-31', { realCost: '335000.00', entitlement: '359688.00', received: '280000.00', gap: '-24688.00' }],
    ['2023-11-30', { realCost: '335000.00', entitlement: '359688.00', received: '280000.00', gap: '-24688.00' }],
    ['2026-11-23', { realCost: '335000.00', entitlement: '359688.00', received: '351288.00', gap: '-24688.00' }],
  ])('as known on %s', async (knownOn, expected) => {
    const total = await totalOn(knownOn);
    if (expected === null) expect(total).toBeNull();
    else expect(total).toMatchObject(expected);
  });

  it('reproduces every answer of every moment, byte for byte', async () => {
    expect(answered.size).toBe(9 * QUESTIONS.length);
    for (const [name, knownOn] of moments) {
      for (const question of QUESTIONS) {
        const again = await ask(question(`&knownOn=${knownOn}`));
        expect({ name, again }).toEqual({ name, again: answered.get(`${name} ${question('')}`) });
      }
    }
  });

  it('says in September that POO has no tariff, and in October that it has, back to March', async () => {
    const component = async (knownOn: string): Promise<unknown> => {
      const { years } = (await ask(municipal(`&knownOn=${knownOn}`))) as {
        years: [{ notices: string[]; components: { component: string }[] }];
      };
      return [years[0].notices, years[0].components.find((one) => one.component === 'poo-norm')];
    };
    expect(await component('2022-09-01')).toMatchObject([
      ['geen normbedrag vastgesteld'],
      { entitlement: '0.00', personMonths: '40.00', personMonthsWithoutTariff: '40.00' },
    ]);
    expect(await component('2022-11-01')).toMatchObject([
      [],
      { entitlement: '8400.00', personMonths: '40.00', personMonthsWithoutTariff: '0.00' },
    ]);
  });

  it('answers at the tariffs that were published by a day, whatever is known now', async () => {
    const at = async (day: string): Promise<unknown> =>
      ((await ask(municipal(`&tariffsPublishedBy=${day}`))) as { years: [{ total: Totals }] }).years[0].total
        .entitlement;
    // 12 places: 306 × 12 × 100 and nothing for POO; then the law of October
    expect(await at('2022-09-01')).toBe('367200.00');
    expect(await at('2022-10-11')).toBe('359688.00');
    expect(await at('2022-05-30')).toBe('0.00');
  });

  it('posted in October only what October touched: months from October for GOO, every month for POO', async () => {
    const { items } = (await ask(`/v1/ledger/entries?municipality=${MUNICIPALITY}&limit=100&knownOn=2022-11-01`)) as {
      items: {
        kind: string;
        component: string;
        recordedAt: string;
        cause: { id: string } | null;
        postings: { month: string; tariff: string }[];
      }[];
    };
    const inOctober = items.filter(({ recordedAt }) => recordedAt.startsWith('2022-10-11'));
    const shown = inOctober.map(({ kind, component, cause, postings }) => [
      kind,
      component,
      postings[0]?.month,
      cause?.id,
    ]);
    const goo = 'goo-place-day-2022-10-15-v1';
    const poo = 'poo-person-month-2022-03-01-v1';
    const months = (from: number): string[] =>
      Array.from({ length: 13 - from }, (_, index) => `2022-${String(from + index).padStart(2, '0')}`);
    expect(shown).toEqual([
      ...months(10).map((month) => ['reversal', 'goo', month, goo]),
      ...months(10).map((month) => ['entitlement', 'goo', month, goo]),
      ...months(3).map((month) => ['reversal', 'poo-norm', month, poo]),
      ...months(3).map((month) => ['entitlement', 'poo-norm', month, poo]),
    ]);
    const tariffs = inOctober
      .filter(({ kind }) => kind === 'entitlement')
      .map(({ postings }) => new Set(postings.map(({ tariff }) => tariff)));
    expect(tariffs[0]).toEqual(new Set(['goo-place-day-2022-03-01-v1', goo]));
    expect(tariffs.at(-1)).toEqual(new Set([poo]));
  });

  it('shows the position with the State at each moment, and what is due when the day of settlement has gone by', async () => {
    const position = async (knownOn: string): Promise<unknown> =>
      (
        (await ask(
          `/v1/municipalities/${MUNICIPALITY}/state-position?fromYear=2022&toYear=2022&knownOn=${knownOn}`,
        )) as {
          years: unknown[];
        }
      ).years[0];
    expect(await position('2022-09-01')).toMatchObject({ advances: '280000.00', openPosition: '26000.00', due: null });
    expect(await position('2022-12-31')).toMatchObject({
      advances: '280000.00',
      settlements: '0.00',
      openPosition: '79688.00',
      // 351,288.00 − 330,000.00 and 8,400.00 − 5,000.00
      keptSurplus: '24688.00',
      deadlines: [
        { kind: 'sisa', dueOn: '2023-07-15', status: 'done' },
        { kind: 'settlement', dueOn: '2023-12-31', status: 'upcoming' },
        { kind: 'reclaim', dueOn: '2028-12-31', status: 'upcoming' },
      ],
      due: null,
    });
    // settled at 351,288.00 in all for GOO; the 8,400.00 of POO are still open
    expect(await position('2026-11-23')).toMatchObject({
      settlements: '71288.00',
      received: '351288.00',
      openPosition: '8400.00',
      deadlines: [{ status: 'done' }, { kind: 'settlement', status: 'done' }, { status: 'upcoming' }],
      due: { by: 'state', amount: '8400.00', since: '2023-12-31' },
    });
  });

  it('lists the tariffs as they stood', async () => {
    const tariffs = async (knownOn: string): Promise<string[]> =>
      (
        (await ask(`/v1/tariffs?knownOn=${knownOn}`)) as {
          items: { amount: string; validFrom: string; validUntil: string }[];
        }
      ).items.map(({ amount, validFrom, validUntil }) => `${amount} ${validFrom} ${validUntil}`);
    expect(await tariffs('2022-09-01')).toEqual(['100.00 2022-03-01 null']);
    expect(await tariffs('2022-11-01')).toEqual([
      '100.00 2022-03-01 2022-10-15',
      '83.00 2022-10-15 null',
      '210.00 2022-03-01 2024-01-01',
    ]);
  });

  it('refuses a moment that has not come', async () => {
    const { body } = await app.http.get(municipal('&knownOn=2026-11-23T12:00:10Z')).expect(400);
    expect(body.errors).toEqual([expect.objectContaining({ pointer: 'knownOn', code: 'known-on-future' })]);
  });

  it('makes a workbook of any of these moments, with the figures of then', async () => {
    const { body } = await app.http
      .post('/v1/exports')
      .send({ fromYear: 2022, toYear: 2022, knownOn: '2022-11-01' })
      .expect(201);
    expect(body).toMatchObject({ knownOn: '2022-11-01T22:59:59.999Z' });
    const { rowCount } = await connected(app.database.ownerUrl, (client) =>
      client.query('SELECT FROM workbook_export WHERE id = $1', [body.id]),
    );
    expect(rowCount).toBe(1);
  });
});
