import { Decimal } from 'decimal.js';

/**
 * Amounts in euro and quantities, as exact decimals. Binary floats never hold money:
 * 287,280 times € 0.10 is € 28,728.00, not 28,727.999999862444.
 *
 * Sixty digits is far more than any sum here needs, so that adding and multiplying never round.
 */
const ExactDecimal = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -60, toExpPos: 60 });

/** An exact decimal: euro where the name says `Eur` or `amount`, else a quantity. */
export type Amount = Decimal;

export const ZERO: Amount = new ExactDecimal(0);

/** Reads a plain decimal ("-1234.5"); throws on anything else, for absence is not zero. */
export function amount(value: string | number | Amount): Amount {
  const result = new ExactDecimal(value);
  if (!result.isFinite()) throw new RangeError(`not an amount: ${value.toString()}`);
  return result;
}

/** Rounds to the cent, halves away from zero (domain rule: the only rounding, done once, at posting). */
export function toCents(value: Amount): Amount {
  // nearly all amounts are in cents already, and making another decimal is most of the work
  return value.decimalPlaces() <= 2 ? value : value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
}

/** The sum, exact; of nothing it is zero. */
export function sum(values: Iterable<Amount>): Amount {
  let total = ZERO;
  for (const value of values) total = total.plus(value);
  return total;
}

/** The API's and the ledger's notation: two decimals, a point, no grouping ("-1234.50"). */
export function amountText(value: Amount): string {
  const text = toCents(value).toFixed(2);
  return text === '-0.00' ? '0.00' : text;
}
