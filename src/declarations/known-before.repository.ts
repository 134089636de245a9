import { Injectable } from '@nestjs/common';
import type { DeclaredBefore, PeerRange } from '../intake/rules/known.js';
import { amount } from '../kernel/money.js';
import { monthOf } from '../kernel/period.js';
import type { FundingRoute } from '../kernel/scheme.js';
import type { Tx } from '../platform/database/transactions.js';
import { keyValues } from './declaration-id.js';
import type { DeclarationKey } from './declaration-id.js';

/** The SQL of what rules compare a declaration with: costs declared earlier, and what reception costs elsewhere. */
@Injectable()
export class KnownBeforeRepository {
  /** The costs of a declaration by month, category and route. */
  async costs(tx: Tx, key: DeclarationKey): Promise<DeclaredBefore['costs']> {
    const rows = await tx.query<{ month: string; costCategory: string; fundingRoute: FundingRoute; amountEur: string }>(
      `SELECT month, cost_category AS "costCategory", funding_route AS "fundingRoute", sum(amount_eur) AS "amountEur"
         FROM cost_line
        WHERE municipality_code = $1 AND fiscal_year = $2 AND version = $3
        GROUP BY month, cost_category, funding_route
        ORDER BY month, cost_category, funding_route`,
      keyValues(key),
    );
    return rows.map((row) => ({ ...row, month: monthOf(row.month), amountEur: amount(row.amountEur) }));
  }

  /** Real cost of component goo per place-day of the year over the other municipalities, when there are enough. */
  async peers(tx: Tx, fiscalYear: number, exceptMunicipality: string): Promise<PeerRange | null> {
    const [row] = await tx.query<{ municipalities: number; p10: string; p90: string }>(
      'SELECT municipalities, p10, p90 FROM peer_range($1, $2)',
      [fiscalYear, exceptMunicipality],
    );
    return row ? { municipalities: row.municipalities, p10Eur: amount(row.p10), p90Eur: amount(row.p90) } : null;
  }
}
