import { Decimal } from 'decimal.js';
import { amount, sum, ZERO } from './money.js';
import type { Amount } from './money.js';
import { estimateStratum, nationalEstimate } from './national-estimate.js';
import { SIZE_CLASS_BOUNDARIES, sizeStrata } from './size-strata.js';
import type { FrameMunicipality, Respondent, SizeStratum } from './size-strata.js';

/**
 * What the national estimate becomes if who declares depends on what it costs: municipalities with higher costs have
 * more reason to answer, and then the plain estimate is too high and its interval holds nothing.
 *
 * Suppose that one standard deviation of extra unit cost u = y / x multiplies the odds of answering by γ. A respondent i
 * then answered with odds α γ^z, z = u / s_u, and stands for 1 / (α γ^z) silent municipalities: the inverse of its
 * propensity less itself. α makes these add up to the silent of the stratum, so the propensities reproduce its response
 * rate, and falls out of the ratio for the silent: R(γ) = Σ γ^−z y / Σ γ^−z x (exponential tilting, as Kim and Yu, JASA
 * 106, 2011, 157). Only the silent part moves; what was declared stays. γ = 1 is the plain estimate, and R(γ) never
 * rises with γ.
 *
 * It is a band and not a correction: silent municipalities show no costs, so no data can tell γ.
 */

/** The total under one γ; above 1 higher costs answer more often, below 1 lower costs do. */
export interface SelectionScenario {
  readonly oddsFactor: Amount;
  readonly estimated: Amount;
  readonly total: Amount;
}

export interface SelfSelectionBand {
  /** By rising odds factor, so by falling total; 1 is among them, and each factor with its inverse. */
  readonly scenarios: readonly SelectionScenario[];
  readonly lowest: Amount;
  readonly highest: Amount;
  /**
   * The band widened on both sides by the sampling margin of the plain estimate: not knowing γ and not having asked
   * everyone, together (Vansteelandt et al., Statistica Sinica 16, 2006, 953–979). This is the range to stand by.
   */
  readonly interval: { readonly lower: Amount; readonly upper: Amount };
}

/** 1.65 is e^½; beyond 2 one standard deviation would already decide who answers. */
export const ODDS_FACTORS: readonly Amount[] = [amount('1.25'), amount('1.65'), amount(2)];

/** Weights need no sixty digits, and exponentials cost: twenty keep every total right far below the cent. */
const WeightDecimal = Decimal.clone({ precision: 20 });

const ONE = amount(1);

/**
 * The band of totals for odds factors of 1 or more and their inverses; null where there is no estimate.
 *
 * Example: 100.00 and 300.00 declared of one place each, one place silent: the plain estimate is 400.00 + 200.00. The
 * two lie 200 / 141.42 = 1.414 standard deviations apart, so at γ = 2 the dearer weighs 2^−1.414 = 0.375 of the other
 * and the silent place comes to (100 + 0.375 × 300) / 1.375 = 154.57.
 *
 * @throws RangeError on an odds factor below 1, or a frame that cannot be (see sizeStrata)
 */
export function selfSelectionBand(
  frame: readonly FrameMunicipality[],
  oddsFactors: readonly Amount[] = ODDS_FACTORS,
  boundaries: readonly number[] = SIZE_CLASS_BOUNDARIES,
): SelfSelectionBand | null {
  const refused = oddsFactors.find((factor) => factor.lessThan(ONE));
  if (refused) throw new RangeError(`an odds factor below 1: ${refused.toString()}`);
  const strata = sizeStrata(frame, boundaries);
  const plain = nationalEstimate(frame, boundaries);
  if (!strata || plain.reason !== null) return null;
  const silentParts = strata.map(tilted);
  const scenario = (oddsFactor: Amount, parts: readonly Amount[]): SelectionScenario => {
    const estimated = sum(parts);
    return { oddsFactor, estimated, total: plain.hardFloor.plus(estimated) };
  };
  const factors = oddsFactors.filter((factor) => factor.greaterThan(ONE)).sort((a, b) => a.comparedTo(b));
  const tilts = factors.map((factor) => ({ factor, parts: silentParts.map((silentPart) => silentPart(factor)) }));
  const scenarios = [
    ...tilts
      .map(({ factor, parts }) =>
        scenario(
          ONE.div(factor),
          parts.map(({ below }) => below),
        ),
      )
      .reverse(),
    scenario(ONE, [plain.estimated]),
    ...tilts.map(({ factor, parts }) =>
      scenario(
        factor,
        parts.map(({ above }) => above),
      ),
    ),
  ];
  const highest = scenarios.at(0)?.total ?? plain.total;
  const lowest = scenarios.at(-1)?.total ?? plain.total;
  const margin = plain.interval.upper.minus(plain.total);
  return { scenarios, lowest, highest, interval: { lower: lowest.minus(margin), upper: highest.plus(margin) } };
}

/** Under an odds factor above 1, and under its inverse. */
interface BothWays {
  readonly above: Amount;
  readonly below: Amount;
}

