import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { approved } from '../harness/declaration-workbook.js';
import { ASKED, makeClaim, PRESENTED, settlementFor } from '../harness/claims.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

const [ZWOLLE, DALFSEN] = ['GM0193', 'GM0148'];
const [OFFICER, ANNA, BAS] = [`finance-officer:${ZWOLLE}`, 'vng-analyst:anna', 'vng-analyst:bas'];

interface Figure {
  readonly municipality: string;
  readonly year: number;
  readonly component: string;
  readonly realCost: string;
  readonly entitlement: string;
  readonly received: string;
  readonly gap: string;
  readonly cashGap: string;
  readonly quantity: string | null;
}

describe('a multi-year claim', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
    await approved(app.http, {
      municipality: ZWOLLE,
      year: 2023,
      reception: [['2023-01-01', '2023-12-31', 'GOO', 'Hal', 2, null, null]],
      costs: [
        ['2023-05', 'goo-housing', null, 70_000],
        ['2023-05', 'nuisance', null, 125.5],
      ],
      receipts: [['2023-03-01', 'voorschot', 'goo', 50_000, null]],
    });
    await approved(app.http, {
      municipality: ZWOLLE,
      year: 2024,
      reception: [
        ['2024-01-01', '2024-12-31', 'GOO', 'Hal', 1, null, null],
        ['2024-01-01', '2024-03-31', 'POO', null, null, null, 4],
      ],
      costs: [
        ['2024-05', 'goo-housing', null, 20_000],
        ['2024-05', 'poo-implementation', null, 2_000],
      ],
    });
    await approved(app.http, { municipality: DALFSEN, year: 2023, costs: [['2023-05', 'goo-housing', null, 900]] });
  });
  afterAll(() => app.close());

  const as = (person: string): TestApplication['http'] => app.people.as(person);
  const figuresOf = async (
    id: string,
    person = OFFICER,
  ): Promise<Record<string, never> & { content: { figures: Figure[] } }> =>
    (await as(person).get(`/v1/claims/${id}/figures`).expect(200)).body;

  it('adds up the years and components that it is for, and says what is missing', async () => {
    const id = await makeClaim(as(OFFICER), { ...ASKED, components: ['goo', 'poo-norm', 'own'] });
    const figures = await figuresOf(id);
    const rows = figures.content.figures.map((one) => [
      ...[one.year, one.component, one.realCost, one.entitlement, one.received, one.gap, one.cashGap, one.quantity],
    ]);
    expect(rows).toEqual([
      // 2 × 365 × 83.00 = 60,590.00
      [2023, 'goo', '70000.00', '60590.00', '50000.00', '9410.00', '20000.00', '730.00'],
      [2023, 'poo-norm', '0.00', '0.00', '0.00', '0.00', '0.00', '0.00'],
      [2023, 'own', '125.50', '0.00', '0.00', '125.50', '125.50', null],
      // 366 × 61.00 = 22,326.00: a surplus
      [2024, 'goo', '20000.00', '22326.00', '0.00', '-2326.00', '20000.00', '366.00'],
      // 4 × 3 × 92.00 = 1,104.00
      [2024, 'poo-norm', '2000.00', '1104.00', '0.00', '896.00', '2000.00', '12.00'],
      [2024, 'own', '0.00', '0.00', '0.00', '0.00', '0.00', null],
    ]);
    expect(figures).toMatchObject({
      sha256: null,
      perYear: [
        { key: '2023', gap: '9535.50' },
        { key: '2024', gap: '-1430.00' },
      ],
      perComponent: [
        { key: 'goo', label: 'Gemeentelijke opvang (GOO)', gap: '7084.00' },
        { key: 'poo-norm', gap: '896.00' },
        { key: 'own', gap: '125.50' },
      ],
      perMunicipality: [{ key: ZWOLLE, label: 'Zwolle', gap: '8105.50' }],
      total: {
        realCost: '92125.50',
        entitlement: '84020.00',
        received: '50000.00',
        gap: '8105.50',
        cashGap: '42125.50',
      },
      missing: [{ municipality: ZWOLLE, name: 'Zwolle', year: 2025 }],
      notices: ['van 1 van de 3 jaren van gemeenten is geen declaratie goedgekeurd; die tellen niet mee'],
    });
    expect(figures.content).toMatchObject({
      years: [
        { year: 2023, declaration: 'GM0193-2023-1', basis: 'norm' },
        { year: 2024, declaration: 'GM0193-2024-1', basis: 'norm' },
        { year: 2025, declaration: null, basis: null },
      ],
    });
  });

  it('is sealed when it is submitted: anybody can reckon the hash from the answer', async () => {
    const id = await makeClaim(as(OFFICER));
    const { body: claim } = await as(OFFICER).post(`/v1/claims/${id}/submission`).expect(200);
    const { sha256, content } = (await figuresOf(id)) as unknown as { sha256: string; content: object };
    // the object is flat but for lists of flat objects, so that sorting keys is all there is to it
    const sorted = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(sorted)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .sort()
                .map(([key, one]) => [key, sorted(one)]),
            )
          : value;
    expect(
      createHash('sha256')
        .update(JSON.stringify(sorted(content)))
        .digest('hex'),
    ).toBe(sha256);
    expect(claim).toMatchObject({
      state: 'submitted',
      seal: { sha256, knownOn: (content as { knownOn: string }).knownOn },
    });
  });

  it('keeps what was sealed, whatever is posted later, and shows the difference with its entries', async () => {
    const asked = { ...ASKED, municipalities: [DALFSEN], fromYear: 2023, toYear: 2024 };
    const officer = `finance-officer:${DALFSEN}`;
    const id = await makeClaim(as(officer), asked);
    await as(officer).post(`/v1/claims/${id}/submission`).expect(200);
    const before = await figuresOf(id, officer);
    const differences = async (query = ''): Promise<{ items: unknown[]; knownOn: string }> =>
      (await as(officer).get(`/v1/claims/${id}/differences${query}`).expect(200)).body;
    const none = await differences();
    expect(none).toMatchObject({ items: [], total: 0, difference: { realCost: '0.00', gap: '0.00' } });

    await approved(app.http, {
      municipality: DALFSEN,
      year: 2023,
      costs: [['2023-05', 'goo-housing', null, 1_200.25]],
    });
    await approved(app.http, { municipality: DALFSEN, year: 2024, costs: [['2024-05', 'nuisance', null, 50]] });
    expect(await figuresOf(id, officer)).toEqual(before);
    const later = await differences();
    const zero = { realCost: '0.00', entitlement: '0.00', received: '0.00', gap: '0.00', cashGap: '0.00' };
    const euros = (realCost: string): object => ({ ...zero, realCost, gap: realCost, cashGap: realCost });
    expect(later).toMatchObject({
      sealed: euros('900.00'),
      now: euros('1250.25'),
      difference: euros('350.25'),
      total: 7,
    });
    expect(later.items).toEqual([
      {
        ...{ municipality: DALFSEN, name: 'Dalfsen', year: 2023, component: 'goo', quantity: '0.00' },
        ...{ sealed: euros('900.00'), now: euros('1200.25'), difference: euros('300.25') },
        movements: [
          {
            ...{ recordedAt: expect.any(String), causeKind: 'declaration', causeId: 'GM0148-2023-2' },
            ...{ entries: ['GM0148-2', 'GM0148-3'], ...euros('300.25') },
          },
        ],
      },
      ...['goo', 'allowance', 'poo-norm', 'transition', 'care'].map((component) =>
        expect.objectContaining({ year: 2024, component, sealed: null, now: zero, difference: zero, movements: [] }),
      ),
      expect.objectContaining({
        year: 2024,
        component: 'own',
        sealed: null,
        now: euros('50.00'),
        difference: euros('50.00'),
      }),
    ]);
    // as known on the moment it was asked first, it is nothing still
    expect(await differences(`?knownOn=${none.knownOn}`)).toEqual(none);
  });

  it('goes through its life, each step by who may, and only in its order', async () => {
    const id = await makeClaim(as(ANNA), { ...ASKED, municipalities: [DALFSEN, ZWOLLE] });
    expect(id).toMatch(/^VNG-C\d+$/);
    const state = async (): Promise<string> => (await as(ANNA).get(`/v1/claims/${id}`).expect(200)).body.state;
    const refused = async (person: string, step: string, body: object = {}): Promise<string> =>
      (await as(person).post(`/v1/claims/${id}/${step}`).send(body).expect(409)).body.detail;
    expect(await refused(BAS, 'inclusion')).toBe(
      'Deze claim is concept. Opnemen kan nu niet. Wel mogelijk: wijzigen, indienen.',
    );
    await as(ANNA).post(`/v1/claims/${id}/submission`).expect(200);
    expect(await refused(ANNA, 'submission')).toContain('Deze claim is ingediend.');
    for (const [step, body] of [
      ['inclusion', {}],
      ['return', { reason: 'x' }],
    ] as const) {
      const { body: problem } = await as(ANNA).post(`/v1/claims/${id}/${step}`).send(body).expect(403);
      expect(problem.type).toBe('urn:opvangboek:problem:four-eyes');
    }
    await as(BAS).post(`/v1/claims/${id}/return`).send({ reason: 'vul de onderbouwing aan' }).expect(200);
    expect((await as(ANNA).get(`/v1/claims/${id}`)).body).toMatchObject({
      state: 'draft',
      seal: null,
      returnedBecause: 'vul de onderbouwing aan',
    });
    await as(BAS)
      .put(`/v1/claims/${id}`)
      .send({ ...ASKED, municipalities: [ZWOLLE, DALFSEN], narrative: 'Eerst.\n\nDan.' })
      .expect(200);
    await as(BAS).post(`/v1/claims/${id}/submission`).expect(200);
    await as(ANNA).post(`/v1/claims/${id}/inclusion`).expect(200);
    await as(ANNA)
      .post(`/v1/claims/${id}/presentation`)
      .send({ ...PRESENTED, presentedOn: '2026-11-24' })
      .expect(400);
    await as(ANNA).post(`/v1/claims/${id}/presentation`).send(PRESENTED).expect(200);
    const settlement = (await settlementFor(as(ANNA), id, { '2023 goo': '5000.50' })) as { amounts: object[] };
    const lacking = { ...settlement, amounts: settlement.amounts.slice(1) };
    const { body: problem } = await as(ANNA).post(`/v1/claims/${id}/settlement`).send(lacking).expect(400);
    expect(problem.errors).toEqual([
      {
        code: 'amount-missing',
        pointer: 'amounts',
        message: 'Geef ook een bedrag voor 2023, Gemeentelijke opvang (GOO). Schrijf 0.00 waar niets is toegekend.',
      },
    ]);
    expect(await state()).toBe('presented');
    const { body: settled } = await as(ANNA).post(`/v1/claims/${id}/settlement`).send(settlement).expect(200);
    expect(settled).toMatchObject({
      state: 'settled',
      possible: [],
      revision: 2,
      narrative: 'Eerst.\nDan.',
      presentation: { on: '2026-11-23', reference: 'brief VNG 2026-0412' },
      settlement: { on: '2026-11-23', reference: 'besluit AenM 2026-88', total: '5000.50' },
    });
    expect(await refused(BAS, 'submission')).toBe(
      'Deze claim is afgehandeld. Indienen kan nu niet. Er kan niets meer aan veranderen.',
    );
    const { body: history } = await as(ANNA).get(`/v1/claims/${id}/history`).expect(200);
    expect(history.items.map(({ kind, by }: { kind: string; by: string }) => [kind, by])).toEqual([
      ...[
        ['made', ANNA],
        ['submitted', ANNA],
        ['returned', BAS],
        ['revised', BAS],
        ['submitted', BAS],
      ],
      ...[
        ['included', ANNA],
        ['presented', ANNA],
        ['settled', ANNA],
      ],
    ]);
    expect(history.items[0].text).toMatchObject({ revision: 1, narrative: ASKED.narrative });
  });

  it('is not submitted when nothing is declared in it', async () => {
    const id = await makeClaim(as(OFFICER), { ...ASKED, fromYear: 2026, toYear: 2026 });
    const { body } = await as(OFFICER).post(`/v1/claims/${id}/submission`).expect(409);
    expect(body.detail).toContain('niets goedgekeurd');
    expect(await figuresOf(id)).toMatchObject({ total: null, perYear: [], missing: [{ year: 2026 }] });
  });

  it('is of a municipality for itself, and nobody else’s to see or change', async () => {
    const id = await makeClaim(as(OFFICER));
    const national = await makeClaim(as(ANNA), { ...ASKED, municipalities: [ZWOLLE, DALFSEN] });
    const { body: problem } = await as(OFFICER)
      .post('/v1/claims')
      .send({ ...ASKED, municipalities: [DALFSEN] })
      .expect(400);
    expect(problem.errors[0]).toEqual({
      code: 'municipality-not-own',
      message: 'Een gemeente claimt voor zichzelf. Noem alleen GM0193.',
      pointer: 'municipalities',
    });
    for (const path of [id, `${id}/figures`, `${id}/history`]) {
      await as(`finance-officer:${DALFSEN}`).get(`/v1/claims/${path}`).expect(404);
    }
    await as(OFFICER).get(`/v1/claims/${national}`).expect(404);
    const ids = async (person: string, query = ''): Promise<string[]> =>
      (await as(person).get(`/v1/claims${query}`).expect(200)).body.items.map((item: { id: string }) => item.id);
    expect((await ids(OFFICER)).every((one) => one.startsWith('GM0193-C'))).toBe(true);
    expect(await ids(`auditor:${DALFSEN}`)).toEqual(['GM0148-C1']);
    expect(await ids(ANNA, `?municipality=${DALFSEN}`)).toContain(national);
    expect(await ids(ANNA, `?municipality=${DALFSEN}`)).not.toContain(id);
    // VNG reads it, and leaves its words to who claims
    await as(ANNA).get(`/v1/claims/${id}`).expect(200);
    const { body: refused } = await as(ANNA).put(`/v1/claims/${id}`).send(ASKED).expect(403);
    expect(refused.detail).toBe('Deze claim is van Zwolle. Alleen Zwolle verandert haar en dient haar in.');
    await as(ANNA).post(`/v1/claims/${id}/submission`).expect(403);
    await as(OFFICER).post(`/v1/claims/${id}/inclusion`).expect(403);
  });

  it.each([
    ['a year to come', { toYear: 2027 }, 'toYear', 'Een claim gaat over jaren die er al zijn: tot en met 2026.'],
    ['years in reverse', { fromYear: 2025, toYear: 2024 }, 'toYear', 'Kies een toYear vanaf fromYear.'],
    ['nobody', { municipalities: [] }, 'municipalities', 'Noem ten minste één gemeente.'],
    ['somebody unknown', { municipalities: ['GM9999'] }, 'municipalities', 'Deze gemeenten bestaan niet: GM9999.'],
    ['a component twice', { components: ['goo', 'goo'] }, 'components', 'Noem een onderdeel één keer.'],
    [
      'an address',
      { contact: 'j.jansen@zwolle.nl' },
      'contact',
      'Noem een afdeling of een zaaknummer, geen e-mailadres.',
    ],
    [
      'a number of somebody',
      { narrative: 'van 123-45\n6782' },
      'narrative',
      'Haal het burgerservicenummer uit de onderbouwing.',
    ],
    ['no words', { narrative: ' \u200b\n' }, 'narrative', 'Vul de onderbouwing in.'],
  ])('is refused with %s', async (_what, change, pointer, message) => {
    const { body } = await as(ANNA)
      .post('/v1/claims')
      .send({ ...ASKED, ...change })
      .expect(400);
    expect(body.errors).toEqual([{ code: expect.any(String), message, pointer }]);
  });
});
