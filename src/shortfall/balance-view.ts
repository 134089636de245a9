import { COMPONENT_MEASURES } from '../ledger/account-sums.js';
import type { NormAmount } from '../declarations/norm-amounts.service.js';

/** Which balances a figure is read from: those of a moment, if asked with parts of them reckoned by other rules. */
export interface BalanceView {
  readonly moment: Date;
  /** The norm amounts at other tariffs; null: as they were posted. */
  readonly normAmounts: readonly NormAmount[] | null;
  /** Own contributions of a year deducted or not; null: as they were posted. */
  readonly deduction: DeductionSwitch | null;
}

/** Whether own contributions of a year lower its entitlement (article 3(7)). */
export interface DeductionSwitch {
  readonly year: number;
  readonly deducts: boolean;
}

/**
 * The balances by year as a table of a statement: text for FROM, under the name year_balance. `parameter` puts a value
 * among the statement's parameters and answers its place ($1, $2, …).
 */
export function balancesOf(view: BalanceView, parameter: (value: unknown) => string): string {
  const { moment, normAmounts, deduction } = view;
  const kept: string[] = [];
  const added: string[] = [];
  if (normAmounts !== null) {
    kept.push(`nature <> 'norm'`);
    added.push(normRows(normAmounts, parameter));
  }
  if (deduction !== null) {
    kept.push(`(nature <> 'deduction' OR fiscal_year <> ${parameter(deduction.year)})`);
    if (deduction.deducts) added.push(deductionRows(moment, deduction.year, parameter));
  }
  const posted = `year_balance_known_on(${parameter(moment)})`;
  if (kept.length === 0) return `${posted} AS year_balance`;
  return `(
    ${[`SELECT * FROM ${posted} AS posted WHERE ${kept.join(' AND ')}`, ...added].join(' UNION ALL ')}
  ) AS year_balance`;
}

/** The same by component, under the name component_balance. */
export function componentBalancesOf(view: BalanceView, parameter: (value: unknown) => string): string {
  if (view.normAmounts === null && view.deduction === null) {
    return `component_balance_known_on(${parameter(view.moment)}) AS component_balance`;
  }
  return `(
    SELECT municipality_code, fiscal_year, component, ${COMPONENT_MEASURES}
      FROM ${balancesOf(view, parameter)}
     GROUP BY municipality_code, fiscal_year, component
  ) AS component_balance`;
}

function normRows(normAmounts: readonly NormAmount[], parameter: (value: unknown) => string): string {
  const cells = normAmounts.filter(({ component, basis }) => component === 'poo-norm' || basis === 'norm');
  return `
    SELECT code, year, component, 'reimbursement', 'none', 'none', 'norm', certainty, -amount_eur, -quantity
      FROM unnest(
        ${parameter(cells.map((cell) => cell.municipalityCode))}::text[],
        ${parameter(cells.map((cell) => cell.fiscalYear))}::integer[],
        ${parameter(cells.map((cell) => cell.component))}::text[],
        ${parameter(cells.map((cell) => cell.certainty))}::text[],
        ${parameter(cells.map((cell) => cell.amountEur.toFixed(2)))}::numeric[],
        ${parameter(cells.map((cell) => cell.quantity.toFixed(2)))}::numeric[]
      ) AS cell (code, year, component, certainty, amount_eur, quantity)`;
}

/** What residents contributed, to the cent as it would be posted. */
function deductionRows(moment: Date, year: number, parameter: (value: unknown) => string): string {
  return `
    SELECT municipality_code, fiscal_year, 'goo', 'reimbursement', 'none', 'none', 'deduction', 'final',
           sum(round(amount_eur, 2)), 0
      FROM declared_known_on(${parameter(moment)}) AS declared
      JOIN receipt_line USING (municipality_code, fiscal_year, version)
     WHERE fiscal_year = ${parameter(year)} AND kind = 'own-contribution'
     GROUP BY municipality_code, fiscal_year`;
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
