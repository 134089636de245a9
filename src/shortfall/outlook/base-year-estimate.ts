import { sum } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import { nationalEstimate } from '../../kernel/national-estimate.js';
import type { NationalEstimate } from '../../kernel/national-estimate.js';
import type { BaseYearEstimate } from '../../kernel/outlook-range.js';
import { selfSelectionBand } from '../../kernel/self-selection.js';
import type { ComponentYear } from '../component-years.repository.js';
import { estimateFrame } from '../estimate/estimate-frame.js';
import type { EstimateYears } from '../estimate/estimate-frame.js';

/** What the base year comes to for the country, those who are silent included; and how sure that is. */

/** Why there is no range: nobody to estimate by, nothing to grow by, or a municipality of unknown size. */
export type NoRangeReason = 'fewer-than-two-respondents' | 'nothing-to-grow-by' | 'population-unknown';

export type EstimatedBaseYear =
  | { readonly reason: null; readonly estimate: NationalEstimate; readonly range: BaseYearEstimate }
  | { readonly reason: NoRangeReason; readonly estimate: NationalEstimate | null; readonly range: null };

/** With the same frame as the estimate of the base year itself, so that both say the same. */
export function baseYearEstimate(years: EstimateYears): EstimatedBaseYear {
  const gaps = estimateFrame(years, ({ realCost, entitlement }) => realCost.minus(entitlement));
  const entitlements = estimateFrame(years, ({ entitlement }) => entitlement);
  if (!gaps || !entitlements) return { reason: 'population-unknown', estimate: null, range: null };
  const estimate = nationalEstimate(gaps);
  const entitlement = nationalEstimate(entitlements);
  const band = selfSelectionBand(gaps);
  if (estimate.reason !== null || entitlement.reason !== null || band === null) {
    return { reason: 'fewer-than-two-respondents', estimate, range: null };
  }
  const { lower, upper } = band.interval;
  const range = { gap: { low: lower, central: estimate.total, high: upper }, entitlement: entitlement.total };
  return canGrow(
    range,
    years.balances.filter(({ year }) => year === years.year),
  )
    ? { reason: null, estimate, range }
    : { reason: 'nothing-to-grow-by', estimate, range: null };
}

/** What is estimated grows as what was declared does, and nothing grows from zero. */
function canGrow({ gap, entitlement }: BaseYearEstimate, declared: readonly ComponentYear[]): boolean {
  const hasCosts = !sum(declared.map((own) => own.realCost)).isZero();
  const hasEntitlement = !sum(declared.map((own) => own.entitlement)).isZero();
  const isWithoutCosts = Object.values(gap).every((bound: Amount) => bound.plus(entitlement).isZero());
  return (hasCosts || isWithoutCosts) && (hasEntitlement || entitlement.isZero());
}
