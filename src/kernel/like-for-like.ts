import { toCents, ZERO } from './money.js';
import type { Amount } from './money.js';

/**
 * Vergelijkbare kostprijs: from the real cost of a GOO place-day to the one that the norm amount can be held against, for
 * the norm leaves out leefgeld, and the dearer hotels, ships and catering (domain §4). Each exclusion is a visible step.
 */

/** What is taken out, in this order. */
export const EXCLUSIONS = ['allowance', 'hotel', 'ship', 'catering'] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/** Real cost in euro, and the place-days it was made for. */
export interface CostOfPlaces {
  readonly realCost: Amount;
  readonly realisedPlaceDays: Amount;
  /** Null where it is not known how many of the places were occupied, which is not zero. */
  readonly occupiedPlaceDays: Amount | null;
}

/** Why an exclusion cannot be made; as a code, the words are the reader's. Example: 'no-line-says-hotel'. */
export interface UnknownExclusion {
  readonly unknownBecause: string;
}

/** Nothing counts twice: a cost is what no earlier exclusion took, so that the leefgeld of hotels is in `allowance` only. */
export interface LikeForLikeInput {
  /** All of component goo. */
  readonly whole: CostOfPlaces;
  readonly exclusions: {
    readonly [Kind in Exclusion]:
      (Kind extends 'hotel' | 'ship' ? CostOfPlaces : Pick<CostOfPlaces, 'realCost'>) | UnknownExclusion;
  };
}

/** In cents; null where there are no place-days, or it is not known how many: `remaining` tells which. */
export interface UnitCosts {
  /** With vacancy: a place counts, occupied or not, as it does for the norm amount. */
  readonly perRealisedPlaceDay: Amount | null;
  /** Without vacancy: what the occupied places cost, the empty ones being paid by them. */
  readonly perOccupiedPlaceDay: Amount | null;
}

export interface LikeForLikeStep {
  readonly exclusion: Exclusion;
  /** What was taken out; null where that is unknown: then nothing was. */
  readonly excluded: CostOfPlaces | null;
  /** Null where it is known. */
  readonly unknownBecause: string | null;
  readonly remaining: CostOfPlaces;
  readonly before: UnitCosts;
  readonly after: UnitCosts;
  /** After less before; null where either is, and where the exclusion is unknown. */
  readonly difference: UnitCosts;
}

export interface LikeForLike {
  readonly start: UnitCosts;
  readonly steps: readonly LikeForLikeStep[];
  readonly end: UnitCosts;
  /** What could not be taken out; while there is any, the end is not yet like for like. */
  readonly unknown: readonly Exclusion[];
}

/**
 * The bridge. Every unit cost is its own quotient rounded to the cent, and every difference is one between two printed
 * unit costs, so that each can be worked out again and the differences add up to end less start. Throws where more
 * place-days are taken out than there are.
 * Example: 6,800.00 over 100 place-days is 68.00; without 900.00 of leefgeld 59.00; without a hotel of 1,900.00 and 20
 * place-days 4,000.00 / 80 = 50.00; without 480.00 of catering 44.00.
 */
export function likeForLike({ whole, exclusions }: LikeForLikeInput): LikeForLike {
  const steps: LikeForLikeStep[] = [];
  let remaining = whole;
  for (const exclusion of EXCLUSIONS) {
    const step = stepFrom(remaining, exclusion, exclusions[exclusion]);
    steps.push(step);
    remaining = step.remaining;
  }
  return {
    start: unitCosts(whole),
    steps,
    end: unitCosts(remaining),
    unknown: steps.flatMap(({ exclusion, excluded }) => (excluded ? [] : [exclusion])),
  };
}

function stepFrom(
  from: CostOfPlaces,
  exclusion: Exclusion,
  given: LikeForLikeInput['exclusions'][Exclusion],
): LikeForLikeStep {
  const before = unitCosts(from);
  if ('unknownBecause' in given) {
    const difference = { perRealisedPlaceDay: null, perOccupiedPlaceDay: null };
    const { unknownBecause } = given;
    return { exclusion, excluded: null, unknownBecause, remaining: from, before, after: before, difference };
  }
  const excluded = { ...NO_PLACES, ...given };
  const remaining = takeOut(excluded, from, exclusion);
  const after = unitCosts(remaining);
  const difference = {
    perRealisedPlaceDay: lessOrNull(after.perRealisedPlaceDay, before.perRealisedPlaceDay),
    perOccupiedPlaceDay: lessOrNull(after.perOccupiedPlaceDay, before.perOccupiedPlaceDay),
  };
  return { exclusion, excluded, unknownBecause: null, remaining, before, after, difference };
}

/** What an exclusion of cost alone takes out in place-days. */
const NO_PLACES = { realisedPlaceDays: ZERO, occupiedPlaceDays: ZERO };

function takeOut(excluded: CostOfPlaces, from: CostOfPlaces, exclusion: Exclusion): CostOfPlaces {
  const remaining = {
    realCost: from.realCost.minus(excluded.realCost),
    realisedPlaceDays: from.realisedPlaceDays.minus(excluded.realisedPlaceDays),
    occupiedPlaceDays: lessOrNull(from.occupiedPlaceDays, excluded.occupiedPlaceDays),
  };
  if (remaining.realisedPlaceDays.lessThan(ZERO) || remaining.occupiedPlaceDays?.lessThan(ZERO)) {
    throw new RangeError(`${exclusion} takes out more place-days than there are`);
  }
  return remaining;
}

function lessOrNull(a: Amount | null, b: Amount | null): Amount | null {
  return a && b && a.minus(b);
}

function unitCosts({ realCost, realisedPlaceDays, occupiedPlaceDays }: CostOfPlaces): UnitCosts {
  const per = (placeDays: Amount | null): Amount | null =>
    placeDays === null || placeDays.isZero() ? null : toCents(realCost.div(placeDays));
  return { perRealisedPlaceDay: per(realisedPlaceDays), perOccupiedPlaceDay: per(occupiedPlaceDays) };
}
