import type { FundingRoute } from '../../kernel/scheme.js';

/**
 * How one municipality's general ledger becomes cost lines: where its extracts keep what, and which account is which
 * cost category. Made once, kept in versions, and used for every extract after that.
 */
export interface LedgerMapping {
  /** Null: the usual headings, or an audit file, which needs none. */
  readonly columns: LedgerColumns | null;
  /** What a positive amount is, in an extract with one column of amounts. */
  readonly sign: LedgerSign;
  readonly rules: readonly LedgerRule[];
}

export const LEDGER_SIGNS = ['debit-positive', 'credit-positive'] as const;
export type LedgerSign = (typeof LEDGER_SIGNS)[number];

/** What an extract says of a line, in the order in which it is read. */
export const LEDGER_COLUMNS = [
  'account',
  'accountName',
  'costCentre',
  'date',
  'amount',
  'debitCredit',
  'debit',
  'credit',
  'description',
  'document',
] as const;
export type LedgerColumn = (typeof LEDGER_COLUMNS)[number];

/** The headings of an extract: amounts in one column, with or without one for D or C, or debit and credit in two. */
export type LedgerColumns = Readonly<Partial<Record<LedgerColumn, string>>>;

/** What becomes of the lines of an account. The most precise rule counts: first by account, then by cost centre. */
export interface LedgerRule {
  /** `4310`, all that begin with it `43*`, a range `4300..4399`, or any `*`. */
  readonly account: string;
  /** Written the same way; null: whatever the cost centre, or none. */
  readonly costCentre: string | null;
  /** Null when the account is ignored. */
  readonly costCategory: string | null;
  /** Null: the usual one of the cost category. */
  readonly fundingRoute: FundingRoute | null;
  readonly ignore: boolean;
}
