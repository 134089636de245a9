import { amount, amountText } from '../kernel/money.js';
import type { NationalShortfallDto, NationalTotalDto, TotalsDto } from '../shortfall/shortfall.dto.js';
import type { ClaimEffectDto, NationalEffectDto, RulesEffectDto } from './change-effect.dto.js';

/** Figures on both sides of a change, and the difference between them. */

/** What a municipality is short, before and after. */
export function claimEffect(before: TotalsDto | null, after: TotalsDto | null): ClaimEffectDto {
  return { before, after, gapDifference: difference(after?.gap, before?.gap) };
}

/** National figures on both sides of a change. */
export function nationalEffect(before: NationalTotalDto, after: NationalTotalDto): NationalEffectDto {
  return {
    before: fourSums(before),
    after: fourSums(after),
    entitlementDifference: difference(after.entitlement, before.entitlement),
    netGapDifference: difference(after.netGap, before.netGap),
  };
}

function fourSums(total: NationalTotalDto): NationalEffectDto['before'] {
  const { realCost, entitlement, netGap, shortfall, surplus } = total;
  return { realCost, entitlement, netGap, shortfall, surplus };
}

/** What was not there adds nothing to a difference. */
export function difference(after: string | undefined, before: string | undefined): string {
  return amountText(amount(after ?? 0).minus(before ?? 0));
}

/** National figures per year on both sides of a change; years that stay the same are left out. */
export function rulesEffect(before: NationalShortfallDto, after: NationalShortfallDto): RulesEffectDto {
  const years = before.groups.map((group) => ({
    year: Number(group.key),
    ...nationalEffect(group, after.groups.find(({ key }) => key === group.key) ?? group),
  }));
  return {
    years: years.filter((year) => JSON.stringify(year.before) !== JSON.stringify(year.after)),
    total: nationalEffect(before.total, after.total),
  };
}
