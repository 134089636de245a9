import { amount, ZERO } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import type { IsoDate } from '../../kernel/period.js';
import { isBlank, readOptional, readRequired, UNREADABLE } from '../cell-reading.js';
import type { ColumnNotation, Unreadable } from '../cell-reading.js';
import { presentable } from '../findings.js';
import type { Finding } from '../findings.js';
import { readReasonableAmount } from '../kosten-sheet.js';
import { readDate } from '../notation/calendar.js';
import { choice } from '../notation/choice.js';
import { plainText } from '../notation/plain-text.js';
import type { TableCell, TableRow } from '../table.js';
import { LONGEST_ACCOUNT } from './account-pattern.js';
import type { LedgerColumn, LedgerSign } from './ledger-mapping.js';

/** One line of an extract of the general ledger, whatever file it came in. */
export interface ExtractLine {
  /** Of the sheet; in an audit file the number of the line, counted from the top. */
  readonly row: number;
  readonly account: string;
  readonly accountName: string | null;
  readonly costCentre: string | null;
  /** The day of posting, which decides the year. */
  readonly date: IsoDate;
  /** Debit minus credit. */
  readonly amountEur: Amount;
}

/**
 * A line comes with its cells: its texts are only read where they are kept, for what stands on other accounts is no
 * business of ours.
 */
export type ExtractItem =
  | { readonly kind: 'line'; readonly line: ExtractLine; readonly cells: TableRow<LedgerColumn> }
  | { readonly kind: 'finding'; readonly finding: Finding };

const DATE: ColumnNotation<IsoDate> = { code: 'date-unreadable', read: readDate };
const SIDE: ColumnNotation<'D' | 'C'> = {
  code: 'ledger-side-unknown',
  read: choice<'D' | 'C'>(
    [
      ['D', 'D', 'Debet', 'Debit', 'Deb'],
      ['C', 'C', 'Credit', 'Cred', 'Cre'],
    ],
    'D of C',
  ),
};
const ACCOUNT: ColumnNotation<string> = {
  code: 'ledger-account-unreadable',
  read: (value) => {
    const text = value.kind === 'number' ? accountOf(value.raw) : plainText(value);
    return text.length <= LONGEST_ACCOUNT
      ? { ok: true, value: text }
      : { ok: false, expected: `een rekening of kostenplaats van hoogstens ${LONGEST_ACCOUNT} tekens` };
  },
};

/** Accounts are no quantities: `4310.10` keeps its point and its zero; `4310.0` is how some programs write 4310. */
function accountOf(raw: string): string {
  return /e/i.test(raw) ? amount(raw).toFixed() : raw.replace(/\.0*$/, '');
}

/** How amounts stand in an extract: signed in one column, with D or C beside it, or in two columns. */
export interface AmountForm {
  readonly columns: 'amount' | 'amount-and-side' | 'debit-and-credit';
  /** Of one column without a side. */
  readonly sign: LedgerSign;
}

/** The line, or null when a cell it needs cannot be read; what is wrong goes to `findings`. */
export function readExtractLine(
  cells: TableRow<LedgerColumn>,
  form: AmountForm,
  findings: Finding[],
): ExtractLine | null {
  const account = readRequired(cells.cell('account'), ACCOUNT, findings);
  const costCentre = readOptional(cells.cell('costCentre'), ACCOUNT, findings);
  const date = readRequired(cells.cell('date'), DATE, findings);
  const amountEur = readDebitMinusCredit(cells, form, findings);
  if (account === UNREADABLE || costCentre === UNREADABLE || date === UNREADABLE || amountEur === UNREADABLE) {
    return null;
  }
  return { row: cells.row, account, accountName: nameIn(cells.cell('accountName')), costCentre, date, amountEur };
}

function nameIn({ value }: TableCell): string | null {
  return isBlank(value) ? null : presentable(plainText(value));
}

function readDebitMinusCredit(
  cells: TableRow<LedgerColumn>,
  { columns, sign }: AmountForm,
  findings: Finding[],
): Amount | Unreadable {
  if (columns === 'debit-and-credit') return readTwoColumns(cells, findings);
  const side = columns === 'amount' ? SIDE_OF[sign] : readRequired(cells.cell('debitCredit'), SIDE, findings);
  const amountEur = readReasonableAmount(cells.cell('amount'), findings);
  if (side === UNREADABLE || amountEur === UNREADABLE) return UNREADABLE;
  return side === 'C' ? amountEur.negated() : amountEur;
}

const SIDE_OF: Readonly<Record<LedgerSign, 'D' | 'C'>> = { 'debit-positive': 'D', 'credit-positive': 'C' };

/** One of the two may be blank; both blank is no amount, for absence is not zero. */
function readTwoColumns(cells: TableRow<LedgerColumn>, findings: Finding[]): Amount | Unreadable {
  const debitCell = cells.cell('debit');
  const creditCell = cells.cell('credit');
  const credit = isBlank(creditCell.value) ? ZERO : readReasonableAmount(creditCell, findings);
  const debit =
    isBlank(debitCell.value) && !isBlank(creditCell.value) ? ZERO : readReasonableAmount(debitCell, findings);
  return debit === UNREADABLE || credit === UNREADABLE ? UNREADABLE : debit.minus(credit);
}
