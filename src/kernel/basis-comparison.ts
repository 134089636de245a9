import { amount } from './money.js';
import type { Amount } from './money.js';
import type { Basis } from './scheme.js';

/**
 * Both ways in which component goo of a year can be declared (article 3(2)): at the norm amounts, or at the real costs
 * where these exceed or fall short of the norm significantly. The law gives no percentage for that: it is shown, and not
 * decided upon.
 */
export interface BasisComparison {
  /** Place-days × tariff. */
  readonly normAmount: Amount;
  /** The real costs of component goo. */
  readonly realCost: Amount;
  /** Own contributions (article 3(7)), which lower either. */
  readonly deduction: Amount;
}

/** What the State owes on a basis. Example: norm 100.00, real cost 130.00, own contributions 5.00: 95.00 or 125.00. */
export function entitlementOn(basis: Basis, { normAmount, realCost, deduction }: BasisComparison): Amount {
  return (basis === 'norm' ? normAmount : realCost).minus(deduction);
}

/**
 * By how many percent the real costs exceed the norm amount; below zero they fall short. Not rounded; null where the
 * norm amount is nothing. Example: norm 100.00 and real cost 130.00: 30.
 */
export function deviationPercentage({ normAmount, realCost }: BasisComparison): Amount | null {
  if (normAmount.isZero()) return null;
  return realCost.minus(normAmount).times(amount(100)).div(normAmount);
}
