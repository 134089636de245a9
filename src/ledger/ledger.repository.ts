import { Injectable } from '@nestjs/common';
import type { Totals } from '../kernel/gap.js';
import { amount } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';
import type { Component } from '../kernel/scheme.js';
import type { Moment, Tx } from '../platform/database/transactions.js';
import { ACCOUNT_SUMS, COMPONENT_MEASURES, MEASURE_COLUMNS, QUANTITY_SUMS } from './account-sums.js';
import type { EntryRow, PostingRow } from './entry-hash.js';

/** The end of a municipality's chain. */
export interface ChainHead {
  readonly entryNumber: number;
  readonly hash: string;
  readonly recordedAt: Date;
}

/** An entry with its hash, as it stands in the table. */
export type RecordedEntry = EntryRow & { readonly hash: string };

/** What a source posted comes to, in euro, place-days and person-months. */
export interface SourceTotals extends Totals {
  readonly placeDays: Amount;
  readonly personMonths: Amount;
}

/** What was posted to a year of a municipality at one moment, together. */
export interface LedgerChange extends Totals {
  readonly municipalityCode: string;
  readonly fiscalYear: number;
  readonly recordedAt: Date;
  /** The declaration that was approved, or what its figures were changed for. */
  readonly cause: { readonly kind: string; readonly id: string };
  /** Whether it took the place of what stood. */
  readonly isCorrection: boolean;
}

