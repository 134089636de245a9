import { Injectable } from '@nestjs/common';
import type { DeclaredBefore, PeerRange } from '../intake/rules/known.js';
import { amount } from '../kernel/money.js';
import { monthOf } from '../kernel/period.js';
import type { FundingRoute } from '../kernel/scheme.js';
import type { Tx } from '../platform/database/transactions.js';
import { keyValues } from './declaration-id.js';
import type { DeclarationKey } from './declaration-id.js';

/** A comparison with fewer would show whose figures they are. */
const FEWEST_PEERS = 5;

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

  /** Real cost of component goo per place-day of the year over the other municipalities in the ledger. */
  async peers(tx: Tx, fiscalYear: number, exceptMunicipality: string): Promise<PeerRange | null> {
    const [row] = await tx.query<{ municipalities: number; p10: string | null; p90: string | null }>(
      `SELECT count(*)::integer AS municipalities,
              percentile_disc(0.1) WITHIN GROUP (ORDER BY cost_eur / place_days) AS p10,
              percentile_disc(0.9) WITHIN GROUP (ORDER BY cost_eur / place_days) AS p90
         FROM (SELECT coalesce(sum(amount_eur) FILTER (WHERE account = 'cost'), 0) AS cost_eur,
                      -coalesce(sum(quantity) FILTER (WHERE account = 'reimbursement'), 0) AS place_days
                 FROM year_balance
                WHERE fiscal_year = $1 AND component = 'goo' AND municipality_code <> $2
                GROUP BY municipality_code) AS municipality
        WHERE place_days > 0 AND cost_eur > 0`,
      [fiscalYear, exceptMunicipality],
    );
    if (!row || row.p10 === null || row.p90 === null || row.municipalities < FEWEST_PEERS) return null;
    return { municipalities: row.municipalities, p10Eur: amount(row.p10), p90Eur: amount(row.p90) };
  }
}
