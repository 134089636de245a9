import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amount, amountText, sum } from './money.js';
import { waterfall } from './waterfall.js';
import type { NamedAmount, WaterfallBar } from './waterfall.js';

const named = (name: string, eur: string): NamedAmount => ({ name, amountEur: amount(eur) });
const drawn = (bars: readonly WaterfallBar[]): string[] =>
  bars.map(({ kind, name, fromEur, toEur }) => `${kind} ${name}: ${amountText(fromEur)} → ${amountText(toEur)}`);

describe('the bars of a waterfall', () => {
  it('runs from the start over every step to the end', () => {
    // shortfall 285,480.00 + 112,315.71 + 203,614.29 − 124,280.00 + 807,670.00 = 1,284,800.00
    const bars = waterfall({
      start: named('2024', '285480.00'),
      steps: [
        named('volume', '112315.71'),
        named('mix', '203614.29'),
        named('costPrice', '-124280.00'),
        named('tariff', '807670.00'),
      ],
      end: named('2025', '1284800.00'),
    });
    expect(drawn(bars)).toEqual([
      'start 2024: 0.00 → 285480.00',
      'step volume: 285480.00 → 397795.71',
      'step mix: 397795.71 → 601410.00',
      'step costPrice: 601410.00 → 477130.00',
      'step tariff: 477130.00 → 1284800.00',
      'end 2025: 0.00 → 1284800.00',
    ]);
  });

  it('passes through zero, from a surplus to a shortfall, and stands still at a step of nothing', () => {
    const steps = [named('tariff', '17.00'), named('mix', '0.00')];
    expect(drawn(waterfall({ start: named('2024', '-5.00'), steps, end: named('2025', '12.00') }))).toEqual([
      'start 2024: 0.00 → -5.00',
      'step tariff: -5.00 → 12.00',
      'step mix: 12.00 → 12.00',
      'end 2025: 0.00 → 12.00',
    ]);
  });

  it.each([
    ['119.99', true],
    ['120.00', false],
    ['120.01', true],
  ])('100.00 + 30.00 − 10.00 to an end of %s: wrong is %s', (end, wrong) => {
    const draw = (): WaterfallBar[] =>
      waterfall({
        start: named('2024', '100.00'),
        steps: [named('tariff', '30.00'), named('volume', '-10.00')],
        end: named('2025', end),
      });
    if (wrong) expect(draw).toThrow(`the steps lead to 120, but 2025 is ${end}`);
    else expect(draw()).toHaveLength(4);
  });

  it('needs no steps where nothing changed', () => {
    expect(waterfall({ start: named('2024', '1.00'), steps: [], end: named('2025', '1.00') })).toHaveLength(2);
    expect(() => waterfall({ start: named('2024', '1.00'), steps: [], end: named('2025', '1.01') })).toThrow(
      RangeError,
    );
  });

  it('begins every step where the one before ended', () => {
    const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((value) => amount(value).div(100));
    fc.assert(
      fc.property(cents, fc.array(cents), (start, changes) => {
        const bars = waterfall({
          start: { name: 'start', amountEur: start },
          steps: changes.map((amountEur, index) => ({ name: `step ${index}`, amountEur })),
          end: { name: 'end', amountEur: sum([start, ...changes]) },
        });
        const running = bars.slice(0, -1);
        return running.slice(1).every((bar, index) => {
          const change = changes[index];
          return running[index]?.toEur.equals(bar.fromEur) && change && bar.toEur.minus(bar.fromEur).equals(change);
        });
      }),
    );
  });
});
