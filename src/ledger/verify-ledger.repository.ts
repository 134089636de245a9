import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/transactions.js';
import { COMPONENT_MEASURES, MEASURE_COLUMNS } from './account-sums.js';
import type { PostingRow } from './entry-hash.js';
import { ENTRY_COLUMNS } from './ledger.repository.js';
import type { ChainHead, RecordedEntry } from './ledger.repository.js';

/** A journal entry with one of its postings; null where it has none. */
export interface JournalRow {
  readonly entry: RecordedEntry;
  readonly posting: PostingRow | null;
}

type JoinedPosting = Omit<PostingRow, 'fiscalYear' | 'component'> & {
  readonly postingFiscalYear: number;
  readonly postingComponent: string;
};

/** A cell of a balance whose postings do not add up to what is kept; amounts as text, null where there is no row. */
export interface DifferingBalance {
  readonly municipalityCode: string;
  readonly balance: 'month_balance' | 'year_balance' | 'component_balance';
  readonly cell: string;
  readonly kept: string | null;
  readonly posted: string | null;
}

/** The SQL of the check: whole tables, read in one snapshot. */
@Injectable()
export class VerifyLedgerRepository {
  /** The usual limit on a statement is for answers that somebody waits for. */
  async allowAllTheTime(tx: Tx): Promise<void> {
    await tx.query('SET LOCAL statement_timeout = 0');
  }

  async chainHeads(tx: Tx): Promise<Map<string, ChainHead>> {
    const heads = await tx.query<ChainHead & { municipalityCode: string }>(
      `SELECT municipality_code AS "municipalityCode", entry_number AS "entryNumber", hash, recorded_at AS "recordedAt"
         FROM chain_head`,
    );
    return new Map(heads.map((head) => [head.municipalityCode, head]));
  }

  /** Every entry with each of its postings, chain by chain; an entry without postings comes once. */
  async *journal(tx: Tx): AsyncGenerator<JournalRow> {
    const rows = tx.stream<RecordedEntry & JoinedPosting>(
      `SELECT ${ENTRY_COLUMNS},
              posting.posting_number AS "postingNumber", posting.fiscal_year AS "postingFiscalYear", posting.account,
              posting.component AS "postingComponent", posting.cost_category AS "costCategory",
              posting.funding_route AS "fundingRoute", posting.month, posting.nature, posting.certainty,
              posting.amount_eur AS "amountEur", posting.quantity, posting.tariff_version_id AS "tariffVersionId",
              posting.source_sheet AS "sourceSheet", posting.source_row AS "sourceRow"
         FROM journal_entry AS entry
         LEFT JOIN posting USING (municipality_code, entry_number)
        ORDER BY municipality_code, entry_number, posting_number`,
    );
    for await (const row of rows) {
      // both tables have a fiscal year and a component, and both count for the hash
      const posting = { ...row, fiscalYear: row.postingFiscalYear, component: row.postingComponent };
      yield { entry: row, posting: row.postingNumber === null ? null : posting };
    }
  }

  async differingBalances(tx: Tx): Promise<DifferingBalance[]> {
    return [
      ...(await this.differing(tx, 'month_balance', ['fiscal_year', 'month'])),
      ...(await this.differing(tx, 'year_balance', ['fiscal_year'])),
      ...(await this.differingComponents(tx)),
    ];
  }

  private async differing(
    tx: Tx,
    balance: 'month_balance' | 'year_balance',
    time: readonly string[],
  ): Promise<DifferingBalance[]> {
    const cell = [...time, 'component', 'account', 'cost_category', 'funding_route', 'nature', 'certainty'];
    return tx.query<DifferingBalance>(
      `WITH posted AS (
         SELECT municipality_code, ${time.join(', ')}, component, account, coalesce(cost_category, 'none') AS cost_category,
                coalesce(funding_route, 'none') AS funding_route, nature, certainty,
                sum(amount_eur) AS amount_eur, coalesce(sum(quantity), 0) AS quantity
           FROM posting
          GROUP BY municipality_code, ${cell.join(', ')}
       )
       SELECT municipality_code AS "municipalityCode", '${balance}' AS balance,
              concat_ws(' ', ${cell.join(', ')}) AS cell,
              kept.amount_eur || ' euro, quantity ' || kept.quantity AS kept,
              posted.amount_eur || ' euro, quantity ' || posted.quantity AS posted
         FROM ${balance} AS kept
         FULL JOIN posted USING (municipality_code, ${cell.join(', ')})
        WHERE (kept.amount_eur, kept.quantity) IS DISTINCT FROM (posted.amount_eur, posted.quantity)
        ORDER BY municipality_code, cell
        LIMIT 100`,
    );
  }

  private async differingComponents(tx: Tx): Promise<DifferingBalance[]> {
    const measures = (of: string): string => MEASURE_COLUMNS.map((name) => `${of}.${name}`).join(', ');
    return tx.query<DifferingBalance>(
      `WITH posted AS (
         SELECT municipality_code, fiscal_year, component, ${COMPONENT_MEASURES}
           FROM posting
          GROUP BY municipality_code, fiscal_year, component
       )
       SELECT municipality_code AS "municipalityCode", 'component_balance' AS balance,
              concat_ws(' ', fiscal_year, component) AS cell,
              CASE WHEN kept IS NOT NULL THEN concat_ws(' ', ${measures('kept')}) END AS kept,
              CASE WHEN posted IS NOT NULL THEN concat_ws(' ', ${measures('posted')}) END AS posted
         FROM component_balance AS kept
         FULL JOIN posted USING (municipality_code, fiscal_year, component)
        WHERE (${measures('kept')}) IS DISTINCT FROM (${measures('posted')})
        ORDER BY municipality_code, cell
        LIMIT 100`,
    );
  }
}
