import { Injectable } from '@nestjs/common';
import { amount, amountText } from '../kernel/money.js';
import { firstDayOf, monthOf } from '../kernel/period.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { isBalanced, reversed } from './double-entry.js';
import { entryId } from './entry.js';
import type { NewEntry, Posting } from './entry.js';
import { CHAIN_START, entryHash } from './entry-hash.js';
import type { EntryRow, PostingRow } from './entry-hash.js';
import { LedgerRepository } from './ledger.repository.js';
import type { ChainHead, RecordedEntry } from './ledger.repository.js';

/** Writes to the ledger. Nothing that stands in it is ever changed: corrections are reversals and new entries. */
@Injectable()
export class LedgerService {
  constructor(
    private readonly repository: LedgerRepository,
    private readonly clock: Clock,
  ) {}

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
    const recordedAt = laterOf(this.clock.now(), before?.recordedAt);

    let head: ChainHead = { entryNumber: before?.entryNumber ?? 0, hash: before?.hash ?? CHAIN_START, recordedAt };
    for (const entry of filled) {
      const recorded = await this.append(tx, municipalityCode, entry, head, recordedBy);
      head = { entryNumber: recorded.entryNumber, hash: recorded.hash, recordedAt };
    }
    await this.repository.saveChainHead(tx, municipalityCode, head);
    await this.repository.addToBalances(tx, municipalityCode, (before?.entryNumber ?? 0) + 1, head.entryNumber);
  }

  /** The entries that undo everything a source posted and that still stands. */
  async reversalsOf(tx: Tx, municipalityCode: string, sourceId: string): Promise<NewEntry[]> {
    const standing = await this.repository.standingEntries(tx, municipalityCode, sourceId);
    const reversals: NewEntry[] = [];
    for (const entry of standing) {
      const postings = await this.repository.postingsOf(tx, municipalityCode, entry.entryNumber);
      reversals.push(reversalOf(entry, postings));
    }
    return reversals;
  }

  private async append(
    tx: Tx,
    municipalityCode: string,
    entry: NewEntry,
    head: ChainHead,
    recordedBy: string,
  ): Promise<RecordedEntry> {
    const row: EntryRow = {
      municipalityCode,
      entryNumber: head.entryNumber + 1,
      fiscalYear: entry.fiscalYear,
      kind: entry.kind,
      component: entry.component,
      sourceKind: entry.source.kind,
      sourceId: entry.source.id,
      sourceSha256: entry.source.sha256,
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
    const recorded = { ...row, hash: hash.finish() };
    await this.repository.insertEntry(tx, recorded);
    await this.repository.insertPostings(tx, recorded, postings);
    return recorded;
  }
}

/** A clock that was put back does not put an entry before the one it follows. */
function laterOf(now: Date, previous: Date | undefined): Date {
  return previous && previous > now ? previous : now;
}

function reversalOf(entry: RecordedEntry, postings: readonly PostingRow[]): NewEntry {
  return {
    fiscalYear: entry.fiscalYear,
    kind: 'reversal',
    component: entry.component as NewEntry['component'],
    source: { kind: 'declaration', id: entry.sourceId, sha256: entry.sourceSha256 },
    reversesEntryNumber: entry.entryNumber,
    postings: postings.map((row) => reversed(postingOf(row))),
  };
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