/** A posting with the number of the entry it belongs to. */
export type EntryPosting = PostingRow & { readonly entryNumber: number };

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

  /** The last entry of every municipality's chain as known at a moment, in order of code. */
  async chainHeadsOn(tx: Tx, moment: Date): Promise<{ municipalityCode: string; entryNumber: number; hash: string }[]> {
    return tx.query(
      `SELECT DISTINCT ON (municipality_code) municipality_code AS "municipalityCode", entry_number AS "entryNumber", hash
         FROM journal_entry
        WHERE recorded_at <= $1
        ORDER BY municipality_code, entry_number DESC`,
      [moment],
    );
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

  /** What was posted to these years after a moment, in the order in which it was recorded. */
  async changesSince(tx: Tx, moment: Date, fromYear: number, toYear: number): Promise<LedgerChange[]> {
    const rows = await tx.query<
      Omit<LedgerChange, keyof Totals | 'cause'> & Record<keyof Totals | 'causeKind' | 'causeId', string>
    >(
      `SELECT municipality_code AS "municipalityCode", journal_entry.fiscal_year AS "fiscalYear",
              recorded_at AS "recordedAt", coalesce(max(cause_kind), max(source_kind)) AS "causeKind",
              coalesce(max(cause_id), max(source_id)) AS "causeId", bool_or(kind = 'reversal') AS "isCorrection",
              ${ACCOUNT_SUMS}
         FROM journal_entry
         JOIN posting USING (municipality_code, entry_number)
        WHERE recorded_at > $1 AND journal_entry.fiscal_year BETWEEN $2 AND $3
        GROUP BY municipality_code, journal_entry.fiscal_year, recorded_at
        ORDER BY recorded_at, municipality_code, journal_entry.fiscal_year`,
      [moment, fromYear, toYear],
    );
    return rows.map(({ causeKind, causeId, ...row }) => ({
      ...row,
      cause: { kind: causeKind, id: causeId },
      realCost: amount(row.realCost),
      entitlement: amount(row.entitlement),
      received: amount(row.received),
    }));
  }

  /** Entries that are recorded together, in one statement. */
  async insertEntries(tx: Tx, municipalityCode: string, entries: readonly RecordedEntry[]): Promise<void> {
    await tx.query(
      `INSERT INTO journal_entry (municipality_code, entry_number, fiscal_year, kind, component, source_kind, source_id,
         source_sha256, cause_kind, cause_id, reverses_entry_number, recorded_by, recorded_at, posting_count,
         previous_hash, hash)
       SELECT $1, added.*
         FROM unnest($2::integer[], $3::integer[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                $10::text[], $11::integer[], $12::text[], $13::timestamptz[], $14::integer[], $15::text[], $16::text[])
           AS added`,
      [
        municipalityCode,
        entries.map((entry) => entry.entryNumber),
        entries.map((entry) => entry.fiscalYear),
        entries.map((entry) => entry.kind),
        entries.map((entry) => entry.component),
        entries.map((entry) => entry.sourceKind),
        entries.map((entry) => entry.sourceId),
        entries.map((entry) => entry.sourceSha256),
        entries.map((entry) => entry.causeKind),
        entries.map((entry) => entry.causeId),
        entries.map((entry) => entry.reversesEntryNumber),
        entries.map((entry) => entry.recordedBy),
        entries.map((entry) => entry.recordedAt),
        entries.map((entry) => entry.postingCount),
        entries.map((entry) => entry.previousHash),
        entries.map((entry) => entry.hash),
      ],
    );
  }

  /** All their postings in one statement, however many. */
  async insertPostings(tx: Tx, municipalityCode: string, postings: readonly EntryPosting[]): Promise<void> {
    await tx.query(
      `INSERT INTO posting (municipality_code, entry_number, posting_number, fiscal_year, account, component,
         cost_category, funding_route, month, nature, certainty, amount_eur, quantity, tariff_version_id,
         source_sheet, source_row)
       SELECT $1, added.*
         FROM unnest($2::integer[], $3::integer[], $4::integer[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::date[], $10::text[], $11::text[], $12::numeric[], $13::numeric[], $14::text[], $15::text[],
                $16::integer[]) AS added`,
      [
        municipalityCode,
        postings.map((posting) => posting.entryNumber),
        postings.map((posting) => posting.postingNumber),
        postings.map((posting) => posting.fiscalYear),
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

  /** Adds the postings of these entries to the balances by month, by year and by component, in one statement. */
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
       ), by_year AS (
         INSERT INTO year_balance AS balance (municipality_code, fiscal_year, component, account, cost_category,
                funding_route, nature, certainty, amount_eur, quantity)
         SELECT $1, fiscal_year, component, account, cost_category, funding_route, nature, certainty,
                sum(amount_eur), sum(quantity)
           FROM change
          GROUP BY 2, 3, 4, 5, 6, 7, 8
         ON CONFLICT ON CONSTRAINT year_balance_pk DO UPDATE
            SET amount_eur = balance.amount_eur + excluded.amount_eur, quantity = balance.quantity + excluded.quantity
       )
       INSERT INTO component_balance AS balance (municipality_code, fiscal_year, component, ${MEASURE_COLUMNS.join(', ')})
       SELECT $1, fiscal_year, component, ${COMPONENT_MEASURES}
         FROM change
        GROUP BY 2, 3
       ON CONFLICT ON CONSTRAINT component_balance_pk DO UPDATE
          SET ${MEASURE_COLUMNS.map((name) => `${name} = balance.${name} + excluded.${name}`).join(', ')}`,
      [municipalityCode, firstEntry, lastEntry],
    );
  }

  /** The entries a source gave that still stand: not themselves a reversal, and not reversed. */
  async standingEntries(
    tx: Tx,
    municipalityCode: string,
    sourceId: string,
    component: Component | null,
  ): Promise<RecordedEntry[]> {
    return tx.query<RecordedEntry>(
      `SELECT ${ENTRY_COLUMNS}
         FROM journal_entry AS entry
        WHERE municipality_code = $1
          AND source_id = $2
          AND kind <> 'reversal'
          AND ($3::text IS NULL OR component = $3)
          AND NOT EXISTS (
            SELECT FROM journal_entry AS reversal
             WHERE reversal.municipality_code = entry.municipality_code
               AND reversal.reverses_entry_number = entry.entry_number)
        ORDER BY entry_number`,
      [municipalityCode, sourceId, component],
    );
  }

  async sourcesStandingBeside(
    tx: Tx,
    sourceIds: readonly string[],
  ): Promise<{ municipalityCode: string; sourceId: string }[]> {
    return tx.query(
      `SELECT DISTINCT municipality_code AS "municipalityCode", source_id AS "sourceId"
         FROM journal_entry AS entry
        WHERE kind <> 'reversal'
          AND source_id <> ALL ($1::text[])
          AND NOT EXISTS (
            SELECT FROM journal_entry AS reversal
             WHERE reversal.municipality_code = entry.municipality_code
               AND reversal.reverses_entry_number = entry.entry_number)
        ORDER BY 1, 2`,
      [sourceIds],
    );
  }

  /** The postings of some entries, in order. */
  async postingsOf(tx: Tx, municipalityCode: string, entryNumbers: readonly number[]): Promise<EntryPosting[]> {
    return tx.query<EntryPosting>(
      `SELECT entry_number AS "entryNumber", posting_number AS "postingNumber", fiscal_year AS "fiscalYear", account, component,
              cost_category AS "costCategory", funding_route AS "fundingRoute", month, nature, certainty,
              amount_eur AS "amountEur", quantity, tariff_version_id AS "tariffVersionId",
              source_sheet AS "sourceSheet", source_row AS "sourceRow"
         FROM posting
        WHERE municipality_code = $1 AND entry_number = ANY ($2::integer[])
        ORDER BY entry_number, posting_number`,
      [municipalityCode, entryNumbers],
    );
  }

  async sourceTotals(tx: Tx, municipalityCode: string, sourceId: string, moment: Moment): Promise<SourceTotals> {
    const [row] = await tx.query<Record<keyof SourceTotals, string>>(
      `SELECT ${ACCOUNT_SUMS}, ${QUANTITY_SUMS}
         FROM posting
         JOIN (
           SELECT municipality_code, entry_number
             FROM journal_entry AS entry
            WHERE municipality_code = $1 AND source_id = $2 AND kind <> 'reversal' AND recorded_at <= $3
              AND NOT EXISTS (
                SELECT FROM journal_entry AS reversal
                 WHERE reversal.municipality_code = entry.municipality_code
                   AND reversal.reverses_entry_number = entry.entry_number
                   AND reversal.recorded_at <= $3
                   -- a newer declaration takes the place of this one as a whole; other causes change what it comes to
                   AND reversal.cause_kind <> 'declaration')
         ) AS counted USING (municipality_code, entry_number)`,
      [municipalityCode, sourceId, moment],
    );
    if (!row) throw new Error('sums are missing from the answer of the database');
    return {
      realCost: amount(row.realCost),
      entitlement: amount(row.entitlement),
      received: amount(row.received),
      placeDays: amount(row.placeDays),
      personMonths: amount(row.personMonths),
    };
  }

  /** A page of a municipality's journal as known at a moment, in the order of recording, after entry number `after`. */
  async entries(
    tx: Tx,
    municipalityCode: string,
    moment: Date,
    after: number,
    limit: number,
  ): Promise<RecordedEntry[]> {
    return tx.query<RecordedEntry>(
      `SELECT ${ENTRY_COLUMNS}
         FROM journal_entry AS entry
        WHERE municipality_code = $1 AND entry_number > $2 AND recorded_at <= $4
        ORDER BY entry_number
        LIMIT $3`,
      [municipalityCode, after, limit, moment],
    );
  }

  async countEntries(tx: Tx, municipalityCode: string, moment: Date): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM journal_entry WHERE municipality_code = $1 AND recorded_at <= $2`,
      [municipalityCode, moment],
    );
    return row?.count ?? 0;
  }
}

export const ENTRY_COLUMNS = `
  entry.municipality_code AS "municipalityCode", entry.entry_number AS "entryNumber",
  entry.fiscal_year AS "fiscalYear", entry.kind, entry.component, entry.source_kind AS "sourceKind",
  entry.source_id AS "sourceId", entry.source_sha256 AS "sourceSha256",
  entry.cause_kind AS "causeKind", entry.cause_id AS "causeId",
  entry.reverses_entry_number AS "reversesEntryNumber", entry.recorded_by AS "recordedBy",
  entry.recorded_at AS "recordedAt", entry.posting_count AS "postingCount", entry.previous_hash AS "previousHash",
  entry.hash`;
