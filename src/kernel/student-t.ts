import { Decimal } from 'decimal.js';
import { amount } from './money.js';
import type { Amount } from './money.js';

/**
 * Quantiles of Student's t, for the interval around an estimate.
 *
 * For whole degrees of freedom the distribution has a closed, finite form in the angle θ = arctan(t / √df)
 * (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4), so no table and no approximation is
 * needed. Forty digits within leave far more than the ten that a printed table has.
 */
const Precise = Decimal.clone({ precision: 40 });

const HALF_PI = Precise.acos(0);

/** The quantiles asked for so far: one probability is asked again and again, for at most as many df as there are reporters. */
const known = new Map<string, Amount>();

/**
 * The t that a variable of Student's distribution stays under with this probability.
 *
 * @param probability above 0 and below 1
 * @param degreesOfFreedom whole, at least 1: round a Satterthwaite approximation down, which widens the interval
 * @throws RangeError outside these
 * Example: probability 0.975 and 10 degrees of freedom: 2.2281388520.
 */
export function studentTQuantile(probability: Amount, degreesOfFreedom: number): Amount {
  if (probability.lessThanOrEqualTo(0) || probability.greaterThanOrEqualTo(1)) {
    throw new RangeError(`not a probability between 0 and 1: ${probability.toString()}`);
  }
  if (!Number.isSafeInteger(degreesOfFreedom) || degreesOfFreedom < 1) {
    throw new RangeError(`not a whole number of degrees of freedom: ${degreesOfFreedom}`);
  }
  const key = `${probability.toString()} ${degreesOfFreedom}`;
  const quantile = known.get(key) ?? solve(probability, degreesOfFreedom);
  known.set(key, quantile);
  return quantile;
}

function solve(probability: Amount, degreesOfFreedom: number): Amount {
  const central = new Precise(probability).times(2).minus(1);
  const angle = angleHolding(central.abs(), degreesOfFreedom);
  const t = angle.sin().div(angle.cos()).times(new Precise(degreesOfFreedom).sqrt());
  return amount(central.isNegative() ? t.negated() : t);
}

/**
 * The angle within which, on both sides of 0, `share` of the distribution lies. The share is concave in the angle, so
 * Newton's steps from 0 rise towards the answer and never pass it: the first that does not rise is rounding.
 */
function angleHolding(share: Decimal, degreesOfFreedom: number): Decimal {
  let angle = new Precise(0);
  for (;;) {
    const at = shareWithin(angle, degreesOfFreedom);
    const next = angle.plus(share.minus(at.share).div(at.slope));
    if (next.lessThanOrEqualTo(angle)) return angle;
    angle = next;
  }
}

/**
 * The share of the distribution between −θ and θ, and its slope there. Each term of the series is the one before times
 * cos²θ × 1/2, 3/4, 5/6 … (even df) or × 2/3, 4/5 … (odd df); the first term left out gives the slope.
 */
function shareWithin(angle: Decimal, degreesOfFreedom: number): { share: Decimal; slope: Decimal } {
  const odd = degreesOfFreedom % 2 === 1;
  const cosine = angle.cos();
  const squared = cosine.times(cosine);
  let term = odd ? cosine : new Precise(1);
  let series = new Precise(0);
  for (let power = odd ? 1 : 0; power < degreesOfFreedom; power += 2) {
    series = series.plus(term);
    term = term
      .times(squared)
      .times(power + 1)
      .div(power + 2);
  }
  const share = angle.sin().times(series);
  const slope = term.times(degreesOfFreedom).div(cosine);
  return odd ? { share: share.plus(angle).div(HALF_PI), slope: slope.div(HALF_PI) } : { share, slope };
}
