import { amount, ZERO } from './money.js';
import type { Amount } from './money.js';
import { countDays, firstDayOf, monthsTouched, nextMonth, overlap, periodThrough } from './period.js';
import type { ClosedPeriod, IsoMonth } from './period.js';
import type { ReceptionLine } from './scheme.js';
import { tariffOn, tariffSegments } from './tariff-schedule.js';
import type { Certainty, Tariff, TariffSchedule } from './tariff-schedule.js';

/** What a row of the sheet Opvang counts for in one month at one tariff, and the norm amount of that. */
export interface Quantity {
  readonly row: number;
  readonly month: IsoMonth;
  /** The days it stands for: for a person-month the row's days in that month. */
  readonly period: ClosedPeriod;
  /** Place-days (GOO) or person-months (POO); whole. */
  readonly quantity: Amount;
  readonly tariff: Tariff | null;
  readonly certainty: Certainty;
  /** quantity × tariff in euro; zero where no tariff is set (then `certainty` says so). */
  readonly normAmountEur: Amount;
}

/**
 * Place-days of a GOO row: days × places, cut at every month and tariff boundary (domain rule 1).
 * Example: 10 places, 1 to 31 October 2022: 14 × 10 × 100.00 + 17 × 10 × 83.00 = 28,110.00.
 */
export function placeDays(line: ReceptionLine, schedule: TariffSchedule): Quantity[] {
  const places = wholeNumber(line.realisedPlaces, line);
  return byMonth(line).flatMap(({ month, period }) =>
    tariffSegments(schedule, period).map((segment) => {
      const quantity = places.times(countDays(segment.period));
      return quantityAt(line, month, segment.period, quantity, segment.tariff, segment.certainty);
    }),
  );
}

/**
 * Person-months of a POO row: its persons, once for each calendar month it touches, at the tariff in force on the
 * first day of that month (domain rule 2).
 * Example: 7 persons from 15 January to 3 March 2024: 7 × 3 × 92.00 = 1,932.00.
 */
export function personMonths(line: ReceptionLine, schedule: TariffSchedule): Quantity[] {
  const persons = wholeNumber(line.persons, line);
  return byMonth(line).map(({ month, period }) => {
    const { tariff, certainty } = tariffOn(schedule, firstDayOf(month));
    return quantityAt(line, month, period, persons, tariff, certainty);
  });
}

function quantityAt(
  line: ReceptionLine,
  month: IsoMonth,
  period: ClosedPeriod,
  quantity: Amount,
  tariff: Tariff | null,
  certainty: Certainty,
): Quantity {
  const normAmountEur = tariff ? quantity.times(tariff.amountEur) : ZERO;
  return { row: line.row, month, period, quantity, tariff, certainty, normAmountEur };
}

function byMonth(line: ReceptionLine): { month: IsoMonth; period: ClosedPeriod }[] {
  const whole = periodThrough(line.from, line.through);
  return monthsTouched(whole).flatMap((month) => {
    const period = overlap(whole, { from: firstDayOf(month), until: firstDayOf(nextMonth(month)) });
    return period ? [{ month, period }] : [];
  });
}

function wholeNumber(count: number | null, line: ReceptionLine): Amount {
  if (count === null || !Number.isSafeInteger(count) || count < 0) {
    throw new RangeError(`row ${line.row} (${line.regulation}) has no whole number to count: ${String(count)}`);
  }
  return amount(count);
}
