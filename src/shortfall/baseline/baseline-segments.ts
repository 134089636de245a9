import { ZERO } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import { countDays, firstDayOf, monthOf, nextMonth } from '../../kernel/period.js';
import type { ClosedPeriod, IsoMonth } from '../../kernel/period.js';
import type { BaselineSegment } from '../../kernel/scenario.js';
import type { Basis, Component } from '../../kernel/scheme.js';
import { tariffOn, tariffSegments } from '../../kernel/tariff-schedule.js';
import type { TariffSchedules } from '../../reference/tariffs/tariffs.service.js';

/**
 * The baseline that a scenario is laid over and an outlook begins from: to the cent what was posted, and place-days on
 * the very days on which they were declared.
 */

/** What was posted in a month, in euro. */
export interface MonthBalance {
  readonly code: string;
  readonly month: IsoMonth;
  readonly component: Component;
  readonly basis: Basis;
  readonly realCost: Amount;
  readonly entitlement: Amount;
}

/** Place-days or person-months on days of one month, of a municipality that is paid by the norm. */
export interface ReceptionSpan {
  readonly code: string;
  readonly component: 'goo' | 'poo-norm';
  readonly period: ClosedPeriod;
  readonly quantity: Amount;
}

/**
 * What is counted, cut where the tariff changes; and per month the costs, with all entitlement that is not counted:
 * grants, deductions, real costs that are paid, and what stands in the ledger at another tariff as long as it has not been
 * reassessed. So the balances are the sum of the segments, whatever the tariffs are.
 * Example: 10 places from 10 to 31 October 2022, and 30,000.00 posted for them: 50 place-days at 100.00, 170 at 83.00,
 * and 10,890.00 that is not counted.
 */
export function baselineSegments(
  balances: readonly MonthBalance[],
  spans: readonly ReceptionSpan[],
  tariffs: TariffSchedules,
): BaselineSegment[] {
  const counted = countedSegments(spans, tariffs);
  const rest = new Map(balances.map((balance) => [keyOf(balance), balance]));
  for (const { municipalityCode: code, period, component, basis, entitlementEur } of counted) {
    const month = monthOf(period.from);
    const key = keyOf({ code, month, component, basis });
    const balance = rest.get(key) ?? { code, month, component, basis, realCost: ZERO, entitlement: ZERO };
    rest.set(key, { ...balance, entitlement: balance.entitlement.minus(entitlementEur) });
  }
  return [...counted, ...monthSegments([...rest.values()].filter(isSomething))];
}

function countedSegments(spans: readonly ReceptionSpan[], tariffs: TariffSchedules): BaselineSegment[] {
  const partsOf = partsAtOneTariff(tariffs);
  return spans.flatMap(({ code, component, period, quantity }) =>
    partsOf(component, period).map(({ period: part, tariffEur, share }) => {
      const counted = quantity.times(share.days).div(share.ofDays);
      const entitlementEur = tariffEur ? counted.times(tariffEur) : ZERO;
      const alike = { municipalityCode: code, component, basis: 'norm' as const, period: part };
      return { ...alike, quantity: counted, tariffEur, entitlementEur, realCostEur: ZERO };
    }),
  );
}

interface Part {
  readonly period: ClosedPeriod;
  readonly tariffEur: Amount | null;
  readonly share: { readonly days: number; readonly ofDays: number };
}

/** The parts of a period are the same for every municipality, and worked out once. */
function partsAtOneTariff(tariffs: TariffSchedules): (component: 'goo' | 'poo-norm', period: ClosedPeriod) => Part[] {
  const known = new Map<string, Part[]>();
  return (component, period) => {
    const key = `${component} ${period.from} ${period.until}`;
    const parts = known.get(key) ?? (component === 'goo' ? placeDayParts : personMonthParts)(period, tariffs);
    known.set(key, parts);
    return parts;
  };
}

/** Place-days are earned day by day (domain rule 1). */
function placeDayParts(period: ClosedPeriod, { gooPlaceDay }: TariffSchedules): Part[] {
  return tariffSegments(gooPlaceDay, period).map(({ period: part, tariff }) => ({
    period: part,
    tariffEur: tariff?.amountEur ?? null,
    share: { days: countDays(part), ofDays: countDays(period) },
  }));
}

/** A person-month goes by the first day of its month (domain rule 2). */
function personMonthParts(period: ClosedPeriod, { pooPersonMonth }: TariffSchedules): Part[] {
  const { tariff } = tariffOn(pooPersonMonth, firstDayOf(monthOf(period.from)));
  return [{ period, tariffEur: tariff?.amountEur ?? null, share: { days: 1, ofDays: 1 } }];
}

function monthSegments(balances: readonly MonthBalance[]): BaselineSegment[] {
  // there are many balances and few months
  const months = new Set(balances.map(({ month }) => month));
  const periods = new Map([...months].map((month) => [month, wholeMonth(month)]));
  return balances.map(({ code, month, component, basis, realCost, entitlement }) => {
    const period = periods.get(month) ?? wholeMonth(month);
    const alike = { municipalityCode: code, component, basis, period, quantity: ZERO, tariffEur: null };
    return { ...alike, entitlementEur: entitlement, realCostEur: realCost };
  });
}

function wholeMonth(month: IsoMonth): ClosedPeriod {
  return { from: firstDayOf(month), until: firstDayOf(nextMonth(month)) };
}

function isSomething({ realCost, entitlement }: MonthBalance): boolean {
  return !realCost.isZero() || !entitlement.isZero();
}

function keyOf({ code, month, component, basis }: Omit<MonthBalance, 'realCost' | 'entitlement'>): string {
  return `${code} ${month} ${component} ${basis}`;
}
