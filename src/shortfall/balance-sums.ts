import type { Totals } from '../kernel/gap.js';
import { amount } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';
import { ACCOUNT_SUMS } from '../ledger/account-sums.js';

/** How figures are read from the balances: one text of SQL, and what it answers. */

/** Years from `fromYear` to `toYear`, both included. */
export interface YearRange {
  readonly fromYear: number;
  readonly toYear: number;
}

/** The three sums, with how sure they are. */
export interface BalanceSums extends Totals {
  /** The part of the entitlement that rests on an unconfirmed tariff. */
  readonly provisionalEntitlement: Amount;
  /** Place-days and person-months that were counted but earn nothing. */
  readonly quantityWithoutTariff: Amount;
}

/** The three sums and their certainty. */
export const SUMS = `${ACCOUNT_SUMS},
  -coalesce(sum(amount_eur) FILTER (WHERE account = 'reimbursement' AND certainty = 'provisional'), 0)
    AS "provisionalEntitlement",
  -coalesce(sum(quantity) FILTER (WHERE account = 'reimbursement' AND certainty = 'no-tariff'), 0)
    AS "quantityWithoutTariff"`;

export function sumsOf(row: Record<string, string | number>): BalanceSums {
  return {
    realCost: amountOf(row.realCost),
    entitlement: amountOf(row.entitlement),
    received: amountOf(row.received),
    provisionalEntitlement: amountOf(row.provisionalEntitlement),
    quantityWithoutTariff: amountOf(row.quantityWithoutTariff),
  };
}

/** A sum of the database; it must be there. */
export function amountOf(value: string | number | undefined): Amount {
  if (value === undefined) throw new Error('a sum is missing from the answer of the database');
  return amount(value);
}
