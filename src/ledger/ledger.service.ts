import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { amount, amountText } from '../kernel/money.js';
import type { Component } from '../kernel/scheme.js';
import { firstDayOf, monthOf } from '../kernel/period.js';
import type { Moment, Tx } from '../platform/database/transactions.js';
import { isBalanced } from './double-entry.js';
import { entryId } from './entry.js';
import type { NewEntry, Posting } from './entry.js';
import { CHAIN_START, entryHash } from './entry-hash.js';
import type { EntryRow, PostingRow } from './entry-hash.js';
import { LedgerRepository } from './ledger.repository.js';
import type { ChainHead, EntryPosting, LedgerChange, RecordedEntry, SourceTotals } from './ledger.repository.js';
import type { StandingEntry } from './restatement.js';

/** Writes to the ledger. Nothing that stands in it is ever changed: corrections are reversals and new entries. */
@Injectable()
export class LedgerService {
  constructor(private readonly repository: LedgerRepository) {}

  /** Keeps every other writer of this municipality waiting until the transaction ends. */
  async lock(tx: Tx, municipalityCode: string): Promise<void> {
    await this.repository.lockMunicipality(tx, municipalityCode);
  }

  /** Records entries at the end of the municipality's chain and adds them to its balances. Empty entries are left out. */
  async post(tx: Tx, municipalityCode: string, entries: readonly NewEntry[], recordedBy: string): Promise<void> {
    const filled = entries.filter((entry) => entry.postings.length > 0);
    if (filled.length === 0) return;
    await this.repository.lockMunicipality(tx, municipalityCode);
    const before = await this.repository.chainHead(tx, municipalityCode);
    const recordedAt = await tx.recordingMoment();

    const first = (before?.entryNumber ?? 0) + 1;
    let head: ChainHead = { entryNumber: first - 1, hash: before?.hash ?? CHAIN_START, recordedAt };
    const recorded: RecordedEntry[] = [];
    const postings: EntryPosting[] = [];
    for (const entry of filled) {
      const next = chained(municipalityCode, entry, head, recordedBy);
      recorded.push(next.entry);
      for (const posting of next.postings) postings.push({ ...posting, entryNumber: next.entry.entryNumber });
      head = { entryNumber: next.entry.entryNumber, hash: next.entry.hash, recordedAt };
    }
    await this.repository.insertEntries(tx, municipalityCode, recorded);
    await this.repository.insertPostings(tx, municipalityCode, postings);
    await this.repository.saveChainHead(tx, municipalityCode, head);
    await this.repository.addToBalances(tx, municipalityCode, first, head.entryNumber);
  }

  /** What was posted to these years after a moment, in the order in which it was recorded. */
  async changesSince(tx: Tx, moment: Date, fromYear: number, toYear: number): Promise<LedgerChange[]> {
    return this.repository.changesSince(tx, moment, fromYear, toYear);
  }

  /**
   * The whole ledger as known at a moment, in one SHA-256: of the last entry of each municipality's chain, in order of
   * code, as JSON lines `["GM0193",12,"<hash>"]`. Every entry before it is in that hash.
   */
  async snapshotHash(tx: Tx, moment: Date): Promise<string> {
    const hash = createHash('sha256');
    for (const head of await this.repository.chainHeadsOn(tx, moment)) {
      hash.update(`${JSON.stringify([head.municipalityCode, head.entryNumber, head.hash])}\n`);
    }
    return hash.digest('hex');
  }

  /**
   * What a source came to, as known at a moment: all it posted and that stood then, or stood until another source took
   * its place.
   */
  async totalsOf(tx: Tx, municipalityCode: string, sourceId: string, moment: Moment): Promise<SourceTotals> {
    return this.repository.sourceTotals(tx, municipalityCode, sourceId, moment);
  }

  /** Sources that have entries standing, though they are not among these. */
  async sourcesStandingBeside(
    tx: Tx,
    sourceIds: readonly string[],
  ): Promise<{ municipalityCode: string; sourceId: string }[]> {
    return this.repository.sourcesStandingBeside(tx, sourceIds);
  }

