import { Injectable } from '@nestjs/common';
import { amount } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';
import type { StatePosition } from '../kernel/state-position.js';
import { PSYCHOSOCIAL_CATEGORIES } from '../kernel/scheme.js';
import type { Basis, Component, FundingRoute } from '../kernel/scheme.js';
import type { Tx } from '../platform/database/transactions.js';
import { amountOf, SUMS, sumsOf } from './balance-sums.js';
import type { BalanceSums, YearRange } from './balance-sums.js';
import { balancesOf, Parameters } from './balance-view.js';
import type { BalanceView } from './balance-view.js';

/** What the balances hold of one year and component. */
export interface ComponentTotals extends BalanceSums, StatePosition {
  readonly year: number;
  readonly component: Component;
  /** Place-days of `goo`, person-months of `poo-norm`. */
  readonly quantity: Amount;
  /** What own contributions took off the entitlement, as a positive amount. */
  readonly deduction: Amount;
}

/** The version of a year that stood in the ledger, with the basis that held for it. */
export interface DeclaredYear {
  readonly municipalityCode: string;
  readonly year: number;
  readonly version: number;
  readonly basis: Basis;
}

/** Psychosocial and psychiatric care, wherever it lands. */
export interface PsychosocialCost {
  readonly year: number;
  readonly fundingRoute: FundingRoute;
  readonly realCost: Amount;
}

/** The SQL of one municipality's figures, or of several that are one in a layout: balances by year, never all postings. */
@Injectable()
export class MunicipalBalancesRepository {
  async componentTotals(
    tx: Tx,
    view: BalanceView,
    codes: readonly string[],
    range: YearRange,
  ): Promise<ComponentTotals[]> {
    const { add, values } = new Parameters();
    const cash = (nature: string): string =>
      `coalesce(sum(amount_eur) FILTER (WHERE account = 'municipal-funds' AND nature = '${nature}'), 0)`;
    const rows = await tx.query<Record<string, string> & { year: number; component: Component }>(
      `SELECT fiscal_year AS year, component, ${SUMS},
              ${cash('advance')} AS advances, ${cash('settlement')} AS settlements, -${cash('reclaim')} AS reclaims,
              -coalesce(sum(quantity) FILTER (WHERE account = 'reimbursement'), 0) AS quantity,
              -coalesce(sum(amount_eur) FILTER (WHERE account = 'state-receivable' AND nature = 'deduction'), 0)
                AS deduction
         FROM ${balancesOf(view, add)}
        WHERE municipality_code = ANY (${add(codes)})
          AND fiscal_year BETWEEN ${add(range.fromYear)} AND ${add(range.toYear)}
        GROUP BY fiscal_year, component`,
      values,
    );
    return rows.map((row) => ({
      year: row.year,
      component: row.component,
      ...sumsOf(row),
      advances: amountOf(row.advances),
      settlements: amountOf(row.settlements),
      reclaims: amountOf(row.reclaims),
      quantity: amountOf(row.quantity),
      deduction: amountOf(row.deduction),
    }));
  }

  async declaredYears(tx: Tx, moment: Date, codes: readonly string[], range: YearRange): Promise<DeclaredYear[]> {
    return tx.query<DeclaredYear>(
      `SELECT municipality_code AS "municipalityCode", fiscal_year AS year, version, basis
         FROM declared_known_on($1) AS declared
        WHERE municipality_code = ANY ($2) AND fiscal_year BETWEEN $3 AND $4
        ORDER BY fiscal_year, municipality_code`,
      [moment, codes, range.fromYear, range.toYear],
    );
  }

  async psychosocialCosts(
    tx: Tx,
    view: BalanceView,
    codes: readonly string[],
    range: YearRange,
  ): Promise<PsychosocialCost[]> {
    const { add, values } = new Parameters();
    const rows = await tx.query<Omit<PsychosocialCost, 'realCost'> & { realCost: string }>(
      `SELECT fiscal_year AS year, funding_route AS "fundingRoute", sum(amount_eur) AS "realCost"
         FROM ${balancesOf(view, add)}
        WHERE municipality_code = ANY (${add(codes)})
          AND fiscal_year BETWEEN ${add(range.fromYear)} AND ${add(range.toYear)}
          AND account = 'cost' AND cost_category = ANY (${add(PSYCHOSOCIAL_CATEGORIES)})
        GROUP BY fiscal_year, funding_route`,
      values,
    );
    return rows.map((row) => ({ ...row, realCost: amount(row.realCost) }));
  }
}