/** The estimated part of a stratum's silent municipalities under an odds factor, and under its inverse. */
function tilted({ respondents, declaredX, silentX }: SizeStratum): (oddsFactor: Amount) => BothWays {
  if (silentX.isZero()) return () => ({ above: ZERO, below: ZERO });
  const withUnits = respondents.filter((one) => !one.x.isZero());
  // figures without a place or an inhabitant have no unit cost to be selected by: they keep their plain share
  const unitless = sum(respondents.filter((one) => one.x.isZero()).map((one) => one.y));
  const untilted = unitless.times(silentX).div(declaredX);
  const scored = withScores(withUnits);
  const tiltedBy = (weights: readonly Decimal[]): Amount => {
    let weightedX = ZERO;
    let weightedY = ZERO;
    for (const [index, { x, y }] of scored.entries()) {
      const weight = weights[index] ?? ONE;
      weightedX = weightedX.plus(x.times(weight));
      weightedY = weightedY.plus(y.times(weight));
    }
    return weightedY.times(silentX).div(weightedX).plus(untilted);
  };
  return (oddsFactor) => {
    const logOdds = new WeightDecimal(oddsFactor).ln();
    const weights = scored.map(({ score }) => logOdds.times(score).negated().exp());
    return {
      above: tiltedBy(weights),
      // exponentials are most of the work, and those of the inverse are the inverses
      below: tiltedBy(weights.map((weight) => new WeightDecimal(1).div(weight))),
    };
  };
}

/** A score is how many standard deviations the unit cost y / x lies above the mean; nought where none differs. */
function withScores(respondents: readonly Respondent[]): (Respondent & { readonly score: Amount })[] {
  const unitCosts = respondents.map(({ x, y }) => y.div(x));
  const mean = sum(unitCosts).div(unitCosts.length);
  const squares = unitCosts.map((unitCost) => unitCost.minus(mean).pow(2));
  const standardDeviation = sum(squares)
    .div(squares.length - 1)
    .sqrt();
  return respondents.map((one) => {
    const score = standardDeviation.isZero() ? ZERO : one.y.div(one.x).minus(mean).div(standardDeviation);
    return { ...one, score };
  });
}

/** Why a silent municipality would narrow the interval. */
export const NARROWING_REASONS = [
  /** It is all of the auxiliary that is silent in its stratum: with it nothing is left to estimate there. */
  'completes-stratum',
  /** It is larger, in the stratum's auxiliary, than the mean of the silent there. */
  'large-among-silent',
  /** It is not large, but in its stratum the figures differ much. */
  'stratum-differs',
] as const;
export type NarrowingReason = (typeof NARROWING_REASONS)[number];

export interface NarrowingMunicipality {
  readonly municipalityCode: string;
  readonly stratum: string;
  readonly reason: NarrowingReason;
  /** The share of the whole variance that may be expected to go if it declares, between 0 and 1. */
  readonly shareOfVariance: Amount;
}

/**
 * The silent municipalities whose declaration would narrow the interval, most first, by code where equal; who would
 * not narrow it is left out, and without an estimate there is no one.
 *
 * Where a figure varies in proportion to its auxiliary (where the ratio estimator is best: Cochran 6.7) the variance
 * of a stratum is proportional to X (X − x) / x; one more with auxiliary x' takes the part X x' / ((X − x)(x + x')) of it.
 * Example: 10 and 20 places declared, 10 and 20 silent: the latter takes 60 × 20 / (30 × 50) = 0.8 of the variance, the
 * former 60 × 10 / (30 × 40) = 0.5.
 *
 * @throws RangeError on a frame that cannot be (see sizeStrata)
 */
export function narrowingMunicipalities(
  frame: readonly FrameMunicipality[],
  boundaries: readonly number[] = SIZE_CLASS_BOUNDARIES,
): NarrowingMunicipality[] {
  const uncertain = (sizeStrata(frame, boundaries) ?? [])
    .map((stratum) => ({ ...stratum, variance: estimateStratum(stratum).variance }))
    .filter((stratum) => stratum.variance.greaterThan(0));
  const wholeVariance = sum(uncertain.map((stratum) => stratum.variance));
  return uncertain
    .flatMap((stratum) => narrowingIn(stratum, stratum.variance.div(wholeVariance)))
    .filter((one) => one.shareOfVariance.greaterThan(0))
    .sort(byShareThenCode);
}

function narrowingIn(
  { stratum, silent, declaredX, silentX }: SizeStratum,
  stratumShare: Amount,
): NarrowingMunicipality[] {
  const wholeX = declaredX.plus(silentX);
  return silent.map(({ municipalityCode, x }) => ({
    municipalityCode,
    stratum,
    reason: reasonFor(x, silent.length, silentX),
    shareOfVariance: stratumShare
      .times(wholeX)
      .times(x)
      .div(silentX.times(declaredX.plus(x))),
  }));
}

function reasonFor(x: Amount, silent: number, silentX: Amount): NarrowingReason {
  if (x.equals(silentX)) return 'completes-stratum';
  return x.times(silent).greaterThan(silentX) ? 'large-among-silent' : 'stratum-differs';
}

function byShareThenCode(a: NarrowingMunicipality, b: NarrowingMunicipality): number {
  return b.shareOfVariance.comparedTo(a.shareOfVariance) || (a.municipalityCode < b.municipalityCode ? -1 : 1);
}
