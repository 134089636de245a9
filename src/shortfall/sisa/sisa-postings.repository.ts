import { Injectable } from '@nestjs/common';
import { amount } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import type { Component } from '../../kernel/scheme.js';
import type { Certainty } from '../../kernel/tariff-schedule.js';
import type { Nature } from '../../ledger/entry.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { YearRange } from '../balance-sums.js';

/** What entries that stand came to, with their numbers: a balance that can be followed into the journal. */
export interface PostedSum {
  readonly year: number;
  readonly account: 'cost' | 'reimbursement';
  readonly component: Component;
  readonly costCategory: string | null;
  readonly nature: Nature;
  readonly certainty: Certainty;
  readonly amountEur: Amount;
  readonly quantity: Amount;
  readonly entries: readonly number[];
}

/** The SQL of what SiSa is made from. */
@Injectable()
export class SisaPostingsRepository {
  /** Costs and entitlements of one municipality that stood at a moment: not reversed by then. */
  async standing(tx: Tx, moment: Date, municipalityCode: string, range: YearRange): Promise<PostedSum[]> {
    const rows = await tx.query<Omit<PostedSum, 'amountEur' | 'quantity'> & { amountEur: string; quantity: string }>(
      `SELECT posting.fiscal_year AS year, account, posting.component, cost_category AS "costCategory", nature, certainty,
              sum(amount_eur) AS "amountEur", coalesce(sum(quantity), 0) AS quantity,
              array_agg(DISTINCT entry_number ORDER BY entry_number) AS entries
         FROM journal_entry AS entry
         JOIN posting USING (municipality_code, entry_number)
        WHERE municipality_code = $1
          AND entry.fiscal_year BETWEEN $2 AND $3
          AND entry.recorded_at <= $4
          AND entry.kind <> 'reversal'
          AND account IN ('cost', 'reimbursement')
          AND NOT EXISTS (
            SELECT FROM journal_entry AS reversal
             WHERE reversal.municipality_code = entry.municipality_code
               AND reversal.reverses_entry_number = entry.entry_number
               AND reversal.recorded_at <= $4)
        GROUP BY 1, 2, 3, 4, 5, 6`,
      [municipalityCode, range.fromYear, range.toYear, moment],
    );
    return rows.map((row) => ({ ...row, amountEur: amount(row.amountEur), quantity: amount(row.quantity) }));
  }
}
