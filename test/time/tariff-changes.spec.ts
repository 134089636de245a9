import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { approved } from '../harness/declaration-workbook.js';
import type { DeclarationContent } from '../harness/declaration-workbook.js';
import { asSystem, startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

/** Ten places all year and three persons all year, in each of four years, of two municipalities. */
const declared = (municipality: string, year: number, basis = 'norm'): DeclarationContent => ({
  municipality,
  year,
  basis,
  reception: [
    [`${year}-01-01`, `${year}-12-31`, 'GOO', 'Hal', 10, 9, null],
    [`${year}-01-01`, `${year}-12-31`, 'POO', null, null, null, 3],
  ],
  costs: [[`${year}-05`, 'goo-housing', null, 200000, null, null, null]],
});

interface Effect {
  readonly years: readonly {
    readonly year: number;
    readonly entitlementDifference: string;
    readonly netGapDifference: string;
  }[];
  readonly total: { readonly entitlementDifference: string };
}

describe('a change of a tariff', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
    for (const municipality of ['GM0193', 'GM0148']) {
      for (const year of [2023, 2024, 2025]) await approved(app.http, declared(municipality, year));
    }
    await approved(app.http, declared('GM0193', 2026));
    await approved(app.http, declared('GM0363', 2024, 'werkelijk'));
  });
  afterAll(() => app.close());

  const national = async (): Promise<Record<string, { entitlement: string; provisional: boolean }>> => {
    const { body } = await app.http.get('/v1/national-shortfall?fromYear=2022&toYear=2026').expect(200);
    return Object.fromEntries(body.groups.map((group: { key: string }) => [group.key, group]));
  };
  const entries = async (municipality: string): Promise<{ year: number; kind: string; component: string | null }[]> =>
    (await app.http.get(`/v1/ledger/entries?municipality=${municipality}&limit=100`).expect(200)).body.items;
  const countEntries = async (municipality: string): Promise<number> =>
    (await app.http.get(`/v1/ledger/entries?municipality=${municipality}&limit=1`).expect(200)).body.total;

  it('is rehearsed to the cent, and posts nothing for years and components that it does not touch', async () => {
    // 65.00 instead of 61.00 in the second half of 2024: 184 days × 10 places × 4.00 × 2 municipalities = 14,720.00
    const change = {
      tariff: 'goo-place-day',
      validFrom: '2024-07-01',
      validUntil: '2025-01-01',
      amount: '65.00',
      source: 'Stcrt. 2026, 1 (verzonnen)',
    };
    const before = await national();
    const counts = await Promise.all(['GM0193', 'GM0148', 'GM0363'].map(countEntries));

    const rehearsed = await app.http.post('/v1/tariffs?dryRun=true').send(change).expect(200);
    expect(rehearsed.body).toMatchObject({ dryRun: true, reassessment: null, amount: '65.00' });
    const effect = rehearsed.body.effect as Effect;
    expect(
      effect.years.map(({ year, entitlementDifference, netGapDifference }) => [
        year,
        entitlementDifference,
        netGapDifference,
      ]),
    ).toEqual([[2024, '14720.00', '-14720.00']]);
    expect(await national()).toEqual(before);
    expect((await app.http.get('/v1/tariffs')).body.total).toBe(7);

    const recorded = await app.http.post('/v1/tariffs').send(change).expect(201);
    expect(recorded.body.effect).toEqual(effect);
    expect(recorded.body).toMatchObject({
      id: 'goo-place-day-2024-07-01-v1',
      reassessment: { status: 'completed', done: 3, total: 3 },
      confirmedUntil: '2024-12-31',
    });

    const after = await national();
    expect(Number(after['2024']?.entitlement) - Number(before['2024']?.entitlement)).toBe(14720);
    for (const year of ['2022', '2023', '2025', '2026']) expect(after[year]).toEqual(before[year]);
    const added = (await entries('GM0148')).slice(counts[1]);
    expect(new Set(added.map(({ year, component }) => `${year} ${component}`))).toEqual(new Set(['2024 goo']));
    // July to December, each reversed and posted anew
    expect(added.map(({ kind }) => kind)).toEqual([...Array(6).fill('reversal'), ...Array(6).fill('entitlement')]);
    // on basis actual no norm amount is paid, so nothing changes
    expect(await countEntries('GM0363')).toBe(counts[2]);
  });

  it('cuts the version it takes days from, and keeps its name', async () => {
    const { body } = await app.http.get('/v1/tariffs').expect(200);
    const goo = body.items
      .filter(({ tariff }: { tariff: string }) => tariff === 'goo-place-day')
      .map(({ id, validFrom, validUntil }: Record<string, string>) => `${id} ${validFrom} ${validUntil}`);
    expect(goo).toContain('goo-place-day-2024-01-01-v1 2024-01-01 2024-07-01');
    expect(goo).toContain('goo-place-day-2024-07-01-v1 2024-07-01 2025-01-01');
  });

  it('takes provisional days away when an amount with its source replaces it', async () => {
    expect((await national())['2026']).toMatchObject({ provisional: true });
    const { body } = await app.http
      .post('/v1/tariffs')
      .send({
        tariff: 'goo-place-day',
        validFrom: '2026-01-01',
        amount: '50',
        source: 'Stcrt. 2025, 99999 (verzonnen)',
      })
      .expect(201);
    expect(body).toMatchObject({ validUntil: null, confirmedUntil: '2026-12-31', amount: '50.00' });
    // 365 × 10 × 6.00
    expect(
      (body.effect as Effect).years.map(({ year, entitlementDifference }) => [year, entitlementDifference]),
    ).toEqual([[2026, '21900.00']]);
    // POO of 2026 still rests on an amount that was last seen in 2025
    const { body: municipal } = await app.http.get('/v1/municipalities/GM0193/shortfall?fromYear=2026&toYear=2026');
    expect(municipal.years[0].notices).toEqual(['normbedrag na 31-12-2025 niet bevestigd']);
  });

  it('is provisional no more when its source is seen again, to the last day on which it was', async () => {
    const { body } = await app.http
      .post('/v1/tariffs/poo-person-month-2025-01-01-v1/confirmation')
      .send({ confirmedUntil: '2026-12-31', source: 'BooO, tekst geldend op 2026-11-01' })
      .expect(200);
    expect(body).toMatchObject({ confirmedUntil: '2026-12-31', effect: { total: { entitlementDifference: '0.00' } } });
    expect((await national())['2026']).toMatchObject({ provisional: false });
  });

  it('has no effect while it is announced, and the effect that was foretold when it is adopted', async () => {
    const before = await national();
    const announced = await app.http
      .post('/v1/tariffs')
      .send({
        tariff: 'poo-person-month',
        state: 'announced',
        validFrom: '2025-01-01',
        validUntil: '2026-01-01',
        amount: '60.00',
        source: 'Kamerbrief (verzonnen)',
        publishedOn: '2026-11-01',
      })
      .expect(201);
    // 12 months × 3 persons × 12.00 × 2 municipalities
    expect(announced.body).toMatchObject({ state: 'announced', reassessment: null });
    expect(announced.body.effect.total.entitlementDifference).toBe('864.00');
    expect(await national()).toEqual(before);
    expect((await app.http.get('/v1/tariffs?state=announced')).body.items).toMatchObject([{ id: announced.body.id }]);

    const adopted = await app.http
      .post(`/v1/tariffs/${announced.body.id}/adoption`)
      .send({ source: 'Stcrt. 2026, 2 (verzonnen)', publishedOn: '2026-11-20' })
      .expect(200);
    expect(adopted.body).toMatchObject({ id: announced.body.id, state: 'adopted', publishedOn: '2026-11-20' });
    expect(adopted.body.effect).toEqual(announced.body.effect);
    expect((await app.http.get('/v1/tariffs?state=announced')).body.total).toBe(0);
    const after = await national();
    expect(Number(after['2025']?.entitlement) - Number(before['2025']?.entitlement)).toBe(864);
  });

  it('leaves its days without a tariff when it is withdrawn, and says so', async () => {
    const id = 'poo-person-month-2025-01-01-v2';
    const { body } = await app.http
      .post(`/v1/tariffs/${id}/withdrawal`)
      .send({ source: 'Stcrt. 2026, 3 (verzonnen)' })
      .expect(200);
    // 12 months × 3 persons × 60.00 × 2 municipalities
    expect(body.effect.total.entitlementDifference).toBe('-4320.00');
    const { body: municipal } = await app.http.get('/v1/municipalities/GM0148/shortfall?fromYear=2025&toYear=2025');
    expect(municipal.years[0].notices).toEqual(['geen normbedrag vastgesteld']);
    expect((await app.http.get('/v1/tariffs?state=withdrawn')).body.items).toMatchObject([{ id, state: 'withdrawn' }]);
    await app.http.post(`/v1/tariffs/${id}/withdrawal`).send({ source: 'nog eens' }).expect(409);
  });

  it.each([
    ['what stands there already', { source: 'Stcrt. 2026, 1 (verzonnen)' }, 409, undefined],
    ['days in reverse', { validUntil: '2024-06-01' }, 400, 'validUntil'],
    ['an amount as a number', { amount: 65 }, 400, 'amount'],
    ['three decimals', { amount: '65.001' }, 400, 'amount'],
    ['a comma', { amount: '65,00' }, 400, 'amount'],
    ['a negative amount', { amount: '-1.00' }, 400, 'amount'],
    ['no source', { source: '' }, 400, 'source'],
    ['a source that is blank', { source: '  \u0000 ' }, 400, 'source'],
    ['a source with a citizen service number', { source: 'brief van 123456782' }, 400, 'source'],
    ['an unknown tariff', { tariff: 'hotel' }, 400, 'tariff'],
    ['a day that does not exist', { validFrom: '2024-02-30' }, 400, 'validFrom'],
    ['days before the scheme', { validFrom: '2021-12-31' }, 400, 'validFrom'],
    ['a withdrawn state', { state: 'withdrawn' }, 400, 'state'],
  ])('refuses %s', async (_story, fault, status, pointer) => {
    const change = {
      tariff: 'goo-place-day',
      validFrom: '2024-07-01',
      validUntil: '2025-01-01',
      amount: '65.00',
      source: 'Stcrt. 2026, 9 (verzonnen)',
      ...fault,
    };
    const { body } = await app.http.post('/v1/tariffs').send(change).expect(status);
    if (pointer) expect(body.errors).toMatchObject([{ pointer }]);
  });

  it('refuses operations on what is not there, or not in that state', async () => {
    await app.http.post('/v1/tariffs/none/adoption').send({}).expect(404);
    const { body } = await app.http.post('/v1/tariffs/goo-place-day-2025-01-01-v1/adoption').send({}).expect(409);
    expect(body.detail).toBe('Dit normbedrag is al vastgesteld.');
  });

  it('leaves a ledger that comes to what the rules come to', async () => {
    const { VerifyDeclarationsService } = await import('../../src/declarations/verify-declarations.service.js');
    const { VerifyLedgerService } = await import('../../src/ledger/verify-ledger.service.js');
    expect(await asSystem(() => app.application.get(VerifyDeclarationsService).verify())).toEqual({
      declarations: 8,
      waiting: 0,
      faults: [],
    });
    expect((await asSystem(() => app.application.get(VerifyLedgerService).verify())).faults).toEqual([]);
  });
});
