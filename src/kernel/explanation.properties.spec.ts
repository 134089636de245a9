import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explainMunicipality, explainNationally } from './explanation.js';
import type { ComparedYears, GapEffects, YearFigures } from './explanation.js';
import { amount, amountText } from './money.js';
import type { Amount } from './money.js';

/** A year in place-days and whole cents. */
interface Year {
  readonly placeDays: bigint;
  readonly core: bigint;
  readonly content: bigint;
  readonly entitledCore: bigint;
  readonly entitledContent: bigint;
  readonly others: bigint;
}

const euro = (cents: bigint): Amount => amount(cents.toString()).div(100);
const figures = (year: Year | null): YearFigures | null =>
  year && {
    placeDays: amount(year.placeDays.toString()),
    realCost: { core: euro(year.core), content: euro(year.content) },
    entitlement: { core: euro(year.entitledCore), content: euro(year.entitledContent) },
    otherComponentsGap: euro(year.others),
  };
const comparison = (municipality: string, from: Year | null, to: Year | null): ComparedYears => ({
  municipality,
  from: figures(from),
  to: figures(to),
});

const printedOf = (one: ComparedYears): GapEffects => {
  const result = explainMunicipality(one);
  if (result.kind === 'not-declared') throw new Error('it declared both years');
  return result.printed;
};
const cents = (value: Amount): bigint => BigInt(amountText(value).replace('.', ''));
const inCents = <Effects extends GapEffects>(effects: Effects): Record<keyof Effects, bigint> =>
  Object.fromEntries(Object.entries(effects).map(([name, value]) => [name, cents(value)])) as Record<
    keyof Effects,
    bigint
  >;
const sumOf = (values: readonly bigint[]): bigint => values.reduce((added, value) => added + value, 0n);
/** All effects but the total. */
const partsOf = (effects: Record<'total', bigint>): bigint => sumOf(Object.values(effects)) - effects.total;

const EFFECTS = ['volume', 'costPrice', 'tariff', 'content', 'entryExit', 'otherComponents', 'total'] as const;
const arbitraryYear: fc.Arbitrary<Year> = fc.record({
  placeDays: fc.oneof({ weight: 9, arbitrary: fc.bigInt(1n, 2_000_000n) }, { weight: 1, arbitrary: fc.constant(0n) }),
  core: fc.bigInt(-1_000_000n, 10_000_000_000n),
  content: fc.oneof(fc.constant(0n), fc.bigInt(0n, 1_000_000_000n)),
  entitledCore: fc.bigInt(0n, 10_000_000_000n),
  entitledContent: fc.oneof(fc.constant(0n), fc.bigInt(0n, 1_000_000_000n)),
  others: fc.bigInt(-500_000_000n, 500_000_000n),
});
const arbitraryPair = fc.record({ from: arbitraryYear, to: arbitraryYear });
const arbitraryCountry = fc.array(
  fc.record({ from: fc.option(arbitraryYear, { freq: 9 }), to: fc.option(arbitraryYear, { freq: 9 }) }),
  { maxLength: 8 },
);
const country = (pairs: readonly { from: Year | null; to: Year | null }[]): ComparedYears[] =>
  pairs.map(({ from, to }, index) => comparison(`GM${1000 + index}`, from, to));
const margin = (year: Year): bigint => year.core + year.content - year.entitledCore - year.entitledContent;
const size = (value: bigint): bigint => (value < 0n ? -value : value);

