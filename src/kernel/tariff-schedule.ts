import type { Amount } from './money.js';
import { addDays, contains } from './period.js';
import type { ClosedPeriod, IsoDate, Period } from './period.js';

/** Normbedragen: amounts that hold from a day until another, each with its source. */

export const TARIFF_CODES = ['goo-place-day', 'poo-person-month'] as const;
export type TariffCode = (typeof TARIFF_CODES)[number];

/** One version of a tariff: euro per place-day or per person-month, over its days. */
export interface Tariff {
  readonly id: string;
  readonly tariff: TariffCode;
  readonly validFrom: IsoDate;
  readonly validUntil: IsoDate | null;
  readonly amountEur: Amount;
  /** Last day on which the source was seen in force; later days are provisional. */
  readonly confirmedUntil: IsoDate;
}

/**
 * How sure the amount of a day is: `final` where the tariff's source was seen in force, `provisional` after that,
 * `no-tariff` where no amount is set: such days are counted but earn nothing, and are shown.
 */
export const CERTAINTIES = ['final', 'provisional', 'no-tariff'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** What holds on a day. */
export type TariffOnDay =
  | { readonly tariff: Tariff; readonly certainty: 'final' | 'provisional' }
  | { readonly tariff: null; readonly certainty: 'no-tariff' };

/** A run of days on which the same holds. */
export type TariffSegment = TariffOnDay & { readonly period: ClosedPeriod };

/** The versions of one tariff in order of time. Gaps are allowed, overlaps are not. */
export interface TariffSchedule {
  readonly tariff: TariffCode;
  readonly versions: readonly Tariff[];
  /** The days on which the amount or its certainty may change. */
  readonly cuts: readonly IsoDate[];
}

/** Orders the versions of one tariff; throws where two of them claim the same day. */
export function tariffSchedule(tariff: TariffCode, versions: readonly Tariff[]): TariffSchedule {
  const ordered = versions
    .filter((version) => version.tariff === tariff)
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0));
  for (const [index, version] of ordered.entries()) {
    const next = ordered[index + 1];
    if (next && (version.validUntil === null || version.validUntil > next.validFrom)) {
      throw new RangeError(`tariff ${tariff}: versions ${version.id} and ${next.id} both hold on ${next.validFrom}`);
    }
  }
  const cuts = ordered.flatMap(({ validFrom, validUntil, confirmedUntil }) => [
    validFrom,
    ...(validUntil === null ? [] : [validUntil]),
    addDays(confirmedUntil, 1),
  ]);
  return { tariff, versions: ordered, cuts: [...new Set(cuts)].sort() };
}

/** The tariff in force on a day. Example: goo-place-day on 2022-10-14 is 100.00, on 2022-10-15 it is 83.00. */
export function tariffOn(schedule: TariffSchedule, date: IsoDate): TariffOnDay {
  const tariff = schedule.versions.find((version) => contains(validity(version), date));
  if (!tariff) return { tariff: null, certainty: 'no-tariff' };
  return { tariff, certainty: date <= tariff.confirmedUntil ? 'final' : 'provisional' };
}

/**
 * Cuts a period where the tariff or its certainty changes. The segments follow each other without gap or overlap
 * and together are the period.
 */
export function tariffSegments(schedule: TariffSchedule, period: ClosedPeriod): TariffSegment[] {
  if (period.from >= period.until) return [];
  const within = schedule.cuts.filter((cut) => period.from < cut && cut < period.until);
  return [period.from, ...within].map((from, index) => ({
    ...tariffOn(schedule, from),
    period: { from, until: within[index] ?? period.until },
  }));
}

function validity(tariff: Tariff): Period {
  return { from: tariff.validFrom, until: tariff.validUntil };
}
