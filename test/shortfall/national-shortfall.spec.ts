import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fourSums } from '../../src/kernel/gap.js';
import { amount, amountText, sum } from '../../src/kernel/money.js';
import { GROUPINGS } from '../../src/shortfall/national-frame.js';
import { approved } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

interface Group {
  key: string;
  label: string;
  realCost: string;
  netGap: string;
  shortfall: string;
  surplus: string;
  municipalities: { withShortfall: number; withSurplus: number; even: number };
  completeness: { expected: number; declared: number };
  provisional: boolean;
  provisionalPercentage: string | null;
  coordinates: Record<string, string>;
  notices: string[];
}

const CROSSINGS = GROUPINGS.flatMap((one) =>
  GROUPINGS.filter((other) => other !== one).map((other) => `${one},${other}`),
);

describe('the national shortfall', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
    // 100 place-days at 61 in the leap year, 100 at 44 the year after: 6,100 and 4,400 of entitlement a municipality
    const reception = (year: number): unknown[][] => [[`${year}-01-01`, `${year}-01-10`, 'GOO', 'Hal', 10, null, null]];
    const costs = (year: number, euros: number): unknown[][] => [
      [`${year}-01`, 'goo-housing', null, euros, null, null, null],
    ];
    const declared: [string, number, number][] = [
      ['GM0193', 2024, 5_000], // Zwolle, Overijssel: surplus of 1,100
      ['GM0193', 2025, 6_000], // shortfall of 1,600
      ['GM0148', 2024, 6_100], // Dalfsen, Overijssel: even
      ['GM0148', 2025, 4_401.01], // shortfall of 1.01
      ['GM0362', 2024, 7_000], // Amstelveen, Noord-Holland: shortfall of 900
    ];
    for (const [municipality, year, euros] of declared) {
      await approved(app.http, { municipality, year, reception: reception(year), costs: costs(year, euros) });
    }
  });
  afterAll(() => app.close());

  const national = async (query: string): Promise<{ groups: Group[]; total: Group; nettedOver: string[] }> =>
    (await app.http.get(`/v1/national-shortfall?${query}`).expect(200)).body;
  const group = (groups: Group[], key: string): Group | undefined => groups.find((candidate) => candidate.key === key);

  it('gives the four sums of each year', async () => {
    const { groups } = await national('fromYear=2024&toYear=2025&groupBy=year');
    expect(group(groups, '2024')).toMatchObject({
      netGap: '-200.00',
      shortfall: '900.00',
      surplus: '1100.00',
      municipalities: { withShortfall: 1, withSurplus: 1, even: 1 },
      completeness: { expected: 342, declared: 3 },
    });
    expect(group(groups, '2025')).toMatchObject({
      netGap: '1601.01',
      shortfall: '1601.01',
      surplus: '0.00',
      municipalities: { withShortfall: 2, withSurplus: 0, even: 0 },
      completeness: { expected: 342, declared: 2 },
    });
  });

  it('nets a municipality over the years where the years are not the groups, and says so', async () => {
    const answer = await national('fromYear=2024&toYear=2025&groupBy=province');
    expect(answer.nettedOver).toEqual(['years', 'components']);
    // Zwolle −1,100 + 1,600, Dalfsen 0 + 1.01
    expect(group(answer.groups, 'Overijssel')).toMatchObject({
      netGap: '501.01',
      shortfall: '501.01',
      surplus: '0.00',
    });
    expect(group(answer.groups, 'Noord-Holland')).toMatchObject({ netGap: '900.00' });
    expect(group(answer.groups, 'Zeeland')).toMatchObject({
      realCost: '0.00',
      completeness: { expected: 26, declared: 0 },
      notices: ['geen goedgekeurde declaratie'],
    });
  });

  it('shows a surplus as readily as a shortfall', async () => {
    const { groups } = await national('fromYear=2024&toYear=2024&groupBy=municipality');
    expect(group(groups, 'GM0193')).toMatchObject({
      label: 'Zwolle',
      netGap: '-1100.00',
      surplus: '1100.00',
      shortfall: '0.00',
    });
    expect(group(groups, 'GM0362')).toMatchObject({
      label: 'Amstelveen',
      netGap: '900.00',
      surplus: '0.00',
      shortfall: '900.00',
    });
  });

  it.each([...GROUPINGS, ...CROSSINGS])('grouped by %s adds up to the same total', async (groupBy) => {
    const { groups, total } = await national(`fromYear=2024&toYear=2025&groupBy=${groupBy}`);
    for (const field of ['realCost', 'netGap'] as const) {
      expect(amountText(sum(groups.map((candidate) => amount(candidate[field]))))).toBe(total[field]);
    }
    expect(total.netGap).toBe('1401.01');
    for (const { netGap, shortfall, surplus } of [...groups, total]) {
      expect(amountText(amount(shortfall).minus(surplus))).toBe(netGap);
    }
  });

  it('expects whoever exists at the end of the year: 344 in 2022, 342 after the merger of Voorne aan Zee', async () => {
    const { groups } = await national('fromYear=2022&toYear=2026&groupBy=year');
    expect(groups.map(({ key, completeness }) => [key, completeness.expected])).toEqual([
      ['2022', 344],
      ['2023', 342],
      ['2024', 342],
      ['2025', 342],
      ['2026', 342],
    ]);
  });

  it('crosses two groupings, and then nets over neither', async () => {
    const { groups, nettedOver } = await national('fromYear=2024&toYear=2025&groupBy=province,year');
    expect(nettedOver).toEqual(['components']);
    expect(groups).toHaveLength(12 * 2);
    expect(group(groups, 'Overijssel / 2024')).toMatchObject({
      label: 'Overijssel / 2024',
      coordinates: { province: 'Overijssel', year: '2024' },
      netGap: '-1100.00',
      surplus: '1100.00',
      municipalities: { withShortfall: 0, withSurplus: 1, even: 1 },
      completeness: { expected: 25, declared: 2 },
    });
    expect(group(groups, 'Overijssel / 2025')).toMatchObject({ netGap: '1601.01', surplus: '0.00' });
    const { nettedOver: neither } = await national('fromYear=2024&toYear=2025&groupBy=year,component');
    expect(neither).toEqual([]);
  });

  it('groups by size, each municipality by its inhabitants of the last year that is known', async () => {
    const { groups } = await national('fromYear=2024&toYear=2025&groupBy=sizeClass');
    expect(groups.map(({ key, label }) => [key, label])).toEqual([
      ['0-20000', 'tot 20.000 inwoners'],
      ['20000-50000', '20.000 tot 50.000 inwoners'],
      ['50000-100000', '50.000 tot 100.000 inwoners'],
      ['100000-250000', '100.000 tot 250.000 inwoners'],
      ['250000+', '250.000 inwoners of meer'],
    ]);
    // Dalfsen has some 30,000 inhabitants, Amstelveen 96,000, Zwolle 134,000
    expect(group(groups, '20000-50000')).toMatchObject({ netGap: '1.01', completeness: { declared: 2 } });
    expect(group(groups, '50000-100000')).toMatchObject({ netGap: '900.00', completeness: { declared: 1 } });
    expect(group(groups, '100000-250000')).toMatchObject({ netGap: '500.00', completeness: { declared: 2 } });
    // who is gone has no inhabitants that are known, and is shown apart
    const { groups: earlier } = await national('fromYear=2022&toYear=2022&groupBy=sizeClass');
    expect(earlier.at(-1)).toMatchObject({ label: 'inwonertal niet bekend', completeness: { declared: 0 } });
  });

  it('has the four sums that the gaps of the municipalities give', async () => {
    const { groups: municipalities } = await national('fromYear=2024&toYear=2025&groupBy=municipality');
    const { total } = await national('fromYear=2024&toYear=2025&groupBy=year');
    const sums = fourSums(
      municipalities.map(({ netGap }) => amount(netGap)),
      3,
    );
    expect([total.netGap, total.shortfall, total.surplus]).toEqual(
      [sums.netGap, sums.shortfall, sums.surplus].map(amountText),
    );
    expect(total.municipalities).toEqual(sums.municipalities);
  });

  it('says which part of the entitlement is provisional', async () => {
    const { groups } = await national('fromYear=2024&toYear=2026&groupBy=year');
    expect(groups.map(({ provisionalPercentage }) => provisionalPercentage)).toEqual(['0.00', '0.00', null]);
  });

  it.each(['province,province', 'province,year,component', 'province,', 'Province', 'province,colour', ''])(
    'refuses the groupings "%s"',
    async (groupBy) => {
      await app.http.get(`/v1/national-shortfall?groupBy=${groupBy}`).expect(400);
    },
  );

  it('refuses an unknown grouping with the ones there are', async () => {
    const { body } = await app.http.get('/v1/national-shortfall?groupBy=colour').expect(400);
    expect(body.errors).toEqual([
      expect.objectContaining({ pointer: 'groupBy', message: expect.stringContaining('province') }),
    ]);
  });
});
