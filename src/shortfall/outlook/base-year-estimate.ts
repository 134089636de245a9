import { sum, ZERO } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import { nationalEstimate } from '../../kernel/national-estimate.js';
import type { NationalEstimate } from '../../kernel/national-estimate.js';
import type { BaseYearEstimate } from '../../kernel/outlook-range.js';
import { calendarYear, countDays } from '../../kernel/period.js';
import { selfSelectionBand } from '../../kernel/self-selection.js';
import type { FrameMunicipality } from '../../kernel/size-strata.js';
import type { ComponentYear } from '../component-years.repository.js';
import type { Place } from '../national-frame.js';

/** What the base year comes to for the country, those who are silent included; and how sure that is. */

export interface DuePlace {
  readonly place: Place;
  readonly isDeclared: boolean;
}

/** Why there is no range: nobody to estimate by, nothing to grow by, or a municipality of unknown size. */
export type NoRangeReason = 'fewer-than-two-respondents' | 'nothing-to-grow-by' | 'population-unknown';

export type EstimatedBaseYear =
  | { readonly reason: null; readonly estimate: NationalEstimate; readonly range: BaseYearEstimate }
  | { readonly reason: NoRangeReason; readonly estimate: NationalEstimate | null; readonly range: null };

/** `declared` are the balances of the base year. */
export function baseYearEstimate(
  year: number,
  due: readonly DuePlace[],
  declared: readonly ComponentYear[],
): EstimatedBaseYear {
  const sized = due.flatMap(({ place, isDeclared }) =>
    place.population === null ? [] : [{ code: place.code, population: place.population, isDeclared }],
  );
  if (sized.length < due.length || sized.length === 0)
    return { reason: 'population-unknown', estimate: null, range: null };
  const totals = totalsByCode(declared);
  const frameOf = (figure: (totals: YearTotals) => Amount): FrameMunicipality[] =>
    sized.map(({ code, population, isDeclared }) => {
      const own = totals.get(code) ?? NOTHING;
      // places are known only where they were declared
      const realisedPlaces = isDeclared ? own.placeDays.div(countDays(calendarYear(year))) : null;
      return { municipalityCode: code, population, realisedPlaces, declared: isDeclared ? { y: figure(own) } : null };
    });

  const gaps = frameOf(({ realCost, entitlement }) => realCost.minus(entitlement));
  const estimate = nationalEstimate(gaps);
  const entitlement = nationalEstimate(frameOf((own) => own.entitlement));
  const band = selfSelectionBand(gaps);
  if (estimate.reason !== null || entitlement.reason !== null || band === null) {
    return { reason: 'fewer-than-two-respondents', estimate, range: null };
  }
  const { lower, upper } = band.interval;
  const range = { gap: { low: lower, central: estimate.total, high: upper }, entitlement: entitlement.total };
  return canGrow(range, [...totals.values()])
    ? { reason: null, estimate, range }
    : { reason: 'nothing-to-grow-by', estimate, range: null };
}

interface YearTotals {
  readonly realCost: Amount;
  readonly entitlement: Amount;
  readonly placeDays: Amount;
}

const NOTHING: YearTotals = { realCost: ZERO, entitlement: ZERO, placeDays: ZERO };

function totalsByCode(declared: readonly ComponentYear[]): Map<string, YearTotals> {
  const totals = new Map<string, YearTotals>();
  for (const { code, component, realCost, entitlement, quantity } of declared) {
    const own = totals.get(code) ?? NOTHING;
    totals.set(code, {
      realCost: own.realCost.plus(realCost),
      entitlement: own.entitlement.plus(entitlement),
      placeDays: component === 'goo' ? own.placeDays.plus(quantity) : own.placeDays,
    });
  }
  return totals;
}

/** What is estimated grows as what was declared does, and nothing grows from zero. */
function canGrow({ gap, entitlement }: BaseYearEstimate, totals: readonly YearTotals[]): boolean {
  const hasCosts = !sum(totals.map((own) => own.realCost)).isZero();
  const hasEntitlement = !sum(totals.map((own) => own.entitlement)).isZero();
  const isWithoutCosts = Object.values(gap).every((bound: Amount) => bound.plus(entitlement).isZero());
  return (hasCosts || isWithoutCosts) && (hasEntitlement || entitlement.isZero());
}
