import { amount, sum, ZERO } from './money.js';
import type { Amount } from './money.js';
import { SIZE_CLASS_BOUNDARIES, sizeStrata } from './size-strata.js';
import type { FrameMunicipality, SizeStratum } from './size-strata.js';
import { studentTQuantile } from './student-t.js';

/**
 * Landelijke schatting: what all municipalities together come to when not all of them declared (domain rule 9), by the
 * separate ratio estimator in size strata (Cochran, Sampling Techniques, 3rd ed., 6.10). What was declared counts as it
 * is; only the silent municipalities are estimated. Nothing is rounded.
 */

/** What an estimate takes for granted, as codes; the words are the reader's. */
export const ASSUMPTION_CODES = [
  /** Within a stratum, who is silent spends per unit like who declared. The self-selection band is what if not. */
  'response-unrelated-to-cost',
  /** Within a stratum the figure is in proportion to the auxiliary variable. */
  'ratio-within-stratum',
  /** The interval takes the error for a t variable, with degrees of freedom after Satterthwaite. */
  'interval-from-t',
  /** This stratum goes by population, for its realised places do not serve. */
  'auxiliary-is-population',
  /** This stratum joins size classes, for one of them had fewer than two respondents. */
  'strata-merged',
] as const;
export type AssumptionCode = (typeof ASSUMPTION_CODES)[number];

export interface Assumption {
  readonly code: AssumptionCode;
  /** The stratum it holds for; null for the whole estimate. */
  readonly stratum: string | null;
}

/** How much of the country has declared, each as a share between 0 and 1. */
export interface ResponseCoverage {
  readonly ofMunicipalities: Amount;
  readonly ofPopulation: Amount;
  /** Null unless the places of every municipality are known and there are any. */
  readonly ofRealisedPlaces: Amount | null;
}

export interface StratumEstimate extends Pick<SizeStratum, 'stratum' | 'sizeClasses' | 'auxiliary'> {
  readonly municipalities: number;
  readonly respondents: number;
  /** The share of the stratum's auxiliary total that declared. */
  readonly coverage: Amount;
  /** Σy / Σx of the respondents: euro per place or per inhabitant. */
  readonly ratio: Amount;
  readonly declared: Amount;
  readonly estimated: Amount;
  /** Declared and estimated. */
  readonly total: Amount;
  /** Of the total, in euro squared; zero where everyone declared. */
  readonly variance: Amount;
}

/** Who declared and what: it stands with or without an estimate. */
export interface Completeness {
  /** N */
  readonly municipalities: number;
  /** n */
  readonly respondents: number;
  readonly coverage: ResponseCoverage;
  /** The sum of what was declared, without any estimate. Of a gap it is no least value: surpluses may still follow. */
  readonly hardFloor: Amount;
}

export interface EstimatedTotal {
  /** The part of the silent municipalities; with the hard floor it makes the total. */
  readonly estimated: Amount;
  readonly total: Amount;
  readonly standardError: Amount;
  /** Null where the standard error is zero: there is nothing to look up. */
  readonly degreesOfFreedom: number | null;
  /** With 95 % confidence, under the assumptions. */
  readonly interval: { readonly lower: Amount; readonly upper: Amount };
  readonly strata: readonly StratumEstimate[];
  readonly assumptions: readonly Assumption[];
}

export type NationalEstimate = Completeness &
  (
    | ({ readonly reason: null } & EstimatedTotal)
    | { readonly reason: 'fewer-than-two-respondents'; readonly total: null }
  );

/** Two and a half percent on either side is left out of the interval. */
const CONFIDENCE_POINT = amount('0.975');

/**
 * Estimates the national total of y.
 *
 * Example: three municipalities of one size class with 10, 20 and 30 places; the first two declared 100.00 and
 * 200.00, the third is silent: 300.00 declared, 30 × 300.00 / 30 = 300.00 estimated, 600.00 in all.
 *
 * @throws RangeError on a frame that cannot be (see sizeStrata)
 */
export function nationalEstimate(
  frame: readonly FrameMunicipality[],
  boundaries: readonly number[] = SIZE_CLASS_BOUNDARIES,
): NationalEstimate {
  const strata = sizeStrata(frame, boundaries);
  const completeness = completenessOf(frame);
  if (!strata) return { ...completeness, reason: 'fewer-than-two-respondents', total: null };
  const estimates = strata.map(estimateStratum);
  const total = sum(estimates.map((one) => one.total));
  const standardError = sum(estimates.map((one) => one.variance)).sqrt();
  const degreesOfFreedom = satterthwaite(estimates);
  const margin =
    degreesOfFreedom === null ? ZERO : standardError.times(studentTQuantile(CONFIDENCE_POINT, degreesOfFreedom));
  return {
    ...completeness,
    reason: null,
    estimated: sum(estimates.map((one) => one.estimated)),
    total,
    standardError,
    degreesOfFreedom,
    interval: { lower: total.minus(margin), upper: total.plus(margin) },
    strata: estimates,
    assumptions: assumptionsOf(estimates),
  };
}

