import { declarationId } from '../../declarations/declaration-id.js';
import { likeForLike } from '../../kernel/like-for-like.js';
import type {
  CostOfPlaces,
  Exclusion,
  LikeForLike,
  LikeForLikeInput,
  LikeForLikeStep,
  UnitCosts,
} from '../../kernel/like-for-like.js';
import { amount, amountText, ZERO } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import { waterfall } from '../../kernel/waterfall.js';
import { dutchAmount, dutchCount } from '../../platform/dutch-figures.js';
import type {
  BridgeDto,
  ComparableDto,
  CostOfPlacesDto,
  LikeForLikeStepDto,
  UnitCostDto,
  UnitCostsDto,
  WaterfallBarDto,
} from './like-for-like.dto.js';
import type { ComparableSums, GooSums } from './like-for-like.repository.js';

/** The bridge of some sums, in the words and the notation of the answer. */

const LABELS: Readonly<Record<Exclusion, string>> = {
  allowance: 'Zonder leefgeld',
  hotel: 'Zonder hotels',
  ship: 'Zonder schepen',
  catering: 'Zonder catering',
};

const START_LABEL = 'Werkelijke kosten per plekdag';
const END_LABEL = 'Vergelijkbare kostprijs';
const UNFINISHED_LABEL = 'Tot zover; nog niet vergelijkbaar';

export function bridgeDto(sums: GooSums): BridgeDto {
  const bridge = likeForLike(inputOf(sums));
  const unknownBecause = withoutKindSentence(sums.withoutKind);
  return {
    start: unitCostDto(sums, bridge),
    steps: bridge.steps.map((step) => stepDto(step, unknownBecause)),
    end: unitCostsDto(bridge.end),
    unknown: [...bridge.unknown],
    costWithoutPlaces: amountText(sums.costWithoutPlaces),
    waterfalls: {
      perRealisedPlaceDay: bars(bridge, 'perRealisedPlaceDay'),
      perOccupiedPlaceDay: bars(bridge, 'perOccupiedPlaceDay'),
    },
  };
}

/** What all places cost, hotels and ships included. */
export function countryDto(sums: GooSums): UnitCostDto {
  return unitCostDto(sums, likeForLike(inputOf(sums)));
}

/** How much of the country can be compared. */
export function comparableDto({ all, comparable }: ComparableSums): ComparableDto {
  const placeDays = comparable?.whole.realisedPlaceDays ?? ZERO;
  const { realisedPlaceDays } = all.whole;
  return {
    declared: all.declarations.length,
    withPlaces: all.municipalitiesWithPlaces,
    comparable: comparable?.municipalitiesWithPlaces ?? 0,
    placeDays: amountText(placeDays),
    placeDaysPercentage: realisedPlaceDays.isZero()
      ? null
      : amountText(placeDays.times(HUNDRED).dividedBy(realisedPlaceDays)),
  };
}

const HUNDRED = amount(100);

/** One notice where there is any such cost. */
export function costWithoutPlacesNotices({ costWithoutPlaces }: GooSums): string[] {
  if (costWithoutPlaces.isZero()) return [];
  return [`kosten zonder locatie met plekken: ${dutchAmount(costWithoutPlaces)}, meegeteld als gewone opvang`];
}

/** Each cost is in one place only. Where one location has no kind, nothing is known of hotels and ships. */
function inputOf({ whole, allowance, hotel, ship, catering, withoutKind }: GooSums): LikeForLikeInput {
  const leefgeld = { realCost: allowance };
  if (withoutKind.locations === 0) {
    const exclusions = { allowance: leefgeld, hotel, ship, catering: { realCost: catering.outsideHotelsAndShips } };
    return { whole, exclusions };
  }
  const unknown = { unknownBecause: 'locations-without-kind' };
  return {
    whole,
    exclusions: { allowance: leefgeld, hotel: unknown, ship: unknown, catering: { realCost: catering.everywhere } },
  };
}

function withoutKindSentence({ locations, placeDays }: GooSums['withoutKind']): string {
  const days = `${dutchCount(placeDays)} ${placeDays === 1 ? 'plekdag' : 'plekdagen'}`;
  return locations === 1
    ? `Van 1 locatie met ${days} is nog niet gezegd wat voor plek het is.`
    : `Van ${dutchCount(locations)} locaties met samen ${days} is nog niet gezegd wat voor plek het is.`;
}

function stepDto(step: LikeForLikeStep, unknownBecause: string): LikeForLikeStepDto {
  return {
    exclusion: step.exclusion,
    label: LABELS[step.exclusion],
    excluded: step.excluded && costOfPlacesDto(step.excluded),
    unknownBecause: step.unknownBecause === null ? null : unknownBecause,
    remaining: costOfPlacesDto(step.remaining),
    after: unitCostsDto(step.after),
    difference: unitCostsDto(step.difference),
  };
}

/** Of the steps that are known; null where one of them has no unit cost, for then nothing leads to the end. */
function bars({ start, steps, end, unknown }: LikeForLike, per: keyof UnitCosts): WaterfallBarDto[] | null {
  const known = steps.flatMap(({ exclusion, excluded, difference }) =>
    excluded ? [{ name: LABELS[exclusion], amountEur: difference[per] }] : [],
  );
  const named = known.flatMap(({ name, amountEur }) => (amountEur ? [{ name, amountEur }] : []));
  if (!start[per] || !end[per] || named.length < known.length) return null;
  return waterfall({
    start: { name: START_LABEL, amountEur: start[per] },
    steps: named,
    end: { name: unknown.length === 0 ? END_LABEL : UNFINISHED_LABEL, amountEur: end[per] },
  }).map(({ name, kind, fromEur, toEur }) => ({ name, kind, from: amountText(fromEur), to: amountText(toEur) }));
}

function unitCostDto({ whole, declarations }: GooSums, { start }: LikeForLike): UnitCostDto {
  return {
    ...costOfPlacesDto(whole),
    unitCosts: unitCostsDto(start),
    declarations: declarations.map(declarationId).sort(),
  };
}

function unitCostsDto({ perRealisedPlaceDay, perOccupiedPlaceDay }: UnitCosts): UnitCostsDto {
  return {
    perRealisedPlaceDay: textOrNull(perRealisedPlaceDay),
    perOccupiedPlaceDay: textOrNull(perOccupiedPlaceDay),
  };
}

function costOfPlacesDto({ realCost, realisedPlaceDays, occupiedPlaceDays }: CostOfPlaces): CostOfPlacesDto {
  return {
    realCost: amountText(realCost),
    realisedPlaceDays: amountText(realisedPlaceDays),
    occupiedPlaceDays: textOrNull(occupiedPlaceDays),
  };
}

function textOrNull(value: Amount | null): string | null {
  return value && amountText(value);
}
