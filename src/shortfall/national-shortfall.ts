import { cashGap, gap } from '../kernel/gap.js';
import { amount, amountText, ZERO } from '../kernel/money.js';
import { NOTHING_DECLARED_NOTICE } from './certainty-notices.js';
import { noticesOf } from './municipal-shortfall.js';
import type { YearRange } from './balance-sums.js';
import type { GroupSums } from './national-balances.repository.js';
import { groupsOfYear, placeInOrder } from './national-frame.js';
import type { DueYear, Grouping, GroupValue, NationalFrame, Place } from './national-frame.js';
import type { NationalGroupDto, NationalShortfallDto, NationalTotalDto } from './shortfall.dto.js';

/** What is known of all municipalities, from their balances. */
export interface NationalBalances {
  readonly range: YearRange;
  /** One, or two that cross. */
  readonly groupings: readonly Grouping[];
  readonly frame: NationalFrame;
  /** Of each group, and of all together, where each municipality is netted once. */
  readonly sums: readonly GroupSums[];
  /** Why provisional figures are so. */
  readonly provisionalNotices: readonly string[];
  /** What else the reader must know of these figures. */
  readonly notices: readonly string[];
}

/** The due years of a group, with what it is called. */
interface DueGroup {
  readonly values: readonly GroupValue[];
  readonly dueYears: readonly DueYear[];
}

/**
 * The national figures by one grouping or by two that cross. A municipality is on one side within a group, and the answer
 * says over what its gap was netted there. Every group in which a year is due is shown, also while it has no figures.
 */
export function nationalShortfall(
  balances: NationalBalances,
): Omit<NationalShortfallDto, 'knownOn' | 'layout' | 'tariffsPublishedBy'> {
  const { range, groupings, frame, provisionalNotices, notices } = balances;
  const sums = new Map(balances.sums.map((group) => [group.keys && addressOf(group.keys), group]));
  return {
    fromYear: range.fromYear,
    toYear: range.toYear,
    groupBy: groupings.join(','),
    nettedOver: nettedOver(groupings),
    groups: dueGroups(groupings, frame.dueYears).map(({ values, dueYears }): NationalGroupDto => {
      const keys = values.map(({ key }) => key);
      return {
        key: keys.join(' / '),
        label: values.map(({ label }) => label).join(' / '),
        coordinates: Object.fromEntries(groupings.map((grouping, index) => [grouping, keys[index] ?? ''])),
        ...nationalTotal(sums.get(addressOf(keys)) ?? null, dueYears, provisionalNotices, []),
      };
    }),
    total: nationalTotal(sums.get(null) ?? null, frame.dueYears, provisionalNotices, notices),
  };
}

/** What a municipality’s gap is netted over within a group; the sums of either side are over gaps that are netted so. */
export function nettedOver(groupings: readonly Grouping[]): ('years' | 'components')[] {
  const netted: ('years' | 'components')[] = [];
  if (!groupings.includes('year')) netted.push('years');
  if (!groupings.includes('component')) netted.push('components');
  return netted;
}

function dueGroups(groupings: readonly Grouping[], dueYears: readonly DueYear[]): DueGroup[] {
  const groups = new Map<string, { readonly values: readonly GroupValue[]; readonly dueYears: DueYear[] }>();
  const finders = groupings.map(groupsFinder);
  for (const dueYear of dueYears) {
    const crossed = finders
      .map((groupsOf) => groupsOf(dueYear))
      .reduce<GroupValue[][]>((soFar, values) => soFar.flatMap((one) => values.map((value) => [...one, value])), [[]]);
    for (const values of crossed) {
      const address = addressOf(values.map(({ key }) => key));
      const group = groups.get(address) ?? { values, dueYears: [] };
      group.dueYears.push(dueYear);
      groups.set(address, group);
    }
  }
  const inOrder = [...groups.values()].map((group) => ({
    group,
    order: group.values.map(({ key }, index) => placeInOrder(groupings[index] ?? 'year', key)).join('\0'),
  }));
  return inOrder.sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ group }) => group);
}

/** Finds once for a year, or for a place, where it belongs: there are as many due years as years times places. */
function groupsFinder(grouping: Grouping): (dueYear: DueYear) => readonly GroupValue[] {
  const found = new Map<number | Place, readonly GroupValue[]>();
  return (dueYear) => {
    const part = grouping === 'year' ? dueYear.year : dueYear.place;
    const groups = found.get(part) ?? groupsOfYear(grouping, dueYear);
    found.set(part, groups);
    return groups;
  };
}

function addressOf(keys: readonly string[]): string {
  return keys.join('\0');
}

function nationalTotal(
  group: GroupSums | null,
  dueYears: readonly DueYear[],
  provisionalNotices: readonly string[],
  otherNotices: readonly string[],
): NationalTotalDto {
  const sums = group ?? NO_SUMS;
  const declared = dueYears.filter(({ isDeclared }) => isDeclared);
  const municipalities = new Set(declared.map(({ place }) => place.code)).size;
  const { provisional, notices } = noticesOf([sums], provisionalNotices);
  return {
    realCost: amountText(sums.realCost),
    entitlement: amountText(sums.entitlement),
    received: amountText(sums.received),
    netGap: amountText(gap(sums)),
    shortfall: amountText(sums.shortfall),
    surplus: amountText(sums.surplus),
    cashGap: amountText(cashGap(sums)),
    municipalities: {
      withShortfall: sums.withShortfall,
      withSurplus: sums.withSurplus,
      even: municipalities - sums.withShortfall - sums.withSurplus,
    },
    completeness: { expected: dueYears.length, declared: declared.length },
    provisionalEntitlement: amountText(sums.provisionalEntitlement),
    provisionalPercentage: sums.entitlement.isZero()
      ? null
      : amountText(sums.provisionalEntitlement.times(HUNDRED).dividedBy(sums.entitlement)),
    provisional,
    notices: [...(declared.length === 0 ? [NOTHING_DECLARED_NOTICE] : []), ...notices, ...otherNotices],
  };
}

const HUNDRED = amount(100);

/** A group without a balance: what was declared in it comes to nothing. */
const NO_SUMS: GroupSums = {
  keys: [],
  realCost: ZERO,
  entitlement: ZERO,
  received: ZERO,
  provisionalEntitlement: ZERO,
  quantityWithoutTariff: ZERO,
  shortfall: ZERO,
  surplus: ZERO,
  withShortfall: 0,
  withSurplus: 0,
};
