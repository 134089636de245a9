import type { Totals } from './gap.js';
import { ZERO } from './money.js';
import type { Amount } from './money.js';
import type { ClosedPeriod } from './period.js';
import { scenarioEffects, weighted, yearOf } from './scenario-overlay.js';
import type { Effect, Scenario } from './scenario-overlay.js';
import type { Basis, Component } from './scheme.js';

/**
 * Scenario: what other tariffs, numbers or prices would come to, beside what was posted (domain rule 10). It is laid over
 * the baseline from a day on and changes nothing before it. Nothing is posted, and nothing is rounded.
 */

/**
 * A part of the baseline as posted: days of one month, over which its quantity and costs are spread evenly. Costs,
 * quantities and other entitlements of a month may be one segment or several.
 */
export interface BaselineSegment {
  readonly municipalityCode: string;
  readonly period: ClosedPeriod;
  readonly component: Component;
  /** How component goo was declared for that year; of no meaning to the others. */
  readonly basis: Basis;
  /** Place-days (goo) or person-months (poo-norm); zero where the segment counts none. */
  readonly quantity: Amount;
  /** Euro per place-day or person-month, as posted; null where none was set. */
  readonly tariffEur: Amount | null;
  /** All that was posted: quantity × tariff, the real cost where that is paid, grants, deductions. */
  readonly entitlementEur: Amount;
  readonly realCostEur: Amount;
}

/** Sums in euro. A gap above zero is a shortfall; a difference of gaps above zero is a loss to the municipality. */
export interface Figures {
  readonly realCost: Amount;
  readonly entitlement: Amount;
  readonly gap: Amount;
  /** Place-days or person-months that earn nothing because no tariff is set: counted, never zero in silence. */
  readonly quantityWithoutTariff: Amount;
}

export interface ScenarioResult {
  readonly municipalityCode: string;
  readonly year: number;
  readonly component: Component;
  readonly baseline: Figures;
  readonly scenario: Figures;
  /** Scenario less baseline. */
  readonly difference: Figures;
}

/**
 * Baseline and scenario per municipality, year and component, in the order in which the baseline first names them.
 * Place-days and costs are cut by days, person-months go by the first day of their month (rules 1 and 2). Grants and
 * deductions stay as posted. Throws on a segment beyond one month, overlapping overlays and factors below zero.
 * Example: 10 places in October 2025 at 44.00, from the 16th at 55.00: 15 × 10 × 44.00 + 16 × 10 × 55.00 = 15,400.00,
 * which is 1,760.00 more than the 13,640.00 of the baseline.
 */
export function runScenario(baseline: readonly BaselineSegment[], scenario: Scenario): ScenarioResult[] {
  const groups = new Map<string, Group>();
  for (const lot of lotsOf(baseline, scenarioEffects(scenario))) {
    const { municipalityCode, year, component } = lot;
    const key = `${municipalityCode} ${year} ${component}`;
    const group = groups.get(key) ?? { municipalityCode, year, component, baseline: NOTHING, scenario: NOTHING };
    group.baseline = plus(group.baseline, asPosted(lot));
    group.scenario = plus(group.scenario, underScenario(lot));
    groups.set(key, group);
  }
  return [...groups.values()].map(resultOf);
}

/** Whether quantity × tariff is what is paid: POO, and GOO on basis norm. */
export function isPaidByNorm({ component, basis }: Pick<BaselineSegment, 'component' | 'basis'>): boolean {
  return component === 'poo-norm' || (component === 'goo' && basis === 'norm');
}

/** Whether the real cost is what is paid: allowances, and GOO on basis actual (article 3(2)). */
export function isPaidByRealCost({ component, basis }: Pick<BaselineSegment, 'component' | 'basis'>): boolean {
  return component === 'allowance' || (component === 'goo' && basis === 'actual');
}

type Sums = Pick<Totals, 'realCost' | 'entitlement'> & Pick<Figures, 'quantityWithoutTariff'>;

