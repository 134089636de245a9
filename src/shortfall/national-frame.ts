import { SIZE_CLASS_BOUNDARIES, sizeClassOf } from '../kernel/size-strata.js';
import { countDays, periodThrough } from '../kernel/period.js';
import { COMPONENTS, SCHEME_START } from '../kernel/scheme.js';
import type { Component } from '../kernel/scheme.js';
import type { Country } from '../reference/country.service.js';
import { layoutOfYear, OWN_LAYOUT, plannedIn } from '../reference/layout.js';
import type { Reorganisation } from '../reference/layout.js';
import type { YearRange } from './balance-sums.js';
import { COMPONENT_NAMES } from './component-names.js';

/** The frame of national figures: which municipalities there are, how they are grouped, and which years are due. */

export const GROUPINGS = ['year', 'component', 'province', 'safetyRegion', 'municipality', 'sizeClass'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** One grouping or two different ones, as "province,year" says; null where it says anything else. */
export function groupingsOf(text: string): readonly Grouping[] | null {
  const names = text.split(',');
  const known = GROUPINGS.filter((grouping) => names.includes(grouping));
  if (names.length > 2 || known.length !== names.length) return null;
  return names as Grouping[];
}

/** A municipality of the layout that was asked for, with its place in every grouping of municipalities. */
export interface Place {
  readonly code: string;
  readonly name: string;
  readonly province: string;
  readonly safetyRegion: { readonly code: string; readonly name: string };
  /** By inhabitants, as "20000-50000"; null where they are not known. */
  readonly sizeClass: string | null;
  /** Inhabitants that the size class goes by. */
  readonly population: number | null;
}

/** A year of a municipality of its time that is due, or that was declared all the same. */
export interface DueYear {
  readonly code: string;
  readonly name: string;
  readonly place: Place;
  readonly year: number;
  readonly isDeclared: boolean;
}

export interface NationalFrame {
  /** By the code of every municipality of its time: itself, or in a layout what it became part of. */
  readonly placeOf: ReadonlyMap<string, Place>;
  readonly dueYears: readonly DueYear[];
  /** Reorganisations in the layout that are not law yet. */
  readonly planned: readonly Reorganisation[];
}

/** The municipalities that declared a year. */
export interface DeclaredMunicipalities {
  readonly year: number;
  readonly codes: readonly string[];
}

/**
 * A declaration is due for each year from every municipality that exists on its last day; one that ended in the course
 * of the year counts when it declared all the same. Size classes go by the last known number of inhabitants up to the
 * last year of the range, so that a municipality is in one class over all its years.
 */
export function nationalFrame(
  country: Country,
  range: YearRange,
  layout: number | null,
  declared: readonly DeclaredMunicipalities[],
): NationalFrame {
  const layoutOf = layout === null ? OWN_LAYOUT : layoutOfYear(country.reorganisations, layout);
  const places = new Map(placesOf(country, range).map((place) => [place.code, place]));
  const placeOf = new Map<string, Place>();
  for (const { code } of country.municipalities) {
    const place = places.get(layoutOf(code));
    if (place) placeOf.set(code, place);
  }
  return {
    placeOf,
    dueYears: dueYears(country, range, placeOf, new Map(declared.map(({ year, codes }) => [year, new Set(codes)]))),
    planned: layout === null ? [] : plannedIn(country.reorganisations, layout),
  };
}

function placesOf({ municipalities, populations, safetyRegions }: Country, range: YearRange): Place[] {
  const regionNames = new Map(safetyRegions.map(({ code, name }) => [code, name]));
  const inhabitants = new Map<string, number>();
  for (const { municipalityCode, year, population } of populations) {
    // in the order of years: the last one stays
    if (year <= range.toYear) inhabitants.set(municipalityCode, population);
  }
  return municipalities.map(({ code, name, province, safetyRegion }) => {
    const population = inhabitants.get(code) ?? null;
    return {
      code,
      name,
      province,
      safetyRegion: { code: safetyRegion, name: regionNames.get(safetyRegion) ?? safetyRegion },
      sizeClass: population === null ? null : sizeClassOf(population),
      population,
    };
  });
}

function dueYears(
  { municipalities }: Country,
  { fromYear, toYear }: YearRange,
  placeOf: ReadonlyMap<string, Place>,
  declared: ReadonlyMap<number, ReadonlySet<string>>,
): DueYear[] {
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, index) => fromYear + index);
  return municipalities.flatMap(({ code, name, validFrom, validUntil }) => {
    const place = placeOf.get(code);
    if (!place) return [];
    return years.flatMap((year) => {
      const isDeclared = declared.get(year)?.has(code) === true;
      const lastDay = `${year}-12-31`;
      const isDue = (validFrom ?? '') <= lastDay && (validUntil === null || validUntil > lastDay);
      return isDue || isDeclared ? [{ code, name, place, year, isDeclared }] : [];
    });
  });
}

/** A value of a grouping, as it is found and as people read it. */
export interface GroupValue {
  readonly key: string;
  readonly label: string;
}

/** Where a municipality belongs in a grouping of municipalities. */
export function groupOfPlace(grouping: Exclude<Grouping, 'year' | 'component'>, place: Place): GroupValue {
  switch (grouping) {
    case 'province':
      return { key: place.province, label: place.province };
    case 'safetyRegion':
      return { key: place.safetyRegion.code, label: place.safetyRegion.name };
    case 'municipality':
      return { key: place.code, label: place.name };
    case 'sizeClass':
      return { key: place.sizeClass ?? UNKNOWN_SIZE, label: sizeClassLabel(place.sizeClass) };
  }
}

/** Where a due year belongs in a grouping; it is due in every component. */
export function groupsOfYear(grouping: Grouping, { year, place }: DueYear): GroupValue[] {
  if (grouping === 'year') return [{ key: String(year), label: String(year) }];
  if (grouping === 'component') return COMPONENTS.map((key) => ({ key, label: COMPONENT_NAMES[key] }));
  return [groupOfPlace(grouping, place)];
}

/** Components in the order of the law, size classes from small to large, all else by its key. */
export function placeInOrder(grouping: Grouping, key: string): string {
  if (grouping === 'component') return String(COMPONENTS.indexOf(key as Component));
  if (grouping === 'sizeClass') return key === UNKNOWN_SIZE ? 'unknown' : String(parseSize(key)).padStart(9, '0');
  return key;
}

const UNKNOWN_SIZE = 'unknown';

function parseSize(sizeClass: string): number {
  return Number(/^\d+/.exec(sizeClass)?.[0]);
}

const thousands = new Intl.NumberFormat('nl-NL');

function sizeClassLabel(sizeClass: string | null): string {
  if (sizeClass === null) return 'inwonertal niet bekend';
  const from = parseSize(sizeClass);
  const until = SIZE_CLASS_BOUNDARIES.find((boundary) => boundary > from);
  if (from === 0) return `tot ${thousands.format(until ?? 0)} inwoners`;
  return until === undefined
    ? `${thousands.format(from)} inwoners of meer`
    : `${thousands.format(from)} tot ${thousands.format(until)} inwoners`;
}

/** The days of the scheme in these years, both included: of 2022 from 1 March. */
export function schemeDays({ fromYear, toYear }: YearRange): number {
  const firstDay = `${fromYear}-01-01`;
  return countDays(periodThrough(firstDay < SCHEME_START ? SCHEME_START : firstDay, `${toYear}-12-31`));
}
