import { tariffValue } from './counter-figure.js';
import type { Stand, StatedTariff } from './counter-figure.js';
import type { CompletedFigure } from './counter-sides.js';
import { sum, ZERO } from './money.js';
import type { Amount } from './money.js';

/** What a party has in one place, as people are shown it; null where it has nothing. */
export function standOf(figures: readonly CompletedFigure[]): Stand | null {
  if (figures.length === 0) return null;
  const counting = figures.filter(({ count }) => count !== null);
  const amountEur = sum(figures.map((figure) => figure.amountEur));
  return {
    amountEur,
    count: counting.length === 0 ? null : sum(counting.map(({ count }) => count ?? ZERO)),
    tariffs: distinct(counting.flatMap(({ tariffEur }) => told(tariffEur))),
    uncountedEur: counting.length === 0 ? null : amountEur.minus(sum(counting.map(worth))),
    rows: [...new Set(figures.flatMap(({ rows }) => rows))].sort((a, b) => a - b),
  };
}

function told(tariffEur: CompletedFigure['tariffEur']): StatedTariff[] {
  return tariffEur === null || tariffEur === 'schedule' ? [] : [tariffEur];
}

/** What is counted, at its tariff; without one all of it counts as counted, for nobody says otherwise. */
function worth({ count, tariffEur, amountEur }: CompletedFigure): Amount {
  return count === null || tariffEur === null || tariffEur === 'schedule'
    ? amountEur
    : count.times(tariffValue(tariffEur));
}

function distinct(tariffs: readonly StatedTariff[]): StatedTariff[] {
  const byName = new Map(tariffs.map((tariff) => [tariff === 'not-set' ? tariff : tariff.toFixed(2), tariff]));
  // a tariff of nothing is worth as much as none, and is another thing
  return [...byName.values()].sort((a, b) => tariffValue(a).comparedTo(tariffValue(b)) || rank(a) - rank(b));
}

function rank(tariff: StatedTariff): number {
  return tariff === 'not-set' ? 0 : 1;
}
