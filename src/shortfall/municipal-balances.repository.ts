import { Injectable } from '@nestjs/common';
import { amount } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';
import type { Basis, Component, FundingRoute } from '../kernel/scheme.js';
import type { Tx } from '../platform/database/transactions.js';
import { amountOf, SUMS, sumsOf } from './balance-sums.js';
import type { BalanceSums, YearRange } from './balance-sums.js';

/** What the balances hold of one municipality, year and component. */
export interface ComponentTotals extends BalanceSums {
  readonly year: number;
  readonly component: Component;
  /** Place-days of `goo`, person-months of `poo-norm`. */
  readonly quantity: Amount;
  /** What own contributions took off the entitlement, as a positive amount. */
  readonly deduction: Amount;
}

/** The version of a year that stands in the ledger. */
export interface DeclaredYear {
  readonly year: number;
  readonly basis: Basis;
}

/** Psychosocial and psychiatric care, wherever it lands. */
export interface PsychosocialCost {
  readonly year: number;
  readonly fundingRoute: FundingRoute;
  readonly realCost: Amount;
}

/** The SQL of one municipality's figures: balances by year, never postings. */
@Injectable()
export class MunicipalBalancesRepository {
  async componentTotals(tx: Tx, municipalityCode: string, range: YearRange): Promise<ComponentTotals[]> {
    const rows = await tx.query<Record<string, string> & { year: number; component: Component }>(
      `SELECT fiscal_year AS year, component, ${SUMS},
              -coalesce(sum(quantity) FILTER (WHERE account = 'reimbursement'), 0) AS quantity,
              -coalesce(sum(amount_eur) FILTER (WHERE account = 'state-receivable' AND nature = 'deduction'), 0)
                AS deduction
         FROM year_balance
        WHERE municipality_code = $1 AND fiscal_year BETWEEN $2 AND $3
        GROUP BY fiscal_year, component`,
      [municipalityCode, range.fromYear, range.toYear],
    );
    return rows.map((row) => ({
      year: row.year,
      component: row.component,
      ...sumsOf(row),
      quantity: amountOf(row.quantity),
      deduction: amountOf(row.deduction),
    }));
  }

  async declaredYears(tx: Tx, municipalityCode: string, range: YearRange): Promise<DeclaredYear[]> {
    return tx.query<DeclaredYear>(
      `SELECT fiscal_year AS year, basis
         FROM declaration
        WHERE municipality_code = $1 AND fiscal_year BETWEEN $2 AND $3 AND status = 'approved'
        ORDER BY fiscal_year`,
      [municipalityCode, range.fromYear, range.toYear],
    );
  }

  async psychosocialCosts(tx: Tx, municipalityCode: string, range: YearRange): Promise<PsychosocialCost[]> {
    const rows = await tx.query<Omit<PsychosocialCost, 'realCost'> & { realCost: string }>(
      `SELECT fiscal_year AS year, funding_route AS "fundingRoute", sum(amount_eur) AS "realCost"
         FROM year_balance
        WHERE municipality_code = $1 AND fiscal_year BETWEEN $2 AND $3
          AND account = 'cost' AND cost_category IN ('psychosocial-care', 'psychiatric-care')
        GROUP BY fiscal_year, funding_route`,
      [municipalityCode, range.fromYear, range.toYear],
    );
    return rows.map((row) => ({ ...row, realCost: amount(row.realCost) }));
  }
}