describe('the effects of a municipality', () => {
  it('adds up to the cent in 10,000 cases, each effect within a cent of its exact fraction', () => {
    fc.assert(
      fc.property(arbitraryPair, ({ from, to }) => {
        const printed = inCents(printedOf(comparison('GM0177', from, to)));
        const gooChange = margin(to) - margin(from);
        const addsUp =
          partsOf(printed) === printed.total &&
          printed.total === gooChange + to.others - from.others &&
          printed.otherComponents === to.others - from.others;

        const [q0, q1] = [from.placeDays, to.placeDays];
        const denominator = 2n * q0 * q1;
        if (denominator === 0n) return addsUp && printed.entryExit === gooChange;
        const atMean = (x0: bigint, x1: bigint): bigint => (q0 + q1) * (x1 * q0 - x0 * q1);
        const exact = {
          volume: (q1 - q0) * (margin(from) * q1 + margin(to) * q0),
          costPrice: atMean(from.core, to.core),
          tariff: -atMean(from.entitledCore, to.entitledCore),
          content: atMean(from.content - from.entitledContent, to.content - to.entitledContent),
        };
        const noResidual = sumOf(Object.values(exact)) === gooChange * denominator;
        const withinACent = (['volume', 'costPrice', 'tariff', 'content'] as const).every(
          (part) => size(printed[part] * denominator - exact[part]) < denominator,
        );
        return addsUp && noResidual && withinACent && printed.entryExit === 0n;
      }),
      { numRuns: 10_000 },
    );
  });

  it('negates every printed effect when the years are swapped, in 10,000 cases', () => {
    fc.assert(
      fc.property(arbitraryPair, ({ from, to }) => {
        const there = inCents(printedOf(comparison('GM0177', from, to)));
        const back = inCents(printedOf(comparison('GM0177', to, from)));
        return EFFECTS.every((effect) => back[effect] === -there[effect]);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('the effects of the country', () => {
  it('adds up: the parts to the total, and each part to the printed ones of the municipalities', () => {
    fc.assert(
      fc.property(arbitraryCountry, (pairs) => {
        const national = explainNationally(country(pairs));
        const printed = inCents(national.printed);
        const municipal = national.municipalities.map((one) => inCents(one.printed));
        return (
          partsOf(printed) === printed.total &&
          EFFECTS.every(
            (effect) =>
              sumOf(municipal.map((one) => one[effect])) ===
              (effect === 'volume' ? printed.volume + printed.mix : printed[effect]),
          )
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('negates every printed part when the years are swapped', () => {
    fc.assert(
      fc.property(arbitraryCountry, (pairs) => {
        const there = inCents(explainNationally(country(pairs)).printed);
        const back = inCents(explainNationally(country(pairs.map(({ from, to }) => ({ from: to, to: from })))).printed);
        return [...EFFECTS, 'mix' as const].every((effect) => back[effect] === -there[effect]);
      }),
      { numRuns: 500 },
    );
  });

  it('does not heed the order of municipalities', () => {
    fc.assert(
      fc.property(arbitraryCountry, (pairs) => {
        const [one, other] = [country(pairs), country(pairs).reverse()].map(explainNationally);
        return JSON.stringify(one) === JSON.stringify(other);
      }),
      { numRuns: 300 },
    );
  });

  it('finds as mix what the country as one whole would take for dearer or cheaper places', () => {
    fc.assert(
      fc.property(fc.array(arbitraryPair, { minLength: 1, maxLength: 6 }), (pairs) => {
        const compared = pairs.filter(({ from, to }) => from.placeDays > 0n && to.placeDays > 0n);
        const { volume, mix, unitEffects, ofTheWhole, covariance } = exactly(compared);
        // mix = unit effect of the whole − Σ unit effects + ¼ ΔQ × Σ Δs × Δg, which the whole counts as volume
        expect(subtract(mix, add(subtract(ofTheWhole, unitEffects), covariance))[0]).toBe(0n);

        const { printed } = explainNationally(country(pairs));
        const within = (value: bigint, [numerator, denominator]: Fraction): boolean =>
          size(value * denominator - numerator) <= size(denominator) * BigInt(Math.max(compared.length, 1));
        expect(within(cents(printed.volume), volume)).toBe(true);
        expect(within(cents(printed.mix), mix)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

type Fraction = readonly [numerator: bigint, denominator: bigint];
const add = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];
const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d];
const subtract = (a: Fraction, b: Fraction): Fraction => add(a, times([-1n, 1n], b));
const mean = (a: Fraction, b: Fraction): Fraction => times([1n, 2n], add(a, b));
const total = (fractions: readonly Fraction[]): Fraction => fractions.reduce(add, [0n, 1n]);

/** Every national effect by its definition, in fractions of a cent. */
function exactly(
  pairs: readonly { from: Year; to: Year }[],
): Record<'volume' | 'mix' | 'unitEffects' | 'ofTheWhole' | 'covariance', Fraction> {
  const whole = (pick: (year: Year) => bigint, side: 'from' | 'to'): bigint =>
    pairs.reduce((added, pair) => added + pick(pair[side]), 0n);
  const [q0, q1] = [whole((year) => year.placeDays, 'from'), whole((year) => year.placeDays, 'to')];
  if (pairs.length === 0) {
    const zero: Fraction = [0n, 1n];
    return { volume: zero, mix: zero, unitEffects: zero, ofTheWhole: zero, covariance: zero };
  }
  const units = pairs.map(({ from, to }): Record<'s0' | 's1' | 'g0' | 'g1' | 'q', Fraction> => ({
    s0: [from.placeDays, q0],
    s1: [to.placeDays, q1],
    g0: [margin(from), from.placeDays],
    g1: [margin(to), to.placeDays],
    q: [from.placeDays + to.placeDays, 2n],
  }));
  const growth: Fraction = [q1 - q0, 1n];
  const meanPlaceDays: Fraction = [q0 + q1, 2n];
  return {
    volume: times(growth, total(units.map(({ s0, s1, g0, g1 }) => times(mean(s0, s1), mean(g0, g1))))),
    mix: times(meanPlaceDays, total(units.map(({ s0, s1, g0, g1 }) => times(subtract(s1, s0), mean(g0, g1))))),
    unitEffects: total(units.map(({ q, g0, g1 }) => times(q, subtract(g1, g0)))),
    ofTheWhole: times(meanPlaceDays, subtract([whole(margin, 'to'), q1], [whole(margin, 'from'), q0])),
    covariance: times(
      times(growth, [1n, 4n]),
      total(units.map(({ s0, s1, g0, g1 }) => times(subtract(s1, s0), subtract(g1, g0)))),
    ),
  };
}
