import { describe, expect, it } from '@jest/globals';
import { amount, sum } from './money.js';
import type { Amount } from './money.js';
import { nationalEstimate } from './national-estimate.js';
import { selfSelectionBand } from './self-selection.js';
import { SIZE_CLASS_BOUNDARIES, sizeStrata } from './size-strata.js';
import type { FrameMunicipality, SizeStratum } from './size-strata.js';
import { studentTQuantile } from './student-t.js';

/**
 * Made-up countries of 342 municipalities in which the truth is known, so that one can count how often the interval
 * holds it. Everything is drawn from seeds: each run draws the same.
 */

type Random = () => number;

/** A 32-bit congruential generator (Numerical Recipes' constants), its high bits: plenty for drawing lots. */
function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) / 0x1_00_00_00;
  };
}

/** Sum of twelve uniform draws, less six: mean 0, deviation 1. */
function normal(random: Random): number {
  let total = -6;
  for (let draw = 0; draw < 12; draw += 1) total += random();
  return total;
}

const MUNICIPALITIES = 342;

/** The share of municipalities below a population, about as in the Netherlands; between the points log-linear. */
const POPULATION_BELOW = [
  [0, 1_000],
  [0.05, 9_000],
  [0.2, 20_000],
  [0.72, 50_000],
  [0.905, 100_000],
  [0.988, 250_000],
  [1, 900_000],
] as const;

function populationAt(share: number): number {
  const above = POPULATION_BELOW.findIndex(([below]) => below > share);
  const [shareFrom, from] = POPULATION_BELOW[above - 1] ?? [0, 1];
  const [shareTo, to] = POPULATION_BELOW[above] ?? [1, 1];
  return Math.round(from * (to / from) ** ((share - shareFrom) / (shareTo - shareFrom)));
}

interface Country {
  readonly municipalities: readonly (Omit<FrameMunicipality, 'declared'> & { readonly y: Amount })[];
  readonly trueTotal: Amount;
  /** Of each municipality, how many standard deviations its gap per place lies above the mean. */
  readonly scores: readonly number[];
}

/**
 * Places in proportion to population, with noise. A place costs € 44.00 a day, about a fifth more or less, and more in
 * a large municipality, against a norm of € 44.00: shortfalls and surpluses both.
 */
function country(seed: number): Country {
  const random = seeded(seed);
  const gapsPerPlace: number[] = [];
  const municipalities = Array.from({ length: MUNICIPALITIES }, (_, index) => {
    const population = populationAt((index + 0.5) / MUNICIPALITIES);
    const places = Math.max(5, Math.round(0.0055 * population * Math.exp(0.35 * normal(random))));
    const gapPerDay = 44 * 0.2 * normal(random) + 3 * Math.log(population / 31_000);
    gapsPerPlace.push(gapPerDay);
    const y = amount(Math.round(places * 365 * gapPerDay * 100)).div(100);
    return { municipalityCode: `GM${1000 + index}`, population, realisedPlaces: amount(places), y };
  });
  const mean = gapsPerPlace.reduce((total, one) => total + one, 0) / MUNICIPALITIES;
  const deviation = Math.sqrt(gapsPerPlace.reduce((total, one) => total + (one - mean) ** 2, 0) / MUNICIPALITIES);
  return {
    municipalities,
    trueTotal: sum(municipalities.map((one) => one.y)),
    scores: gapsPerPlace.map((one) => (one - mean) / deviation),
  };
}

function frameOf({ municipalities }: Country, answers: (index: number) => boolean): FrameMunicipality[] {
  return municipalities.map(({ y, ...municipality }, index) => ({
    ...municipality,
    declared: answers(index) ? { y } : null,
  }));
}

/** Exactly `size` municipalities, each as likely as any other. */
function simpleRandomSample(from: Country, size: number, random: Random): FrameMunicipality[] {
  const lots = Array.from({ length: MUNICIPALITIES }, (_, index) => index);
  for (let place = 0; place < size; place += 1) {
    const drawn = place + Math.floor(random() * (MUNICIPALITIES - place));
    [lots[place], lots[drawn]] = [lots[drawn] ?? 0, lots[place] ?? 0];
  }
  const answering = new Set(lots.slice(0, size));
  return frameOf(from, (index) => answering.has(index));
}

const holds = ({ lower, upper }: { lower: Amount; upper: Amount }, truth: Amount): boolean =>
  lower.lessThanOrEqualTo(truth) && truth.lessThanOrEqualTo(upper);

