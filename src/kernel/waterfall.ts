import { ZERO } from './money.js';
import type { Amount } from './money.js';

/** Watervaldiagram: how a start becomes an end by named steps, as the bars that a chart draws and its table lists. */

/** A start or an end, standing on zero; or a step, whose amount is its change. */
export interface NamedAmount {
  readonly name: string;
  readonly amountEur: Amount;
}

export interface WaterfallBar {
  readonly name: string;
  readonly kind: 'start' | 'step' | 'end';
  /** Where the bar begins: zero, or where the step before it ended. */
  readonly fromEur: Amount;
  readonly toEur: Amount;
}

/**
 * The bars from start to end. The amounts are those that are printed; throws where the steps do not lead exactly to the
 * end, for then a figure is wrong. Example: start 100.00, steps 30.00 and −10.00, end 120.00: 0 to 100, 100 to 130,
 * 130 to 120, 0 to 120.
 */
export function waterfall({
  start,
  steps,
  end,
}: {
  readonly start: NamedAmount;
  readonly steps: readonly NamedAmount[];
  readonly end: NamedAmount;
}): WaterfallBar[] {
  let reached = start.amountEur;
  const bars: WaterfallBar[] = [{ name: start.name, kind: 'start', fromEur: ZERO, toEur: reached }];
  for (const { name, amountEur } of steps) {
    const fromEur = reached;
    reached = fromEur.plus(amountEur);
    bars.push({ name, kind: 'step', fromEur, toEur: reached });
  }
  if (!reached.equals(end.amountEur)) {
    throw new RangeError(`the steps lead to ${reached.toFixed()}, but ${end.name} is ${end.amountEur.toFixed()}`);
  }
  return [...bars, { name: end.name, kind: 'end', fromEur: ZERO, toEur: end.amountEur }];
}
