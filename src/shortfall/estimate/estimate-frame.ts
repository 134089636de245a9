import { sum, ZERO } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import { FIRST_FISCAL_YEAR } from '../../kernel/scheme.js';
import type { FrameMunicipality } from '../../kernel/size-strata.js';
import type { ComponentYear } from '../component-years.repository.js';
import { byMunicipalYear } from '../explanation/compared-years.js';
import { schemeDays } from '../national-frame.js';
import type { Place } from '../national-frame.js';

/** The frame of an estimate: every municipality due in a year, with what is known of it. */

export interface DuePlace {
  readonly place: Place;
  readonly isDeclared: boolean;
}

export interface EstimateYears {
  readonly year: number;
  /** The year whose realised places are the auxiliary variable. */
  readonly placesOf: number;
  /** Who is due in the year, and who was in that of the places. */
  readonly due: readonly DuePlace[];
  readonly dueForPlaces: readonly DuePlace[];
  /** Of both years. */
  readonly balances: readonly ComponentYear[];
}

/**
 * The year before: of the year itself only those who declared know their places, and an auxiliary variable must be known
 * of the silent. Of 2022 there is none before.
 */
export function usualPlacesYear(year: number): number {
  return Math.max(year - 1, FIRST_FISCAL_YEAR);
}

/** A frame for each figure; null where the number of inhabitants of anybody is not known, or nobody is due. */
export function estimateFrame(
  { year, placesOf, due, dueForPlaces, balances }: EstimateYears,
  figure: (balance: ComponentYear) => Amount,
): FrameMunicipality[] | null {
  const ofYear = byMunicipalYear(balances);
  const knowsPlaces = new Map(dueForPlaces.map(({ place, isDeclared }) => [place.code, isDeclared]));
  const frame = due.flatMap(({ place: { code, population }, isDeclared }): FrameMunicipality[] => {
    if (population === null) return [];
    const realisedPlaces = knowsPlaces.get(code) === true ? meanPlaces(ofYear(code, placesOf), placesOf) : null;
    const declared = isDeclared ? { y: sum(ofYear(code, year).map(figure)) } : null;
    return [{ municipalityCode: code, population, realisedPlaces, declared }];
  });
  return frame.length === due.length && frame.length > 0 ? frame : null;
}

/** Realised places, as a mean over the days of the scheme in the year. */
function meanPlaces(balances: readonly ComponentYear[], year: number): Amount {
  const placeDays = balances.find(({ component }) => component === 'goo')?.quantity ?? ZERO;
  return placeDays.dividedBy(schemeDays({ fromYear: year, toYear: year }));
}
