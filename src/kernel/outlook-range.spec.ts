import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amount, amountText } from './money.js';
import type { Amount } from './money.js';
import { outlookRange } from './outlook-range.js';
import type { BaseYearEstimate, Range } from './outlook-range.js';
import type { Outlook, OutlookFigures } from './outlook.js';

function figures(realCost: Amount, entitlement: Amount): OutlookFigures {
  return { realCost, entitlement, gap: realCost.minus(entitlement) };
}

/** An outlook from a base year of which each row is a real cost and an entitlement. */
function outlookOf([base, ...later]: readonly (readonly [string, string])[]): Outlook {
  return {
    baseYear: figures(amount(base?.[0] ?? 0), amount(base?.[1] ?? 0)),
    years: later.map(([realCost, entitlement], place) => ({
      year: 2026 + place,
      ...figures(amount(realCost), amount(entitlement)),
      cumulative: figures(amount(0), amount(0)),
      certainty: 'provisional',
      withoutTariff: { placeDays: amount(0), personMonths: amount(0) },
    })),
  };
}

function estimate(entitlement: string, [low, central, high]: readonly [string, string, string]): BaseYearEstimate {
  return { entitlement: amount(entitlement), gap: { low: amount(low), central: amount(central), high: amount(high) } };
}

const texts = ({ low, central, high }: Range): string[] => [low, central, high].map(amountText);

describe('the range of an outlook', () => {
  it('grows as what was declared: cost by 110/100, and by 120/100; the entitlement stays, then falls to half', () => {
    const declared = outlookOf([
      ['100.00', '80.00'],
      ['110.00', '80.00'],
      ['120.00', '40.00'],
    ]);
    const [first, second] = outlookRange(declared, estimate('160.00', ['30.00', '40.00', '50.00']));
    // real cost 190.00, 200.00 and 210.00 in the base year
    expect(first && [first.year, amountText(first.entitlement), texts(first.realCost), texts(first.gap)]).toEqual([
      2026,
      '160.00',
      ['209.00', '220.00', '231.00'],
      ['49.00', '60.00', '71.00'],
    ]);
    expect(second && [second.year, amountText(second.entitlement), texts(second.realCost), texts(second.gap)]).toEqual([
      2027,
      '80.00',
      ['228.00', '240.00', '252.00'],
      ['148.00', '160.00', '172.00'],
    ]);
    expect(first && texts(first.cumulativeGap)).toEqual(['49.00', '60.00', '71.00']);
    // 49.00 + 148.00, 60.00 + 160.00, 71.00 + 172.00
    expect(second && texts(second.cumulativeGap)).toEqual(['197.00', '220.00', '243.00']);
  });

  it('keeps a surplus a surplus: (80.00 − 10.00) × 2 − 80.00', () => {
    const declared = outlookOf([
      ['35.00', '40.00'],
      ['35.00', '40.00'],
    ]);
    const [range] = outlookRange(declared, estimate('80.00', ['-20.00', '-10.00', '-5.00']));
    expect(range && texts(range.gap)).toEqual(['-20.00', '-10.00', '-5.00']);
  });

  it('has no later years where the outlook has none', () => {
    expect(outlookRange(outlookOf([['1.00', '1.00']]), estimate('1.00', ['0', '0', '0']))).toEqual([]);
  });

  it.each<[string, [string, string, string]]>([
    ['low above central', ['2.01', '2.00', '3.00']],
    ['central above high', ['1.00', '3.01', '3.00']],
  ])('refuses %s', (_, gap) => {
    expect(() => outlookRange(outlookOf([['1.00', '1.00']]), estimate('1.00', gap))).toThrow('not a range');
  });

  it('takes bounds that are the same', () => {
    expect(() => outlookRange(outlookOf([['1.00', '1.00']]), estimate('1.00', ['2', '2', '2']))).not.toThrow();
  });

  it('refuses to let an estimate grow as nothing, and lets nothing be nothing', () => {
    const noEntitlement = outlookOf([
      ['100.00', '0.00'],
      ['110.00', '0.00'],
    ]);
    expect(() => outlookRange(noEntitlement, estimate('1.00', ['1', '1', '1']))).toThrow(
      'nothing declared that 1 could grow as',
    );
    const [range] = outlookRange(noEntitlement, estimate('0.00', ['50.00', '60.00', '70.00']));
    expect(range && texts(range.gap)).toEqual(['55.00', '66.00', '77.00']);
  });

  it('is the outlook itself where everyone declared', () => {
    const cents = fc.integer({ min: 1, max: 900_000_000_000 }).map((value) => amount(value).div(100));
    const row = fc.tuple(cents, cents).map(([a, b]): [string, string] => [a.toFixed(), b.toFixed()]);
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 6 }), (rows) => {
        const declared = outlookOf(rows);
        const { gap, entitlement } = declared.baseYear;
        const ranges = outlookRange(declared, { entitlement, gap: { low: gap, central: gap, high: gap } });
        for (const [place, year] of declared.years.entries()) {
          const exact = year.gap.toFixed();
          const range = ranges[place]?.gap;
          expect([range?.low, range?.central, range?.high].map((bound) => bound?.toFixed())).toEqual([
            exact,
            exact,
            exact,
          ]);
        }
      }),
    );
  });

  it('keeps the bounds in order', () => {
    const cents = fc.integer({ min: 1, max: 100_000_000 }).map((value) => amount(value).div(100));
    const part = fc.record({ entitlement: cents, low: cents, toCentral: cents, toHigh: cents });
    const rows = fc.array(fc.tuple(cents, cents), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(part, rows, ({ entitlement, low, toCentral, toHigh }, years) => {
        const central = low.plus(toCentral);
        const declared = outlookOf(years.map(([cost, owed]): [string, string] => [cost.toFixed(), owed.toFixed()]));
        const ranges = outlookRange(declared, { entitlement, gap: { low, central, high: central.plus(toHigh) } });
        for (const { gap, cumulativeGap } of ranges) {
          for (const range of [gap, cumulativeGap]) {
            expect(range.low.lessThanOrEqualTo(range.central)).toBe(true);
            expect(range.central.lessThanOrEqualTo(range.high)).toBe(true);
          }
        }
      }),
    );
  });
});