function completenessOf(frame: readonly FrameMunicipality[]): Completeness {
  const declared = frame.flatMap((one) => (one.declared ? [one.declared.y] : []));
  let population = 0;
  let populationCovered = 0;
  for (const one of frame) {
    population += one.population;
    if (one.declared) populationCovered += one.population;
  }
  return {
    municipalities: frame.length,
    respondents: declared.length,
    coverage: {
      ofMunicipalities: amount(declared.length).div(frame.length),
      ofPopulation: amount(populationCovered).div(population),
      ofRealisedPlaces: placesCovered(frame),
    },
    hardFloor: sum(declared),
  };
}

function placesCovered(frame: readonly FrameMunicipality[]): Amount | null {
  let all = ZERO;
  let covered = ZERO;
  for (const { realisedPlaces, declared } of frame) {
    if (realisedPlaces === null) return null;
    all = all.plus(realisedPlaces);
    if (declared) covered = covered.plus(realisedPlaces);
  }
  return all.isZero() ? null : covered.div(all);
}

/** One stratum's part in the total, with its variance. */
export function estimateStratum(stratum: SizeStratum): StratumEstimate {
  const { respondents, silent, declaredX, declaredY, silentX } = stratum;
  const estimated = declaredY.times(silentX).div(declaredX);
  return {
    stratum: stratum.stratum,
    sizeClasses: stratum.sizeClasses,
    auxiliary: stratum.auxiliary,
    municipalities: respondents.length + silent.length,
    respondents: respondents.length,
    coverage: declaredX.div(declaredX.plus(silentX)),
    ratio: declaredY.div(declaredX),
    declared: declaredY,
    estimated,
    total: declaredY.plus(estimated),
    variance: varianceOf(stratum),
  };
}

/**
 * The variance of a stratum's total: X (X − x) / x² × Σ e², where x is the auxiliary of the respondents, X that of all,
 * and e what a respondent's figure differs from the one that the *other* respondents predict for it.
 *
 * Where all are of one size this is Cochran's N² (1 − f) / n × s_d² (6.4), but for a factor n / (n − 1). It departs from
 * it where they differ in size, in three ways that go back to Royall and Cumberland (JASA 76, 1981, 66–77): X̄ / x̄
 * corrects for a sample of large or small municipalities; the finite population correction goes by the share of the
 * auxiliary that is silent instead of the number; and leaving each respondent out of its own prediction (the
 * jack-knife) undoes that a large one draws the ratio to itself. For strata hold few municipalities of very unequal
 * size, and there the textbook's interval is too narrow: in the simulation beside this file it holds the truth in 90 of
 * 100 samples of 60 municipalities, this one in 95.
 */
function varianceOf({ respondents, silent, declaredX, declaredY, silentX }: SizeStratum): Amount {
  if (silent.length === 0) return ZERO;
  const squares = respondents.map(({ x, y }) => {
    const missed = y.minus(declaredY.minus(y).times(x).div(declaredX.minus(x)));
    return missed.times(missed);
  });
  return sum(squares).times(declaredX.plus(silentX)).times(silentX).div(declaredX.pow(2));
}

/**
 * Degrees of freedom of a sum of independent variances (Satterthwaite, Biometrics Bulletin 2, 1946, 110–114), rounded
 * down: (ΣV)² / Σ(V² / (n − 1)). Example: V 4 of n 3 and V 4 of n 5: 64 / (8 + 4) = 5.33, so 5.
 */
function satterthwaite(strata: readonly StratumEstimate[]): number | null {
  const uncertain = strata.filter((one) => !one.variance.isZero());
  if (uncertain.length === 0) return null;
  const squaredSum = sum(uncertain.map((one) => one.variance)).pow(2);
  const sumOfShares = sum(uncertain.map((one) => one.variance.pow(2).div(one.respondents - 1)));
  // a whole number must not lose a degree to the sixtieth digit
  return Number(squaredSum.div(sumOfShares).toDecimalPlaces(30).floor().toFixed());
}

/** What is fully declared assumes nothing. */
function assumptionsOf(strata: readonly StratumEstimate[]): Assumption[] {
  const estimated = strata.filter((one) => one.respondents < one.municipalities);
  if (estimated.length === 0) return [];
  const general: AssumptionCode[] = ['response-unrelated-to-cost', 'ratio-within-stratum', 'interval-from-t'];
  const perStratum = (code: AssumptionCode, holds: (one: StratumEstimate) => boolean): Assumption[] =>
    estimated.filter(holds).map(({ stratum }) => ({ code, stratum }));
  return [
    ...general.map((code) => ({ code, stratum: null })),
    ...perStratum('auxiliary-is-population', (one) => one.auxiliary === 'population'),
    ...perStratum('strata-merged', (one) => one.sizeClasses.length > 1),
  ];
}
