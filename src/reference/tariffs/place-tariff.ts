import type { IsoDate, Period } from '../../kernel/period.js';

/** Puts a new amount among those that hold: where it holds, the others give way. */

interface Placed {
  readonly validFrom: IsoDate;
  readonly validUntil: IsoDate | null;
}

/**
 * What is left of versions that hold when a new one takes the days of `place`: which give way, and the parts of them
 * that stay, before and after it. Versions it does not touch are in neither list.
 * Example: 100.00 from 1 March, open; a new amount from 15 October: 100.00 gives way, its part until 15 October stays.
 */
export function makeRoom<T extends Placed>(current: readonly T[], place: Period): { giveWay: T[]; stay: T[] } {
  const giveWay = current.filter(
    (version) => isBefore(version.validFrom, place.until) && isBefore(place.from, version.validUntil),
  );
  const stay = giveWay.flatMap((version) => [
    ...(version.validFrom < place.from ? [{ ...version, validUntil: place.from }] : []),
    ...(place.until !== null && isBefore(place.until, version.validUntil)
      ? [{ ...version, validFrom: place.until }]
      : []),
  ]);
  return { giveWay, stay };
}

/** The day on which the next version after `from` begins; null when none does. */
export function nextStart(current: readonly Placed[], from: IsoDate): IsoDate | null {
  const starts = current.map((version) => version.validFrom).filter((start) => start > from);
  return starts.length > 0 ? starts.reduce((first, start) => (start < first ? start : first)) : null;
}

/** Whether a day lies before an end; null is no end. */
function isBefore(day: IsoDate, end: IsoDate | null): boolean {
  return end === null || day < end;
}
