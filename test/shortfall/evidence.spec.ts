import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { amount, amountText, sum } from '../../src/kernel/money.js';
import { approved, declarationWorkbook } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

interface Sums {
  netGap: string;
  shortfall: string;
  surplus: string;
}
interface Answer {
  knownOn: string;
  grades: (Sums & { grade: string })[];
  total: Sums;
  declarations: {
    municipality: string;
    grade: string;
    gap: string;
    facts: { fact: string; state: string; seen: string | null }[];
  }[];
}

/** Seven declarations of 100 place-days at 44: enough for a range of peers. */
const DECLARED: [string, number, string | null, string | null][] = [
  ['GM0193', 4_400, 'F-1', 'B-1'], // even
  ['GM0148', 4_500, 'F-1', 'B-1'], // shortfall of 100
  ['GM0362', 4_600, null, 'B-1'], // no evidence: C
  ['GM0344', 4_000, 'F-1', null], // advance without a decision: C
  ['GM0340', 9_000, 'F-1', 'B-1'], // dearest: outside the range: B
  ['GM0363', 1_000, 'F-1', 'B-1'], // cheapest: outside the range: B
  ['GM0599', 4_450, 'F-1', 'B-1'],
];

describe('the grades of evidence', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
    for (const [municipality, euros, evidence, decision] of DECLARED) {
      await approved(app.http, {
        municipality,
        year: 2025,
        reception: [['2025-01-01', '2025-01-10', 'GOO', 'Hal', 10, 10, null]],
        costs: [['2025-01', 'goo-housing', null, euros, null, 'Huur', evidence]],
        receipts: [['2025-03-01', 'Voorschot', 'goo', 1000, decision]],
      });
    }
  });
  afterAll(() => app.close());

  const ask = async (query = ''): Promise<Answer> =>
    (await app.http.get(`/v1/national-shortfall/evidence?year=2025${query}`).expect(200)).body;

  it('are given to each declaration, with what they follow from', async () => {
    const { declarations } = await ask();
    expect(Object.fromEntries(declarations.map(({ municipality, grade }) => [municipality, grade]))).toEqual({
      GM0193: 'A',
      GM0148: 'A',
      GM0362: 'C',
      GM0344: 'C',
      GM0340: 'B',
      GM0363: 'B',
      GM0599: 'A',
    });
    const states = (code: string): Record<string, string> =>
      Object.fromEntries(
        (declarations.find(({ municipality }) => municipality === code)?.facts ?? []).map(({ fact, state }) => [
          fact,
          state,
        ]),
      );
    expect(states('GM0340')).toEqual({
      approved: 'holds',
      'evidence-attached': 'holds',
      'reconciled-with-advances': 'holds',
      'findings-explained': 'holds',
      'within-peer-range': 'fails',
    });
    expect(states('GM0362')['evidence-attached']).toBe('fails');
    expect(states('GM0344')['reconciled-with-advances']).toBe('fails');
  });

  it('split the national gap, both sides', async () => {
    const { grades, total } = await ask();
    expect(grades.map(({ grade, netGap, shortfall, surplus }) => [grade, netGap, shortfall, surplus])).toEqual([
      ['A', '150.00', '150.00', '0.00'], // 0 + 100 + 50
      ['B', '1200.00', '4600.00', '3400.00'],
      ['C', '-200.00', '200.00', '400.00'],
      ['D', '0.00', '0.00', '0.00'],
    ]);
    for (const figure of ['netGap', 'shortfall', 'surplus'] as const) {
      expect(amountText(sum(grades.map((grade) => amount(grade[figure]))))).toBe(total[figure]);
    }
  });

  it('are told to the municipality, also before approval', async () => {
    const gradeFor = async (id: string): Promise<{ grade: string; facts: { fact: string; state: string }[] }> =>
      (await app.people.as('finance-officer:GM0193').get(`/v1/declarations/${id}/evidence-grade`).expect(200)).body;
    expect((await gradeFor('GM0193-2025-1')).grade).toBe('A');
    const draft = await declarationWorkbook({
      municipality: 'GM0193',
      year: 2025,
      reception: [['2025-01-01', '2025-01-10', 'GOO', 'Hal', 10, 10, null]],
      costs: [['2025-01', 'goo-housing', null, 99_000, null, 'Huur', 'F-1']],
    });
    const { body } = await app.http.post('/v1/declarations').attach('file', draft, 'a.xlsx').expect(201);
    const { grade, facts } = await gradeFor(body.id);
    expect(grade).toBe('D');
    expect(Object.fromEntries(facts.map(({ fact, state }) => [fact, state]))).toMatchObject({
      approved: 'fails',
      'evidence-attached': 'holds',
      'reconciled-with-advances': 'unknown',
      'within-peer-range': 'fails',
    });
    await app.people.as('finance-officer:GM0193').get('/v1/declarations/GM0148-2025-1/evidence-grade').expect(404);
    await app.http.get('/v1/declarations/GM0148-2025-9/evidence-grade').expect(404);
  });

  it('are known on a moment', async () => {
    const before = await ask();
    await approved(app.http, {
      municipality: 'GM0193',
      year: 2025,
      costs: [['2025-01', 'goo-housing', null, 10, null, null, null]],
    });
    expect(await ask(`&knownOn=${before.knownOn}`)).toEqual(before);
    expect((await ask()).declarations.find(({ municipality }) => municipality === 'GM0193')?.grade).not.toBe('A');
  });
});
