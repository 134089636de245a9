import { addDays } from '../kernel/period.js';
import type { IsoDate } from '../kernel/period.js';
import type { Tariff } from '../kernel/tariff-schedule.js';
import { dutchDate } from '../platform/dutch-dates.js';
import type { YearRange } from './balance-sums.js';

/** Why a figure may still change, in words for on screen and on paper. Example: "normbedrag na 31-12-2025 niet bevestigd". */
export function provisionalNotice(confirmedUntil: IsoDate): string {
  return `normbedrag na ${dutchDate(confirmedUntil)} niet bevestigd`;
}

/**
 * The notices of figures of these years that rest on days after the last on which a tariff was seen in force: one for
 * each such day.
 */
export function provisionalNotices(tariffs: readonly Tariff[], range: YearRange): string[] {
  const lastDay = `${range.toYear}-12-31`;
  const unconfirmed = tariffs.filter(
    ({ validFrom, validUntil, confirmedUntil }) =>
      validFrom <= lastDay &&
      `${range.fromYear}-01-01` < (validUntil ?? '9999-12-31') &&
      confirmedUntil < lastDay &&
      (validUntil === null || addDays(confirmedUntil, 1) < validUntil),
  );
  return [...new Set(unconfirmed.map(({ confirmedUntil }) => confirmedUntil))].sort().map(provisionalNotice);
}

/** Figures that a change of the rules has not reached yet. Example: "herberekening loopt: nog 12 gemeenten te gaan". */
export function reassessmentNotice(municipalities: number): string {
  return `herberekening loopt: nog ${municipalities} ${municipalities === 1 ? 'gemeente' : 'gemeenten'} te gaan`;
}

/** A layout that rests on a reorganisation which is not law yet. */
export function plannedNotice(effectiveOn: IsoDate, predecessor: string, successor: string): string {
  return `geplande herindeling, nog geen wet: ${predecessor} naar ${successor} op ${dutchDate(effectiveOn)}`;
}

/** Figures at other tariffs than the ledger holds. */
export function publishedByNotice(day: IsoDate): string {
  return `tegen normbedragen zoals gepubliceerd op ${dutchDate(day)}`;
}

export const NOTHING_DECLARED_NOTICE = 'geen goedgekeurde declaratie';

export const NO_TARIFF_NOTICE = 'geen normbedrag vastgesteld';