  /** What a source posted and still stands; with a component, its entitlement to that only. */
  async standing(
    tx: Tx,
    municipalityCode: string,
    sourceId: string,
    component: Component | null = null,
  ): Promise<StandingEntry[]> {
    const entries = await this.repository.standingEntries(tx, municipalityCode, sourceId, component);
    const numbers = entries.map((entry) => entry.entryNumber);
    const postings = new Map<number, Posting[]>(numbers.map((number) => [number, []]));
    for (const row of await this.repository.postingsOf(tx, municipalityCode, numbers)) {
      postings.get(row.entryNumber)?.push(postingOf(row));
    }
    return entries.map((entry) => ({
      entryNumber: entry.entryNumber,
      fiscalYear: entry.fiscalYear,
      // the database's checks hold these columns to the closed lists of entry.ts
      kind: entry.kind as StandingEntry['kind'],
      component: entry.component as StandingEntry['component'],
      source: { kind: 'declaration', id: entry.sourceId, sha256: entry.sourceSha256 },
      postings: postings.get(entry.entryNumber) ?? [],
    }));
  }
}

/** An entry with its place in the chain after `head`, and its rows. */
function chained(
  municipalityCode: string,
  entry: NewEntry,
  head: ChainHead,
  recordedBy: string,
): { entry: RecordedEntry; postings: PostingRow[] } {
  const row: EntryRow = {
    municipalityCode,
    entryNumber: head.entryNumber + 1,
    fiscalYear: entry.fiscalYear,
    kind: entry.kind,
    component: entry.component,
    sourceKind: entry.source.kind,
    sourceId: entry.source.id,
    sourceSha256: entry.source.sha256,
    causeKind: entry.cause?.kind ?? null,
    causeId: entry.cause?.id ?? null,
    reversesEntryNumber: entry.reversesEntryNumber,
    recordedBy,
    recordedAt: head.recordedAt,
    postingCount: entry.postings.length,
    previousHash: head.hash,
  };
  if (!isBalanced(entry.postings)) {
    throw new Error(`entry ${entryId(municipalityCode, row.entryNumber)} does not sum to zero`);
  }
  const postings = entry.postings.map((posting, index) => postingRow(posting, index + 1, entry.fiscalYear));
  const hash = entryHash(row);
  for (const posting of postings) hash.add(posting);
  return { entry: { ...row, hash: hash.finish() }, postings };
}

function postingRow(posting: Posting, postingNumber: number, fiscalYear: number): PostingRow {
  return {
    postingNumber,
    fiscalYear,
    account: posting.account,
    component: posting.component,
    costCategory: posting.costCategory,
    fundingRoute: posting.fundingRoute,
    month: firstDayOf(posting.month),
    nature: posting.nature,
    certainty: posting.certainty,
    amountEur: amountText(posting.amountEur),
    quantity: posting.quantity ? amountText(posting.quantity) : null,
    tariffVersionId: posting.tariffVersionId,
    sourceSheet: posting.source?.sheet ?? null,
    sourceRow: posting.source?.row ?? null,
  };
}

function postingOf(row: PostingRow): Posting {
  return {
    // the database's checks hold these columns to the closed lists of entry.ts
    account: row.account as Posting['account'],
    component: row.component as Posting['component'],
    costCategory: row.costCategory,
    fundingRoute: row.fundingRoute as Posting['fundingRoute'],
    month: monthOf(row.month),
    nature: row.nature as Posting['nature'],
    certainty: row.certainty as Posting['certainty'],
    amountEur: amount(row.amountEur),
    quantity: row.quantity === null ? null : amount(row.quantity),
    tariffVersionId: row.tariffVersionId,
    source: row.sourceSheet !== null && row.sourceRow !== null ? { sheet: row.sourceSheet, row: row.sourceRow } : null,
  };
}
