import { createHash } from 'node:crypto';

/**
 * The chain: each entry's SHA-256 covers all it says and the hash of the entry before it, so that nothing can be
 * changed, slipped in or taken out without every later hash giving it away. Rows are hashed as the database gives
 * them, in a fixed notation, so that anyone can recompute them from a copy of the two tables.
 */

/** An entry as recorded, without its hash. */
export interface EntryRow {
  readonly municipalityCode: string;
  readonly entryNumber: number;
  readonly fiscalYear: number;
  readonly kind: string;
  readonly component: string | null;
  readonly sourceKind: string;
  readonly sourceId: string;
  readonly sourceSha256: string;
  readonly causeKind: string | null;
  readonly causeId: string | null;
  readonly reversesEntryNumber: number | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly postingCount: number;
  readonly previousHash: string;
}

/** A posting as recorded: amounts as text with two decimals, month as its first day. */
export interface PostingRow {
  readonly postingNumber: number;
  readonly fiscalYear: number;
  readonly account: string;
  readonly component: string;
  readonly costCategory: string | null;
  readonly fundingRoute: string | null;
  readonly month: string;
  readonly nature: string;
  readonly certainty: string;
  readonly amountEur: string;
  readonly quantity: string | null;
  readonly tariffVersionId: string | null;
  readonly sourceSheet: string | null;
  readonly sourceRow: number | null;
}

/** What the first entry of a municipality follows. */
export const CHAIN_START = '0'.repeat(64);

export interface EntryHash {
  /** Postings in order of their number. */
  add(posting: PostingRow): void;
  /** The hash, 64 hexadecimal digits. */
  finish(): string;
}

/** Hashes one entry: its head first, its cause if it has one, then posting by posting, each as a line of JSON. */
export function entryHash(entry: EntryRow): EntryHash {
  const hash = createHash('sha256');
  hash.update(
    line([
      entry.previousHash,
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
      entry.recordedAt.toISOString(),
      entry.postingCount,
    ]),
  );
  // a line of its own, so that entries from before there were causes keep their hash
  if (entry.causeKind !== null) hash.update(line([entry.causeKind, entry.causeId]));
  return {
    add: (posting) => {
      hash.update(
        line([
          posting.postingNumber,
          posting.fiscalYear,
          posting.account,
          posting.component,
          posting.costCategory,
          posting.fundingRoute,
          posting.month,
          posting.nature,
          posting.certainty,
          posting.amountEur,
          posting.quantity,
          posting.tariffVersionId,
          posting.sourceSheet,
          posting.sourceRow,
        ]),
      );
    },
    finish: () => hash.digest('hex'),
  };
}

function line(values: readonly (string | number | null)[]): string {
  return `${JSON.stringify(values)}\n`;
}
