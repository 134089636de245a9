import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { loadReference } from '../../src/reference/load-reference.js';
import { approved } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

const [ZWOLLE, DALFSEN, OTHER] = ['GM0193', 'GM0148', 'GM0362'];

/** A page of SiSa, as far as these tests look. */
interface Page {
  readonly declaration: string | null;
  readonly basis: string | null;
  readonly provisional: boolean;
  readonly indicators: readonly Figure[];
  readonly withoutIndicator: readonly { readonly measure: string }[];
  readonly gooReimbursed: string | null;
  readonly notices: readonly string[];
  readonly ledgerEntries: string;
  readonly knownOn: string;
}

interface Figure {
  readonly code: string;
  readonly amount: string | null;
  readonly reasonCode: string | null;
  readonly reason: string | null;
  readonly source: string;
  readonly parts: readonly {
    readonly kind: string;
    readonly component: string | null;
    readonly costCategory: string | null;
    readonly amount: string;
    readonly from: string;
    readonly declaration: string;
    readonly entries: readonly string[];
  }[];
}

interface Entry {
  readonly id: string;
  readonly source: string;
  readonly postings: readonly Record<'account' | 'component' | 'costCategory' | 'nature' | 'amount', string>[];
}

describe('SiSa', () => {
  let app: TestApplication;
  let beforeLists: string;

  beforeAll(async () => {
    app = await startTestApplication();
    beforeLists = (await app.http.get('/v1/sisa-indicators').expect(200)).body.knownOn;
    app.setTime('2026-11-23T13:00:00Z');
    await approved(app.http, {
      municipality: ZWOLLE,
      year: 2022,
      reception: [['2022-03-01', '2022-12-31', 'GOO', 'Hal', 1, null, null]],
      costs: [
        ['2022-05', 'goo-housing', null, 5000],
        ['2022-05', 'nuisance', null, 70],
      ],
    });
    await approved(app.http, {
      municipality: ZWOLLE,
      year: 2023,
      reception: [
        ['2023-01-01', '2023-12-31', 'GOO', 'Hal', 1, null, null],
        ['2023-01-01', '2023-12-31', 'POO', null, null, null, 1],
      ],
      costs: [
        ['2023-05', 'goo-housing', null, 25000],
        ['2023-05', 'poo-allowance', null, 600],
        ['2023-05', 'poo-implementation', null, 1900],
        ['2023-05', 'nuisance', null, 50],
      ],
      receipts: [['2023-06-01', 'Eigen bijdrage', 'goo', 95, 'E-1']],
    });
    await approved(app.http, {
      municipality: DALFSEN,
      year: 2023,
      basis: 'werkelijk',
      reception: [['2023-01-01', '2023-12-31', 'GOO', 'Hal', 1, null, null]],
      costs: [
        ['2023-05', 'goo-housing', null, 40000],
        ['2023-05', 'transition', null, 1000],
      ],
    });
  });
  afterAll(() => app.close());

  const page = async (municipality: string, year: number, knownOn?: string): Promise<Page> =>
    (
      await app.http
        .get(`/v1/municipalities/${municipality}/sisa?year=${year}${knownOn ? `&knownOn=${knownOn}` : ''}`)
        .expect(200)
    ).body;
  const amounts = ({ indicators }: Page): unknown[] => indicators.map(({ code, amount }) => [code, amount]);
  const recorded = (year: number, code: string, measure: string): Promise<unknown> =>
    Promise.resolve(
      app.http
        .put(`/v1/sisa-indicators/${year}/${code}`)
        .send({ label: `Omschrijving van ${code}`, measure, source: `SiSa-bijlage ${year}` })
        .expect(200),
    );

  it('shows a year by the indicators that were seen, and says which have no number yet', async () => {
    const zwolle = await page(ZWOLLE, 2023);
    expect(zwolle).toMatchObject({ declaration: 'GM0193-2023-1', basis: 'norm', provisional: false });
    expect(amounts(zwolle)).toEqual([
      // 365 × 83.00 − 95.00
      ['A16/01', '30200.00'],
      ['A16/02', '0.00'],
      ['A16/03', '0.00'],
      ['A16/04', '0.00'],
      ['A16/05', '0.00'],
      ['A16/06', '600.00'],
    ]);
    expect(zwolle.indicators.map(({ reasonCode }) => reasonCode)).toEqual([
      ...[null, 'basis-norm', 'basis-norm', 'nothing-declared', 'nothing-declared', null],
    ]);
    expect(zwolle.indicators.every(({ source }) => source.includes('2023'))).toBe(true);
    expect(zwolle.withoutIndicator.map(({ measure }) => measure)).toEqual([
      ...['allowance-claims', 'poo-norm-amount', 'total-spending', 'cumulative-spending'],
    ]);
    expect(zwolle.notices).toEqual([
      'in de lijst van 2023 hebben nog geen indicator: Vorderingen wegens onterecht uitbetaald leefgeld; ' +
        'Normbedragen POO per geregistreerde persoon per maand; Totale besteding van het jaar; Cumulatieve besteding',
    ]);
  });

  it('tells no amount where the ledger cannot, and why', async () => {
    const dalfsen = await page(DALFSEN, 2023);
    expect(amounts(dalfsen)).toEqual([
      ['A16/01', '30295.00'],
      // 40,000.00 − 30,295.00
      ['A16/02', '9705.00'],
      ['A16/03', '0.00'],
      ['A16/04', null],
      ['A16/05', null],
      ['A16/06', '0.00'],
    ]);
    expect(dalfsen.indicators[3]).toMatchObject({
      reasonCode: 'not-split',
      reason: 'de kostensoort Transitiekosten maakt geen onderscheid tussen transitie en uitvoering daarvan',
      parts: [],
    });
  });

  it('says of GOO together what the shortfall says the State owes', async () => {
    for (const municipality of [ZWOLLE, DALFSEN]) {
      const { body } = await app.http
        .get(`/v1/municipalities/${municipality}/shortfall?fromYear=2023&toYear=2023`)
        .expect(200);
      const goo = body.years[0].components.find(({ component }: { component: string }) => component === 'goo');
      expect([municipality, (await page(municipality, 2023)).gooReimbursed]).toEqual([municipality, goo.entitlement]);
    }
  });

  it('has no figures of a year without a declaration, nor of a year without a list, and says so', async () => {
    const undeclared = await page(OTHER, 2023);
    expect(undeclared).toMatchObject({ declaration: null, basis: null, gooReimbursed: null });
    expect(undeclared.indicators.map(({ amount, reasonCode }) => [amount, reasonCode])).toEqual(
      Array.from({ length: 6 }, () => [null, 'not-declared']),
    );
    expect(undeclared.notices).toContain('geen goedgekeurde declaratie');
    const withoutList = await page(ZWOLLE, 2022);
    expect(withoutList.indicators).toEqual([]);
    expect(withoutList.notices).toEqual(['voor 2022 is nog geen lijst met SiSa-indicatoren vastgelegd']);
    await app.http.get('/v1/municipalities/GM9999/sisa?year=2023').expect(404);
    await app.http.get(`/v1/municipalities/${ZWOLLE}/sisa`).expect(400);
  });

  it('takes indicators that a user records, and is known as it was before', async () => {
    const before = await page(ZWOLLE, 2023);
    app.setTime('2026-11-23T14:00:00Z');
    await recorded(2023, 'A16-08', 'poo-norm-amount');
    await recorded(2023, 'A16-09', 'total-spending');
    await recorded(2023, 'A16-10', 'cumulative-spending');
    const after = await page(ZWOLLE, 2023);
    expect(amounts(after).slice(6)).toEqual([
      ['A16/08', '2520.00'],
      // 25,000.00 + 600.00 + 1,900.00; nuisance is no spending of the grant
      ['A16/09', '27500.00'],
      ['A16/10', '32500.00'],
    ]);
    expect((await page(DALFSEN, 2023)).indicators.at(-1)).toMatchObject({
      amount: null,
      reason: 'geen goedgekeurde declaratie over 2022',
    });
    expect(await page(ZWOLLE, 2023, before.knownOn)).toEqual(before);
  });

  it('follows every amount to entries of the journal that come to the same', async () => {
    for (const municipality of [ZWOLLE, DALFSEN]) {
      const { indicators, ledgerEntries } = await page(municipality, 2023);
      const journal = (await app.http.get(`${ledgerEntries}&limit=100`).expect(200)).body.items as Entry[];
      const parts = indicators.flatMap((figure) => figure.parts);
      expect(parts.length).toBeGreaterThan(4);
      for (const part of parts) {
        const entries = journal.filter(({ id }) => part.entries.includes(id));
        expect(entries.length).toBe(part.entries.length);
        for (const { source } of entries) expect(source).toBe(part.declaration);
        const posted = entries
          .flatMap(({ postings }) => postings)
          .filter(
            (one) =>
              one.account === (part.kind === 'cost' || part.kind === 'earlier-spending' ? 'cost' : 'reimbursement') &&
              (part.component === null ? one.component !== 'own' : one.component === part.component) &&
              (part.costCategory === null || one.costCategory === part.costCategory) &&
              (part.kind !== 'norm-amount' || one.nature === 'norm') &&
              (part.kind !== 'own-contribution' || one.nature === 'deduction'),
          );
        const cents = posted.reduce((total, { amount }) => total + Math.abs(Number(amount.replace('.', ''))), 0);
        const expected = Math.abs(Number(part.amount.replace('.', '')));
        expect([municipality, part, cents]).toEqual([municipality, part, part.from === 'ledger' ? expected : 0]);
      }
    }
  });

  it('follows a choice of the basis, and still knows what it said before', async () => {
    const atNorm = await page(ZWOLLE, 2023);
    app.setTime('2026-11-23T15:00:00Z');
    await app.http
      .post(`/v1/municipalities/${ZWOLLE}/basis-choices`)
      .send({ year: 2023, basis: 'actual', reason: 'lager' })
      .expect(201);
    const atActual = await page(ZWOLLE, 2023);
    expect(amounts(atActual).slice(0, 3)).toEqual([
      ['A16/01', '30200.00'],
      ['A16/02', '0.00'],
      // 30,295.00 − 25,000.00
      ['A16/03', '5295.00'],
    ]);
    expect(atActual.gooReimbursed).toBe('24905.00');
    expect(atActual.indicators[2]?.parts).toMatchObject([
      { kind: 'cost', component: 'goo', amount: '-25000.00', from: 'ledger' },
      { kind: 'norm-amount', component: 'goo', amount: '30295.00', from: 'declared-lines' },
    ]);
    expect(await page(ZWOLLE, 2023, atNorm.knownOn)).toEqual(atNorm);
  });

  it('goes out as a workbook that says the same', async () => {
    const said = await page(DALFSEN, 2023);
    const { headers, body } = await app.http
      .get(`/v1/municipalities/${DALFSEN}/sisa/workbook?year=2023&knownOn=${said.knownOn}`)
      .responseType('blob')
      .expect(200);
    expect(headers['content-disposition']).toBe('attachment; filename="sisa-GM0148-2023.xlsx"');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(body);
    const rows = (name: string): ExcelJS.CellValue[][] =>
      (workbook.getWorksheet(name)?.getSheetValues() ?? [])
        .slice(2)
        .map((row) => (row as ExcelJS.CellValue[]).slice(1));
    const euros = (text: string | null): number | undefined => (text === null ? undefined : Number(text));
    expect(rows('SiSa').map(([code, , amount, certainty, reason = null]) => [code, amount, certainty, reason])).toEqual(
      said.indicators.map(({ code, amount, reason }) => [
        ...[code, euros(amount), amount === null ? 'onbekend' : 'vast', reason],
      ]),
    );
    expect(
      rows('Opbouw').map(([code, , amount, , declaration, entries]) => [code, amount, declaration, entries]),
    ).toEqual(
      said.indicators.flatMap(({ code, parts }) =>
        parts.map((part) => [code, euros(part.amount), part.declaration, part.entries.join(', ') || 'geen']),
      ),
    );
    const guide = new Map(rows('Leeswijzer').map(([subject, text]) => [subject, text]));
    expect(guide.get('Grondslag GOO')).toBe('werkelijk');
    expect(guide.get('Vergoed voor GOO')).toContain('€ 40.000,00');
    expect(guide.get('Voorbehoud')).toContain('in de lijst van 2023 hebben nog geen indicator');
  });

  it('is provisional where a tariff is not confirmed', async () => {
    await recorded(2026, 'A16-01', 'goo-norm-amount');
    await approved(app.http, {
      municipality: OTHER,
      year: 2026,
      reception: [['2026-01-01', '2026-01-10', 'GOO', 'Hal', 1, null, null]],
    });
    const provisional = await page(OTHER, 2026);
    expect(amounts(provisional)).toEqual([['A16/01', '440.00']]);
    expect(provisional.provisional).toBe(true);
    expect(provisional.notices).toContain('normbedrag na 31-12-2025 niet bevestigd');
  });

  it('keeps what an indicator stood for, refuses what is so already, and lets one be withdrawn', async () => {
    await recorded(2024, 'A16-07', 'allowance-claims');
    const said = { label: 'Omschrijving van A16-07', measure: 'allowance-claims', source: 'SiSa-bijlage 2024' };
    const { body: same } = await app.http.put('/v1/sisa-indicators/2024/A16-07').send(said).expect(409);
    expect(same.detail).toBe('Indicator A16/07 van 2024 staat al zo vast.');
    const of2024 = async (): Promise<unknown[]> =>
      (await app.http.get('/v1/sisa-indicators?year=2024').expect(200)).body.items;
    expect(await of2024()).toMatchObject([{ ...said, year: 2024, code: 'A16/07', recordedBy: 'vng-admin' }]);
    await app.http
      .put('/v1/sisa-indicators/2024/A16-07')
      .send({ ...said, measure: 'poo-allowance' })
      .expect(200);
    expect(await of2024()).toMatchObject([{ measure: 'poo-allowance' }]);
    await app.http.post('/v1/sisa-indicators/2024/A16-07/withdrawal').send({ source: 'vergissing' }).expect(200);
    expect(await of2024()).toEqual([]);
    await app.http.post('/v1/sisa-indicators/2024/A16-07/withdrawal').send({ source: 'vergissing' }).expect(404);
    const { body: first } = await app.http.get(`/v1/sisa-indicators?knownOn=${beforeLists}`).expect(200);
    expect(first.items.map(({ code }: { code: string }) => code)).toEqual([
      ...['A16/01', 'A16/02', 'A16/03', 'A16/04', 'A16/05', 'A16/06'],
    ]);
  });

  it.each([
    ['2021/A16-01', { label: 'x', measure: 'total-spending', source: 'x' }, 'year'],
    ['2024/A16', { label: 'x', measure: 'total-spending', source: 'x' }, 'indicator'],
    ['2024/A16-01', { label: '', measure: 'total-spending', source: 'x' }, 'label'],
    ['2024/A16-01', { label: 'x', measure: 'surplus', source: 'x' }, 'measure'],
    ['2024/A16-01', { label: 'x', measure: 'total-spending', source: ' ' }, 'source'],
  ])('%s with %j is refused', async (path, body, pointer) => {
    const answer = await app.http.put(`/v1/sisa-indicators/${path}`).send(body).expect(400);
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
  });

  it('is not recorded by a municipality, and of another municipality it is not there', async () => {
    const said = { label: 'x', measure: 'total-spending', source: 'x' };
    const officer = app.people.as(`finance-officer:${ZWOLLE}`);
    await officer.put('/v1/sisa-indicators/2024/A16-01').send(said).expect(403);
    await officer.get(`/v1/municipalities/${ZWOLLE}/sisa?year=2023`).expect(200);
    await officer.get(`/v1/municipalities/${DALFSEN}/sisa?year=2023`).expect(404);
  });

  it('keeps what people recorded or withdrew when the program starts again', async () => {
    await app.http.post('/v1/sisa-indicators/2023/A16-06/withdrawal').send({ source: 'vergissing' }).expect(200);
    const list = async (): Promise<unknown> => (await app.http.get('/v1/sisa-indicators').expect(200)).body.items;
    const before = await list();
    await connected(app.database.ownerUrl, async (client) => {
      const query = async (sql: string, parameters?: unknown[]): Promise<unknown[]> =>
        (await client.query(sql, parameters)).rows;
      await loadReference({ query }, new Date('2026-11-23T16:00:00Z'));
      for (const statement of [
        'UPDATE sisa_indicator SET withdrawn = false',
        'DELETE FROM sisa_indicator',
        'TRUNCATE sisa_indicator',
      ]) {
        await expect(client.query(statement)).rejects.toThrow('refused');
      }
    });
    expect(await list()).toEqual(before);
  });
});
