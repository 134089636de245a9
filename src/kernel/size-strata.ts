import { amount, sum } from './money.js';
import type { Amount } from './money.js';

/**
 * Size strata: the municipalities of a country in classes of population, each with those that declared and those that
 * are silent (domain rule 9). An estimate speaks for the silent ones of a stratum by the others of that stratum.
 *
 * The letters are those of Cochran, Sampling Techniques (3rd ed., ch. 6): y is the figure to be estimated, x the
 * auxiliary variable that it is in proportion to.
 */

/** A municipality of the year's frame, whether it declared or not. */
export interface FrameMunicipality {
  readonly municipalityCode: string;
  /** Inhabitants; whole, above zero. */
  readonly population: number;
  /** Realised places, a mean over the year and so perhaps a fraction; null where not known, which is not zero. */
  readonly realisedPlaces: Amount | null;
  /** The figure of its approved declaration, in euro and of either sign; null where it is silent. */
  readonly declared: { readonly y: Amount } | null;
}

/** Where one size class of municipalities ends and the next begins: under 20,000 inhabitants, from 20,000, … 250,000. */
export const SIZE_CLASS_BOUNDARIES: readonly number[] = [20_000, 50_000, 100_000, 250_000];

/** The size class of a municipality by its inhabitants. Example: 20,000 gives "20000-50000", 19,999 gives "0-20000". */
export function sizeClassOf(population: number): string {
  const from = SIZE_CLASS_BOUNDARIES.filter((boundary) => boundary <= population).at(-1) ?? 0;
  return rangeName({ from, until: SIZE_CLASS_BOUNDARIES.find((boundary) => boundary > population) ?? null });
}

/** What the figure is taken to be in proportion to, in a stratum. */
export type Auxiliary = 'realised-places' | 'population';

export interface SilentMunicipality {
  readonly municipalityCode: string;
  readonly x: Amount;
}

export interface Respondent extends SilentMunicipality {
  readonly y: Amount;
}

/** A size class, or several merged, with the auxiliary variable that serves there. */
export interface SizeStratum {
  /** Its range of inhabitants: "20000-50000" includes the first and excludes the last, "250000+" has no end. */
  readonly stratum: string;
  /** The size classes in it; more than one where they were merged. */
  readonly sizeClasses: readonly string[];
  readonly auxiliary: Auxiliary;
  readonly respondents: readonly Respondent[];
  readonly silent: readonly SilentMunicipality[];
  /** Σy and Σx of the respondents, and Σx of the silent. */
  readonly declaredY: Amount;
  readonly declaredX: Amount;
  readonly silentX: Amount;
}

/** A size class or a merger of neighbours, before its auxiliary is chosen. */
interface Group {
  readonly range: SizeRange;
  readonly sizeClasses: readonly string[];
  readonly members: readonly FrameMunicipality[];
}

/** Inhabitants, from the first included until the last excluded; `until: null` is open. */
interface SizeRange {
  readonly from: number;
  readonly until: number | null;
}

/**
 * The strata of a frame, smallest municipalities first; classes without any municipality are left out.
 *
 * A class that is not fully declared and has fewer than two respondents cannot say how much its municipalities differ:
 * from the largest down each such class joins the next smaller one, and the smallest joins the next larger. Null where
 * all of them together are still short of two respondents.
 * Example: 100000-250000 with three respondents and 250000+ with one of two: merged into "100000+" with four.
 *
 * @throws RangeError on an empty frame, a code twice, impossible counts, or boundaries that do not rise
 */
export function sizeStrata(frame: readonly FrameMunicipality[], boundaries: readonly number[]): SizeStratum[] | null {
  refuseImpossible(frame, boundaries);
  const merged = mergeShort(sizeClasses(frame, boundaries));
  return merged.some(isShort) ? null : merged.map(stratumOf);
}

