import { describe, expect, it } from '@jest/globals';
import type { StatedTariff } from './counter-figure.js';
import type { CompletedFigure } from './counter-sides.js';
import { standOf } from './counter-stand.js';
import { amount, ZERO } from './money.js';

const figure = (tariffEur: StatedTariff): CompletedFigure =>
  ({ count: amount(1), tariffEur, amountEur: ZERO, rows: [] }) as unknown as CompletedFigure;

describe('what a party has in one place', () => {
  it('names its tariffs in one order, whatever order its figures came in; none and nothing are two', () => {
    const tariffs: readonly StatedTariff[] = [amount('61.00'), 'not-set', ZERO, amount('44.00')];
    const shown = (order: readonly StatedTariff[]): (string | undefined)[] | undefined =>
      standOf(order.map(figure))?.tariffs.map((tariff) => (tariff === 'not-set' ? tariff : tariff.toFixed(2)));
    const expected = ['not-set', '0.00', '44.00', '61.00'];
    expect(shown(tariffs)).toEqual(expected);
    expect(shown([...tariffs].reverse())).toEqual(expected);
  });
});