const NOTHING: Sums = { realCost: ZERO, entitlement: ZERO, quantityWithoutTariff: ZERO };

interface Group extends Pick<ScenarioResult, 'municipalityCode' | 'year' | 'component'> {
  baseline: Sums;
  scenario: Sums;
}

/** All segments of a municipality's year that the scenario treats alike, as one: it is worked out once for them all. */
interface Lot extends Pick<BaselineSegment, 'municipalityCode' | 'component' | 'basis' | 'tariffEur'> {
  readonly year: number;
  readonly effect: Effect;
  quantity: Amount;
  entitlementEur: Amount;
  realCostEur: Amount;
}

function lotsOf(
  baseline: readonly BaselineSegment[],
  effectOn: (period: ClosedPeriod, component: Component) => Effect,
): Iterable<Lot> {
  const lots = new Map<string, Lot>();
  for (const segment of baseline) {
    const { municipalityCode, period, component, basis, tariffEur, quantity, entitlementEur, realCostEur } = segment;
    const year = yearOf(period);
    const effect = effectOn(period, component);
    const key = `${municipalityCode} ${year} ${component} ${basis} ${tariffEur?.toFixed() ?? ''} ${effect.key}`;
    const lot = lots.get(key);
    if (lot) {
      lot.quantity = lot.quantity.plus(quantity);
      lot.entitlementEur = lot.entitlementEur.plus(entitlementEur);
      lot.realCostEur = lot.realCostEur.plus(realCostEur);
    } else {
      const sums = { quantity, entitlementEur, realCostEur };
      lots.set(key, { municipalityCode, year, component, basis, tariffEur, effect, ...sums });
    }
  }
  return lots.values();
}

function asPosted(lot: Lot): Sums {
  const lacksTariff = lot.tariffEur === null && isPaidByNorm(lot);
  return {
    realCost: lot.realCostEur,
    entitlement: lot.entitlementEur,
    quantityWithoutTariff: lacksTariff ? lot.quantity : ZERO,
  };
}

function underScenario(lot: Lot): Sums {
  const realCost = weighted(lot.realCostEur, lot.effect.cost);
  if (isPaidByRealCost(lot)) {
    const entitlement = lot.entitlementEur.plus(realCost.minus(lot.realCostEur));
    return { realCost, entitlement, quantityWithoutTariff: ZERO };
  }
  if (!isPaidByNorm(lot)) return { realCost, entitlement: lot.entitlementEur, quantityWithoutTariff: ZERO };

  const kept = weighted(lot.quantity, lot.effect.kept);
  // only what a tariff paid for changes: grants and deductions in the same sum stay
  const changed = lot.tariffEur ? kept.minus(lot.quantity).times(lot.tariffEur) : ZERO;
  return {
    realCost,
    entitlement: lot.entitlementEur.plus(changed).plus(weighted(lot.quantity, lot.effect.overlaid)),
    quantityWithoutTariff: lot.tariffEur ? ZERO : kept,
  };
}

function plus(a: Sums, b: Sums): Sums {
  return {
    realCost: a.realCost.plus(b.realCost),
    entitlement: a.entitlement.plus(b.entitlement),
    quantityWithoutTariff: a.quantityWithoutTariff.plus(b.quantityWithoutTariff),
  };
}

function minus(a: Figures, b: Figures): Figures {
  return {
    realCost: a.realCost.minus(b.realCost),
    entitlement: a.entitlement.minus(b.entitlement),
    gap: a.gap.minus(b.gap),
    quantityWithoutTariff: a.quantityWithoutTariff.minus(b.quantityWithoutTariff),
  };
}

function resultOf({ municipalityCode, year, component, ...sums }: Group): ScenarioResult {
  const baseline = withGap(sums.baseline);
  const scenario = withGap(sums.scenario);
  return { municipalityCode, year, component, baseline, scenario, difference: minus(scenario, baseline) };
}

function withGap(sums: Sums): Figures {
  return { ...sums, gap: sums.realCost.minus(sums.entitlement) };
}
