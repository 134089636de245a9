import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { approved } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

interface Figures {
  own: string | null;
  all: Record<string, string | null> | null;
  similar: Record<string, string | null> | null;
}
interface Answer {
  knownOn: string;
  all: Record<string, unknown>;
  similar: Record<string, unknown>;
  total: Figures;
  categories: (Figures & { costCategory: string; label: string })[];
}

/** Zwolle, and six others of which two are of its size class; 100 place-days each. */
const DECLARED: [string, number, number][] = [
  ['GM0193', 4_400, 600], // 50.00
  ['GM0148', 3_000, 0], // 30.00
  ['GM0177', 4_000, 100], // 41.00
  ['GM0160', 4_400, 0], // 44.00
  ['GM0166', 4_700, 100], // 48.00
  ['GM0344', 5_000, 1_000], // 60.00
];

describe('the benchmark', () => {
  let app: TestApplication;

  const declare = async (municipality: string, housing: number, catering: number): Promise<void> => {
    await approved(app.http, {
      municipality,
      year: 2025,
      reception: [['2025-01-01', '2025-01-10', 'GOO', 'Hal', 10, 10, null]],
      costs: [
        ['2025-01', 'goo-housing', null, housing, null, null, null],
        ['2025-01', 'nuisance', null, 99, null, null, null],
        ...(catering === 0 ? [] : [['2025-01', 'goo-catering', null, catering, null, null, null]]),
      ],
    });
  };
  const ask = async (query = 'municipality=GM0193'): Promise<Answer> =>
    (await app.http.get(`/v1/national-shortfall/benchmark?year=2025&${query}`).expect(200)).body;

  beforeAll(async () => {
    app = await startTestApplication();
    for (const [municipality, housing, catering] of DECLARED.slice(0, 5))
      await declare(municipality, housing, catering);
  });
  afterAll(() => app.close());

  it('shows nothing of fewer than five others, but one’s own', async () => {
    const { all, similar, total, categories } = await ask();
    expect(all).toEqual({
      peers: 4,
      silent: 337,
      withoutPlaceDays: 0,
      hidden: 'fewer-than-five',
      hiddenBecause: expect.stringContaining('vijf'),
    });
    expect(similar).toMatchObject({ peers: 0, hidden: 'fewer-than-five' });
    expect(total).toEqual({ own: '50.00', all: null, similar: null });
    expect(categories.map(({ costCategory }) => costCategory)).toEqual(['goo-catering', 'goo-housing']);
  });

  it('shows the spread of five and more, in means of three', async () => {
    const before = await ask();
    await declare(...(DECLARED[5] as [string, number, number]));
    const { all, total, categories } = await ask();
    expect(all).toMatchObject({ peers: 5, silent: 336, hidden: null });
    // others: 30, 41, 44, 48, 60: around the median (41 + 44 + 48) / 3 = 44.33
    expect(total).toEqual({
      own: '50.00',
      all: { p10: null, p25: '38.30', median: '44.30', p75: '50.70', p90: null, percentageLower: '80.00' },
      similar: null,
    });
    expect(categories.find(({ costCategory }) => costCategory === 'goo-catering')).toMatchObject({
      label: 'Catering',
      own: '6.00',
    });
    expect(await ask(`municipality=GM0193&knownOn=${before.knownOn}`)).toEqual(before);
  });

  it('is the same for the municipality itself, whose walls hide the others', async () => {
    const { body } = await app.people
      .as('finance-officer:GM0193')
      .get('/v1/national-shortfall/benchmark?year=2025')
      .expect(200);
    const asked = await ask();
    expect({ ...body, knownOn: null }).toEqual({ ...asked, knownOn: null });
    await app.people
      .as('finance-officer:GM0193')
      .get('/v1/national-shortfall/benchmark?year=2025&municipality=GM0148')
      .expect(404);
  });

  it('names no other municipality', async () => {
    const text = JSON.stringify(await ask());
    for (const [code] of DECLARED.slice(1)) expect(text).not.toContain(code);
    for (const name of ['Dalfsen', 'Raalte', 'Hardenberg', 'Kampen', 'Utrecht']) expect(text).not.toContain(name);
  });

  it('of who did not declare says so, and shows the others', async () => {
    const answer = await ask('municipality=GM0362');
    expect(answer).toMatchObject({ declared: false, all: { peers: 6 }, total: { own: null } });
  });

  it.each(['', 'municipality=GM193', 'municipality=x'])('refuses "%s"', async (query) => {
    await app.http.get(`/v1/national-shortfall/benchmark?year=2025&${query}`).expect(400);
  });
});
