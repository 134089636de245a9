import { amountText } from '../kernel/money.js';
import { reversed } from './double-entry.js';
import type { EntryCause, NewEntry, Posting } from './entry.js';

/** Herberekening: what must be posted so that a declaration's entries become what they should be, and no more. */

/** An entry that was posted and not reversed since. */
export interface StandingEntry {
  readonly entryNumber: number;
  readonly fiscalYear: number;
  readonly kind: 'cost' | 'entitlement' | 'receipt';
  readonly component: NewEntry['component'];
  readonly source: NewEntry['source'];
  readonly postings: readonly Posting[];
}

/**
 * Entries that already say what is wanted stay; the others are reversed, and what is missing is posted anew. An entry
 * stands for its months: it stays when the wanted entries of its kind, component and months hold the same postings.
 */
export function restatement(
  standing: readonly StandingEntry[],
  wanted: readonly NewEntry[],
  cause: EntryCause,
): NewEntry[] {
  const missing = new Set(wanted.filter((entry) => entry.postings.length > 0));
  const reversals: NewEntry[] = [];
  for (const entry of standing) {
    const months = monthsOf(entry);
    const same = [...missing].filter(
      (candidate) =>
        candidate.kind === entry.kind &&
        candidate.component === entry.component &&
        [...monthsOf(candidate)].some((month) => months.has(month)),
    );
    if (
      equalPostings(
        same.flatMap((candidate) => candidate.postings),
        entry.postings,
      )
    ) {
      for (const candidate of same) missing.delete(candidate);
    } else {
      reversals.push(reversalOf(entry, cause));
    }
  }
  return [...reversals, ...[...missing].map((entry) => ({ ...entry, cause }))];
}

/** The entry that undoes another. */
export function reversalOf(entry: StandingEntry, cause: EntryCause): NewEntry {
  return {
    fiscalYear: entry.fiscalYear,
    kind: 'reversal',
    component: entry.component,
    source: entry.source,
    cause,
    reversesEntryNumber: entry.entryNumber,
    postings: entry.postings.map(reversed),
  };
}

/** Whether two lists hold the same postings, in whatever order. */
export function equalPostings(left: readonly Posting[], right: readonly Posting[]): boolean {
  if (left.length !== right.length) return false;
  const signatures = (postings: readonly Posting[]): string[] => postings.map(signature).sort();
  const other = signatures(right);
  return signatures(left).every((text, index) => text === other[index]);
}

function signature(posting: Posting): string {
  return JSON.stringify([
    posting.account,
    posting.component,
    posting.costCategory,
    posting.fundingRoute,
    posting.month,
    posting.nature,
    posting.certainty,
    amountText(posting.amountEur),
    posting.quantity && amountText(posting.quantity),
    posting.tariffVersionId,
    posting.source?.sheet,
    posting.source?.row,
  ]);
}

function monthsOf(entry: { readonly postings: readonly Posting[] }): Set<string> {
  return new Set(entry.postings.map((posting) => posting.month));
}