describe('the 95 % interval of the gap, where answering has nothing to do with cost', () => {
  const made = country(2025);

  it('is put to the test on a country with both shortfalls and surpluses', () => {
    const surpluses = made.municipalities.filter(({ y }) => y.isNegative()).length;
    expect(surpluses).toBeGreaterThan(100);
    expect(surpluses).toBeLessThan(242);
  });

  it.each([60, 200])('holds the truth in 93 to 97 % of 2,000 samples of %i', (size) => {
    const random = seeded(size);
    const samples = 2_000;
    let held = 0;
    for (let sample = 0; sample < samples; sample += 1) {
      const estimate = nationalEstimate(simpleRandomSample(made, size, random));
      if (estimate.reason === null && holds(estimate.interval, made.trueTotal)) held += 1;
    }
    expect(held / samples).toBeGreaterThanOrEqual(0.93);
    expect(held / samples).toBeLessThanOrEqual(0.97);
  });

  it("holds it where the textbook's variance does not, on the same samples", () => {
    const random = seeded(60);
    const samples = 500;
    let held = 0;
    let heldByTextbook = 0;
    for (let sample = 0; sample < samples; sample += 1) {
      const frame = simpleRandomSample(made, 60, random);
      const estimate = nationalEstimate(frame);
      if (estimate.reason !== null || estimate.degreesOfFreedom === null) continue;
      if (holds(estimate.interval, made.trueTotal)) held += 1;
      const textbookError = sum((sizeStrata(frame, SIZE_CLASS_BOUNDARIES) ?? []).map(textbookVariance)).sqrt();
      const margin = textbookError.times(studentTQuantile(amount('0.975'), estimate.degreesOfFreedom));
      if (estimate.total.minus(made.trueTotal).abs().lessThanOrEqualTo(margin)) heldByTextbook += 1;
    }
    expect(held / samples).toBeGreaterThanOrEqual(0.93);
    expect(heldByTextbook / samples).toBeLessThan(0.93);
  });
});

/** Cochran 6.4: N² (1 − n / N) / n × Σ(y − R x)² / (n − 1). */
function textbookVariance({ respondents, silent, declaredX, declaredY }: SizeStratum): Amount {
  if (silent.length === 0) return amount(0);
  const n = respondents.length;
  const squares = respondents.map(({ x, y }) => y.minus(declaredY.times(x).div(declaredX)).pow(2));
  return sum(squares)
    .times((n + silent.length) * silent.length)
    .div(n * (n - 1));
}

describe('where each standard deviation of extra cost raises the odds of answering by 1.65', () => {
  it('the plain interval misses the truth, the band holds it more often, and with its margin nearly always', () => {
    const made = country(2025);
    const random = seeded(165);
    const chances = chancesOfAnswering(made, 1.65, 120);
    const samples = 100;
    const held = { plain: 0, band: 0, bandWithMargin: 0 };
    for (let sample = 0; sample < samples; sample += 1) {
      const frame = frameOf(made, (index) => random() < (chances[index] ?? 0));
      const plain = nationalEstimate(frame);
      const band = selfSelectionBand(frame, [amount(2)]);
      if (plain.reason !== null || !band) continue;
      if (holds(plain.interval, made.trueTotal)) held.plain += 1;
      if (holds({ lower: band.lowest, upper: band.highest }, made.trueTotal)) held.band += 1;
      if (holds(band.interval, made.trueTotal)) held.bandWithMargin += 1;
    }
    expect(held.plain / samples).toBeLessThan(0.6);
    expect(held.band).toBeGreaterThan(1.25 * held.plain);
    expect(held.bandWithMargin / samples).toBeGreaterThan(0.95);
  });
});

/** Odds α γ^score, with α such that `size` municipalities answer on average; found by halving. */
function chancesOfAnswering({ scores }: Country, oddsFactor: number, size: number): number[] {
  const chancesAt = (logAlpha: number): number[] =>
    scores.map((score) => 1 / (1 + Math.exp(-logAlpha) * oddsFactor ** -score));
  let [from, to] = [-10, 10];
  for (let halving = 0; halving < 50; halving += 1) {
    const middle = (from + to) / 2;
    if (chancesAt(middle).reduce((total, chance) => total + chance, 0) < size) from = middle;
    else to = middle;
  }
  return chancesAt(from);
}
