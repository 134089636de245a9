import type { IsoDate } from '../kernel/period.js';
import { dutchDate } from '../platform/dutch-dates.js';

/** Why a figure may still change, in words for on screen and on paper. Example: "normbedrag na 31-12-2025 niet bevestigd". */
export function provisionalNotice(confirmedUntil: IsoDate): string {
  return `normbedrag na ${dutchDate(confirmedUntil)} niet bevestigd`;
}

export const NOTHING_DECLARED_NOTICE = 'geen goedgekeurde declaratie';

export const NO_TARIFF_NOTICE = 'geen normbedrag vastgesteld';
