import { amount, amountText, ZERO } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import type { YearRange } from '../balance-sums.js';
import type { CareSums } from '../declared-facts.repository.js';
import { groupsOfYear, placeInOrder, schemeDays } from '../national-frame.js';
import type { Grouping, NationalFrame } from '../national-frame.js';
import type { CareGroupDto, CareTotalDto } from './care.dto.js';

/** Psychosociale en psychiatrische zorg: what it costs, who pays, and what it comes to for each person received. */

/** The groups in their order, and all together; null where nothing stands declared. */
export function careFigures(
  sums: readonly CareSums[],
  groupings: readonly Grouping[],
  { dueYears }: Pick<NationalFrame, 'dueYears'>,
  range: YearRange,
): { groups: CareGroupDto[]; total: CareTotalDto | null } {
  const labels = groupings.map(
    (grouping) => new Map(dueYears.flatMap((due) => groupsOfYear(grouping, due)).map(({ key, label }) => [key, label])),
  );
  const order = (keys: readonly string[]): string =>
    keys.map((key, index) => placeInOrder(groupings[index] ?? 'year', key)).join('\0');
  const groups = sums.flatMap(({ keys, ...group }) => (keys === null ? [] : [{ keys, group }]));
  groups.sort((a, b) => (order(a.keys) < order(b.keys) ? -1 : 1));
  const all = sums.find(({ keys, declared }) => keys === null && declared > 0);
  return {
    groups: groups.map(({ keys, group }) => ({
      key: keys.join(' / '),
      label: keys.map((key, index) => labels[index]?.get(key) ?? key).join(' / '),
      coordinates: Object.fromEntries(groupings.map((grouping, index) => [grouping, keys[index] ?? ''])),
      ...totalDto(group, schemeDays(yearsOf(keys, groupings, range))),
    })),
    total: all ? totalDto(all, schemeDays(range)) : null,
  };
}

function totalDto(sums: Omit<CareSums, 'keys'>, days: number): CareTotalDto {
  const { realCost, own, vws, careCost, careGranted } = sums;
  const grantedShare = careCost.isZero() ? ZERO : careGranted.dividedBy(careCost);
  const afterGrants = own.plus(vws.times(ONE.minus(grantedShare)));
  const persons = sums.withPersons === 0 ? null : sums.personDays.dividedBy(days);
  return {
    realCost: amountText(realCost),
    psychosocial: amountText(sums.psychosocial),
    psychiatric: amountText(sums.psychiatric),
    byRoute: { booo: amountText(sums.booo), vws: amountText(vws), own: amountText(own) },
    uncovered: amountText(own),
    uncoveredPercentage: percentage(own, realCost),
    uncoveredAfterGrants: amountText(afterGrants),
    uncoveredAfterGrantsPercentage: percentage(afterGrants, realCost),
    averagePersons: persons && amountText(persons),
    costPerPerson: persons && !persons.isZero() ? amountText(sums.costWithPersons.dividedBy(persons)) : null,
    declared: sums.declared,
    withPersons: sums.withPersons,
  };
}

const ONE = amount(1);

function percentage(part: Amount, whole: Amount): string | null {
  return whole.isZero() ? null : amountText(part.times(100).dividedBy(whole));
}

function yearsOf(keys: readonly string[], groupings: readonly Grouping[], range: YearRange): YearRange {
  const year = Number(keys[groupings.indexOf('year')]);
  return groupings.includes('year') ? { fromYear: year, toYear: year } : range;
}
