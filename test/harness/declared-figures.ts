import type TestAgent from 'supertest/lib/agent.js';
import type { Declared } from './published-cells.js';

export interface AskedYears {
  readonly fromYear: number;
  readonly toYear: number;
  readonly layout: number;
}

interface Group {
  readonly coordinates: Readonly<Record<string, string>>;
  /** The names of both groups, as "Drenthe / Assen". */
  readonly label: string;
  readonly realCost: string;
  readonly entitlement: string;
  readonly received: string;
  readonly netGap: string;
}

/** What VNG sees: by municipality, year and component, with the groups that a municipality is in. */
export async function declaredFigures(http: TestAgent, asked: AskedYears): Promise<Declared[]> {
  const groupsBy = async (grouping: string, years: AskedYears): Promise<Group[]> =>
    (
      await http
        .get('/v1/national-shortfall')
        .query({ ...years, groupBy: `${grouping},municipality` })
        .expect(200)
    ).body.groups;
  const nameOf = ({ label }: Group): string => label.split(' / ')[0] ?? '';

  const groups = new Map<string, Record<string, string>>();
  for (const grouping of ['province', 'safetyRegion', 'sizeClass']) {
    for (const group of await groupsBy(grouping, asked)) {
      const { municipality = '' } = group.coordinates;
      groups.set(municipality, { ...groups.get(municipality), [grouping]: nameOf(group) });
    }
  }
  const found: Declared[] = [];
  for (let year = asked.fromYear; year <= asked.toYear; year += 1) {
    for (const group of await groupsBy('component', { ...asked, fromYear: year, toYear: year })) {
      const { municipality = '' } = group.coordinates;
      const { realCost, entitlement, received, netGap: gap } = group;
      if ([realCost, entitlement, received].every((value) => value === '0.00')) continue;
      const component = nameOf(group);
      const figures = { realCost, entitlement, received, gap };
      found.push({ municipality, year, groups: { ...groups.get(municipality), component }, figures });
    }
  }
  return found;
}
