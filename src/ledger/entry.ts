import type { Amount } from '../kernel/money.js';
import type { IsoMonth } from '../kernel/period.js';
import type { Ground } from '../kernel/entitlement.js';
import type { Component, FundingRoute, ReceiptKind } from '../kernel/scheme.js';
import type { Certainty } from '../kernel/tariff-schedule.js';

/** The words of the ledger. Amounts are debit when positive, credit when negative. */

export type Account = 'cost' | 'reimbursement' | 'state-receivable' | 'municipal-funds';

/** What an amount is: a declared cost, the ground of an entitlement, or the kind of cash that moved. */
export type Nature = 'cost' | Ground | Extract<ReceiptKind, 'advance' | 'settlement' | 'reclaim'>;

export interface Posting {
  readonly account: Account;
  readonly component: Component;
  readonly costCategory: string | null;
  readonly fundingRoute: FundingRoute | null;
  readonly month: IsoMonth;
  readonly nature: Nature;
  readonly certainty: Certainty;
  readonly amountEur: Amount;
  /** Place-days or person-months, with the sign of the amount's side. */
  readonly quantity: Amount | null;
  readonly tariffVersionId: string | null;
  /** The declaration line it stands for; an aggregate over lines has none. */
  readonly source: { readonly sheet: string; readonly row: number } | null;
}

export type EntryKind = 'cost' | 'entitlement' | 'receipt' | 'reversal';

/** Where an entry comes from, with the hash of the file that was handed in. */
export interface EntrySource {
  readonly kind: 'declaration';
  readonly id: string;
  readonly sha256: string;
}

/**
 * Why an entry was made, where it is not the approval of its own declaration: a newer version took its place, a tariff
 * changed, another basis was chosen, or another rule of the reference data changed.
 */
export interface EntryCause {
  readonly kind: 'declaration' | 'tariff' | 'basis-choice' | 'rules';
  readonly id: string;
}

/** An entry to be recorded: it gets its number, its time and its place in the chain when it is posted. */
export interface NewEntry {
  readonly fiscalYear: number;
  readonly kind: EntryKind;
  readonly component: Component | null;
  readonly source: EntrySource;
  readonly cause: EntryCause | null;
  readonly reversesEntryNumber: number | null;
  readonly postings: readonly Posting[];
}

/** An entry's name for people: municipality and number, as in `GM0193-17`. */
export function entryId(municipalityCode: string, entryNumber: number): string {
  return `${municipalityCode}-${entryNumber}`;
}