function sizeClasses(frame: readonly FrameMunicipality[], boundaries: readonly number[]): Group[] {
  return [0, ...boundaries]
    .map((from, index) => ({ from, until: boundaries[index] ?? null }))
    .map((range) => ({
      range,
      sizeClasses: [rangeName(range)],
      members: frame.filter((one) => isIn(range, one.population)),
    }))
    .filter((group) => group.members.length > 0);
}

function isIn({ from, until }: SizeRange, population: number): boolean {
  return from <= population && (until === null || population < until);
}

/** From the largest down, every group joins what is still short above it; whatever is short in the end is the first. */
function mergeShort(groups: readonly Group[]): Group[] {
  const merged = groups.reduceRight<Group[]>((above, group) => {
    const [next, ...rest] = above;
    return next && isShort(next) ? [together(group, next), ...rest] : [group, ...above];
  }, []);
  return mergeFirst(merged);
}

function mergeFirst(groups: readonly Group[]): Group[] {
  const [first, second, ...rest] = groups;
  return first && second && isShort(first) ? mergeFirst([together(first, second), ...rest]) : [...groups];
}

function together(smaller: Group, larger: Group): Group {
  return {
    range: { from: smaller.range.from, until: larger.range.until },
    sizeClasses: [...smaller.sizeClasses, ...larger.sizeClasses],
    members: [...smaller.members, ...larger.members],
  };
}

/** What is fully declared needs no estimate, so one respondent is enough where there is only one municipality. */
function isShort({ members }: Group): boolean {
  const respondents = members.filter((one) => one.declared !== null).length;
  return respondents < 2 && respondents < members.length;
}

function stratumOf({ range, sizeClasses, members }: Group): SizeStratum {
  const auxiliary: Auxiliary = placesServe(members) ? 'realised-places' : 'population';
  const respondents: Respondent[] = [];
  const silent: SilentMunicipality[] = [];
  for (const { municipalityCode, population, realisedPlaces, declared } of members) {
    const x = auxiliary === 'population' || realisedPlaces === null ? amount(population) : realisedPlaces;
    if (declared) respondents.push({ municipalityCode, x, y: declared.y });
    else silent.push({ municipalityCode, x });
  }
  return {
    stratum: rangeName(range),
    sizeClasses,
    auxiliary,
    respondents,
    silent,
    declaredY: sum(respondents.map((one) => one.y)),
    declaredX: sum(respondents.map((one) => one.x)),
    silentX: sum(silent.map((one) => one.x)),
  };
}

/**
 * Places serve where they are known of every municipality and at least two respondents have any: with fewer there is
 * no ratio, or none that another respondent can be held against. Where no one is silent one is enough.
 */
function placesServe(members: readonly FrameMunicipality[]): boolean {
  const known = members.every((one) => one.realisedPlaces !== null);
  const complete = members.every((one) => one.declared !== null);
  const withPlaces = members.filter((one) => one.declared !== null && one.realisedPlaces?.greaterThan(0));
  return known && withPlaces.length >= (complete ? 1 : 2);
}

function rangeName({ from, until }: SizeRange): string {
  return until === null ? `${from}+` : `${from}-${until}`;
}

function refuseImpossible(frame: readonly FrameMunicipality[], boundaries: readonly number[]): void {
  if (frame.length === 0) throw new RangeError('the frame holds no municipality');
  const codes = new Set<string>();
  for (const { municipalityCode, population, realisedPlaces } of frame) {
    if (codes.has(municipalityCode)) throw new RangeError(`${municipalityCode} is in the frame twice`);
    codes.add(municipalityCode);
    if (!Number.isSafeInteger(population) || population <= 0) {
      throw new RangeError(`${municipalityCode} has no whole population above zero: ${population}`);
    }
    if (realisedPlaces?.lessThan(0)) {
      throw new RangeError(`${municipalityCode} has fewer than no places: ${realisedPlaces.toString()}`);
    }
  }
  if ([0, ...boundaries].some((from, index) => from >= (boundaries[index] ?? Infinity))) {
    throw new RangeError(`size classes do not rise: ${boundaries.join(', ')}`);
  }
}
