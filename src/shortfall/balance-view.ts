import type { NormAmount } from '../declarations/norm-amounts.service.js';

/** Which balances a figure is read from: those of a moment, if asked with the norm amounts at other tariffs. */
export interface BalanceView {
  readonly moment: Date;
  /** null: as they were posted */
  readonly normAmounts: readonly NormAmount[] | null;
}

/**
 * The balances by year as a table of a statement: text for FROM, under the name year_balance. `parameter` puts a value
 * among the statement's parameters and answers its place ($1, $2, …).
 */
export function balancesOf(view: BalanceView, parameter: (value: unknown) => string): string {
  const posted = `year_balance_known_on(${parameter(view.moment)})`;
  if (view.normAmounts === null) return `${posted} AS year_balance`;
  const cells = view.normAmounts.filter(({ component, basis }) => component === 'poo-norm' || basis === 'norm');
  return `(
    SELECT * FROM ${posted} AS posted WHERE nature <> 'norm'
    UNION ALL
    SELECT code, year, component, 'reimbursement', 'none', 'none', 'norm', certainty, -amount_eur, -quantity
      FROM unnest(
        ${parameter(cells.map((cell) => cell.municipalityCode))}::text[],
        ${parameter(cells.map((cell) => cell.fiscalYear))}::integer[],
        ${parameter(cells.map((cell) => cell.component))}::text[],
        ${parameter(cells.map((cell) => cell.certainty))}::text[],
        ${parameter(cells.map((cell) => cell.amountEur.toFixed(2)))}::numeric[],
        ${parameter(cells.map((cell) => cell.quantity.toFixed(2)))}::numeric[]
      ) AS cell (code, year, component, certainty, amount_eur, quantity)
  ) AS year_balance`;
}

/** Collects the parameters of a statement while its text is written. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Adds a value; answers its place. */
  readonly add = (value: unknown): string => {
    this.values.push(value);
    return `$${this.values.length}`;
  };
}
