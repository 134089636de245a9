import { addTotals, cashGap, fourSums, gap } from '../kernel/gap.js';
import { amountText, sum } from '../kernel/money.js';
import { COMPONENTS } from '../kernel/scheme.js';
import type { Component } from '../kernel/scheme.js';
import { COMPONENT_NAMES } from './component-names.js';
import { NOTHING_DECLARED_NOTICE } from './certainty-notices.js';
import { noticesOf } from './municipal-shortfall.js';
import type { NationalGroupDto, NationalShortfallDto, NationalTotalDto } from './shortfall.dto.js';
import type { YearRange } from './balance-sums.js';
import type { GroupCompleteness, GroupMember, Grouping } from './national-balances.repository.js';

/** What is known of all municipalities, from their balances. */
export interface NationalBalances {
  readonly range: YearRange;
  readonly groupBy: Grouping;
  readonly groups: readonly GroupCompleteness[];
  readonly members: readonly GroupMember[];
  /** Every municipality once, over all groups. */
  readonly all: readonly GroupMember[];
  readonly completeness: Completeness;
  /** Why provisional figures are so. */
  readonly provisionalNotices: readonly string[];
  /** What else the reader must know of these figures. */
  readonly notices: readonly string[];
}

type Completeness = Omit<GroupCompleteness, 'key' | 'label'>;

/**
 * The national figures: in each group one gap per municipality, netted over the group's years and components, and from
 * those the four sums. So a municipality is on one side within a group, and the answer says over what it was netted.
 */
export function nationalShortfall(
  balances: NationalBalances,
): Omit<NationalShortfallDto, 'knownOn' | 'layout' | 'tariffsPublishedBy'> {
  const { range, groupBy, groups, members, all, completeness, provisionalNotices, notices } = balances;
  return {
    fromYear: range.fromYear,
    toYear: range.toYear,
    groupBy,
    nettedOver: NETTED_OVER[groupBy],
    groups: inOrder(groups, groupBy).map((group): NationalGroupDto => ({
      key: group.key,
      label: labelOf(group, groupBy),
      ...nationalTotal(
        members.filter((member) => member.key === group.key),
        group,
        provisionalNotices,
        [],
      ),
    })),
    total: nationalTotal(all, completeness, provisionalNotices, notices),
  };
}

function nationalTotal(
  members: readonly GroupMember[],
  completeness: Completeness,
  provisionalNotices: readonly string[],
  otherNotices: readonly string[],
): NationalTotalDto {
  const totals = addTotals(members);
  const sums = fourSums(members.map(gap), completeness.declaredMunicipalities);
  const { provisional, notices } = noticesOf(members, provisionalNotices);
  return {
    realCost: amountText(totals.realCost),
    entitlement: amountText(totals.entitlement),
    received: amountText(totals.received),
    netGap: amountText(sums.netGap),
    shortfall: amountText(sums.shortfall),
    surplus: amountText(sums.surplus),
    cashGap: amountText(cashGap(totals)),
    municipalities: sums.municipalities,
    completeness: { expected: completeness.expected, declared: completeness.declared },
    provisionalEntitlement: amountText(sum(members.map((member) => member.provisionalEntitlement))),
    provisional,
    notices: [...(completeness.declared === 0 ? [NOTHING_DECLARED_NOTICE] : []), ...notices, ...otherNotices],
  };
}

/** Components in the order of the law; all else as it comes. */
function inOrder(groups: readonly GroupCompleteness[], groupBy: Grouping): GroupCompleteness[] {
  const place = ({ key }: GroupCompleteness): number => COMPONENTS.indexOf(key as Component);
  return groupBy === 'component' ? [...groups].sort((a, b) => place(a) - place(b)) : [...groups];
}

function labelOf(group: GroupCompleteness, groupBy: Grouping): string {
  return groupBy === 'component' ? COMPONENT_NAMES[group.key as Component] : group.label;
}

const NETTED_OVER: Readonly<Record<Grouping, ('years' | 'components')[]>> = {
  year: ['components'],
  component: ['years'],
  province: ['years', 'components'],
  safetyRegion: ['years', 'components'],
  municipality: ['years', 'components'],
};
