import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/transactions.js';
import type { EntryRow, PostingRow } from './entry-hash.js';

/** The end of a municipality's chain. */
export interface ChainHead {
  readonly entryNumber: number;
  readonly hash: string;
  readonly recordedAt: Date;
}

/** An entry with its hash, as it stands in the table. */
export type RecordedEntry = EntryRow & { readonly hash: string };

/** The SQL of the ledger. */
@Injectable()
export class LedgerRepository {
  /**
   * One writer at a time per municipality, until the transaction ends. Chain, versions and balances need no other
   * lock, and municipalities never wait for each other.
   */
  async lockMunicipality(tx: Tx, municipalityCode: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('municipality ' || $1, 0))`, [municipalityCode]);
  }

  async chainHead(tx: Tx, municipalityCode: string): Promise<ChainHead | null> {
    const [head] = await tx.query<ChainHead>(
      `SELECT entry_number AS "entryNumber", hash, recorded_at AS "recordedAt"
         FROM chain_head
        WHERE municipality_code = $1`,
      [municipalityCode],
    );
    return head ?? null;
  }

  async saveChainHead(tx: Tx, municipalityCode: string, head: ChainHead): Promise<void> {
    await tx.query(
      `INSERT INTO chain_head (municipality_code, entry_number, hash, recorded_at)
       VALUES ($1, $2, $3, $4)
       ON CONFLICT (municipality_code) DO UPDATE
         SET entry_number = excluded.entry_number, hash = excluded.hash, recorded_at = excluded.recorded_at`,
      [municipalityCode, head.entryNumber, head.hash, head.recordedAt],
    );
  }

  async insertEntry(tx: Tx, entry: RecordedEntry): Promise<void> {
    await tx.query(
      `INSERT INTO journal_entry (municipality_code, entry_number, fiscal_year, kind, component, source_kind, source_id,
         source_sha256, reverses_entry_number, recorded_by, recorded_at, posting_count, previous_hash, hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        entry.municipalityCode,
        entry.entryNumber,
        entry.fiscalYear,
        entry.kind,
        entry.component,
        entry.sourceKind,
        entry.sourceId,
        entry.sourceSha256,
        entry.reversesEntryNumber,
        entry.recordedBy,
        entry.recordedAt,
        entry.postingCount,
        entry.previousHash,
        entry.hash,
      ],
    );
  }

  /** All postings of an entry in one statement, however many. */
  async insertPostings(tx: Tx, entry: RecordedEntry, postings: readonly PostingRow[]): Promise<void> {
    await tx.query(
      `INSERT INTO posting (municipality_code, entry_number, posting_number, fiscal_year, account, component,
         cost_category, funding_route, month, nature, certainty, amount_eur, quantity, tariff_version_id,
         source_sheet, source_row)
       SELECT $1, $2, added.posting_number, $3, added.account, added.component, added.cost_category,
              added.funding_route, added.month, added.nature, added.certainty, added.amount_eur, added.quantity,
              added.tariff_version_id, added.source_sheet, added.source_row
         FROM unnest($4::integer[], $5::text[], $6::text[], $7::text[], $8::text[], $9::date[], $10::text[], $11::text[],
                $12::numeric[], $13::numeric[], $14::text[], $15::text[], $16::integer[])
           AS added (posting_number, account, component, cost_category, funding_route, month, nature, certainty,
                amount_eur, quantity, tariff_version_id, source_sheet, source_row)`,
      [
        entry.municipalityCode,
        entry.entryNumber,
        entry.fiscalYear,
        postings.map((posting) => posting.postingNumber),
        postings.map((posting) => posting.account),
        postings.map((posting) => posting.component),
        postings.map((posting) => posting.costCategory),
        postings.map((posting) => posting.fundingRoute),
        postings.map((posting) => posting.month),
        postings.map((posting) => posting.nature),
        postings.map((posting) => posting.certainty),
        postings.map((posting) => posting.amountEur),
        postings.map((posting) => posting.quantity),
        postings.map((posting) => posting.tariffVersionId),
        postings.map((posting) => posting.sourceSheet),
        postings.map((posting) => posting.sourceRow),
      ],
    );
  }

  /** Adds the postings of these entries to the balances by month and by year, in one statement. */
  async addToBalances(tx: Tx, municipalityCode: string, firstEntry: number, lastEntry: number): Promise<void> {
    await tx.query(
      `WITH change AS (
         SELECT fiscal_year, month, component, account, coalesce(cost_category, 'none') AS cost_category,
                coalesce(funding_route, 'none') AS funding_route, nature, certainty,
                sum(amount_eur) AS amount_eur, coalesce(sum(quantity), 0) AS quantity
           FROM posting
          WHERE municipality_code = $1 AND entry_number BETWEEN $2 AND $3
          GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
       ), by_month AS (
         INSERT INTO month_balance AS balance (municipality_code, fiscal_year, month, component, account, cost_category,
                funding_route, nature, certainty, amount_eur, quantity)
         SELECT $1, change.* FROM change
         ON CONFLICT ON CONSTRAINT month_balance_pk DO UPDATE
            SET amount_eur = balance.amount_eur + excluded.amount_eur, quantity = balance.quantity + excluded.quantity
       )
       INSERT INTO year_balance AS balance (municipality_code, fiscal_year, component, account, cost_category,
              funding_route, nature, certainty, amount_eur, quantity)
       SELECT $1, fiscal_year, component, account, cost_category, funding_route, nature, certainty,
              sum(amount_eur), sum(quantity)
         FROM change
        GROUP BY 2, 3, 4, 5, 6, 7, 8
       ON CONFLICT ON CONSTRAINT year_balance_pk DO UPDATE
          SET amount_eur = balance.amount_eur + excluded.amount_eur, quantity = balance.quantity + excluded.quantity`,
      [municipalityCode, firstEntry, lastEntry],
    );
  }

  /** The entries a source gave that still stand: not themselves a reversal, and not reversed. */
  async standingEntries(tx: Tx, municipalityCode: string, sourceId: string): Promise<RecordedEntry[]> {
    return tx.query<RecordedEntry>(
      `SELECT ${ENTRY_COLUMNS}
         FROM journal_entry AS entry
        WHERE municipality_code = $1
          AND source_id = $2
          AND kind <> 'reversal'
          AND NOT EXISTS (
            SELECT FROM journal_entry AS reversal
             WHERE reversal.municipality_code = entry.municipality_code
               AND reversal.reverses_entry_number = entry.entry_number)
        ORDER BY entry_number`,
      [municipalityCode, sourceId],
    );
  }

  async postingsOf(tx: Tx, municipalityCode: string, entryNumber: number): Promise<PostingRow[]> {
    return tx.query<PostingRow>(
      `SELECT posting_number AS "postingNumber", fiscal_year AS "fiscalYear", account, component,
              cost_category AS "costCategory", funding_route AS "fundingRoute", month, nature, certainty,
              amount_eur AS "amountEur", quantity, tariff_version_id AS "tariffVersionId",
              source_sheet AS "sourceSheet", source_row AS "sourceRow"
         FROM posting
        WHERE municipality_code = $1 AND entry_number = $2
        ORDER BY posting_number`,
      [municipalityCode, entryNumber],
    );
  }

  /** A page of a municipality's journal, in the order of recording, after entry number `after`. */
  async entries(tx: Tx, municipalityCode: string, after: number, limit: number): Promise<RecordedEntry[]> {
    return tx.query<RecordedEntry>(
      `SELECT ${ENTRY_COLUMNS}
         FROM journal_entry AS entry
        WHERE municipality_code = $1 AND entry_number > $2
        ORDER BY entry_number
        LIMIT $3`,
      [municipalityCode, after, limit],
    );
  }

  async countEntries(tx: Tx, municipalityCode: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM journal_entry WHERE municipality_code = $1`,
      [municipalityCode],
    );
    return row?.count ?? 0;
  }
}

export const ENTRY_COLUMNS = `
  entry.municipality_code AS "municipalityCode", entry.entry_number AS "entryNumber",
  entry.fiscal_year AS "fiscalYear", entry.kind, entry.component, entry.source_kind AS "sourceKind",
  entry.source_id AS "sourceId", entry.source_sha256 AS "sourceSha256",
  entry.reverses_entry_number AS "reversesEntryNumber", entry.recorded_by AS "recordedBy",
  entry.recorded_at AS "recordedAt", entry.posting_count AS "postingCount", entry.previous_hash AS "previousHash",
  entry.hash`;
