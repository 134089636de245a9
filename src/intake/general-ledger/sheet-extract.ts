import { isBlank } from '../cell-reading.js';
import { asItem, finding, presentable } from '../findings.js';
import type { Finding } from '../findings.js';
import { plainText } from '../notation/plain-text.js';
import type { TableRow } from '../table.js';
import type { SheetRow } from '../workbook/workbook.js';
import type { SheetInfo, Workbook } from '../workbook/workbook.js';
import { readExtractLine } from './extract-line.js';
import type { AmountForm, ExtractItem } from './extract-line.js';
import type { LedgerColumn, LedgerColumns, LedgerSign } from './ledger-mapping.js';
import { headSearch } from './sheet-head.js';
import type { HeadSearch, LedgerHead } from './sheet-head.js';

/** What a mapping says about reading sheets. */
export interface SheetReading {
  readonly columns: LedgerColumns | null;
  readonly sign: LedgerSign;
  /** Told when the header row is found. */
  readonly onColumns?: (columns: LedgerColumns) => void;
}

/**
 * The lines of an extract in a spreadsheet or a CSV file: the one sheet with the header row. Rows with totals, as ledgers
 * print them under every account, are left out and counted.
 */
export async function* readSheetExtract(
  workbook: Workbook,
  reading: SheetReading,
): AsyncGenerator<readonly ExtractItem[]> {
  let found: SheetInfo | null = null;
  const others: { readonly sheet: SheetInfo; readonly search: HeadSearch }[] = [];
  for (const sheet of workbook.sheets) {
    const search = headSearch(sheet.name, reading.columns);
    const reader = sheetReader(sheet, search, reading, found);
    let rowCount = 0;
    for await (const rows of workbook.rows(sheet)) {
      rowCount += rows.length;
      const items = rows.flatMap((row) => reader.read(row));
      if (items.length > 0) yield items;
      if (reader.isDone()) break;
    }
    yield reader.finish().map(asItem);
    if (reader.foundHead()) found ??= sheet;
    else if (rowCount > 0) others.push({ sheet, search });
  }
  yield (found ? others.map(({ sheet }) => skipped(sheet)) : nothingFound(others)).map(asItem);
}

interface SheetReader {
  read(row: SheetRow): ExtractItem[];
  /** Nothing more of this sheet is needed. */
  isDone(): boolean;
  foundHead(): boolean;
  /** What can only be said at the end. */
  finish(): Finding[];
}

function sheetReader(
  sheet: SheetInfo,
  search: HeadSearch,
  reading: SheetReading,
  earlier: SheetInfo | null,
): SheetReader {
  let head: LedgerHead | null = null;
  let form: AmountForm = { columns: 'amount', sign: reading.sign };
  const left = { totals: 0, hidden: 0 };

  const findHead = (row: SheetRow): ExtractItem[] => {
    if (search.isOver()) return [];
    head = search.tryRow(row);
    if (!head) return [];
    if (earlier) return [asItem(sameHead(sheet, earlier))];
    form = formOf(head.columns, reading.sign);
    reading.onColumns?.(head.columns);
    return sheet.hidden ? [asItem(finding('sheet-hidden', { sheet: sheet.name }, { expected: VISIBLE }))] : [];
  };

  const readLine = (known: LedgerHead, row: SheetRow): ExtractItem[] => {
    const cells = known.tableRow(row);
    if (holdsNoPosting(cells)) return [];
    if (isTotals(cells, row)) {
      left.totals += 1;
      return [];
    }
    if (row.hidden) left.hidden += 1;
    const findings: Finding[] = [];
    const line = readExtractLine(cells, form, findings);
    return [...findings.map(asItem), ...(line ? [{ kind: 'line', line, cells } as const] : [])];
  };

  return {
    read: (row) => {
      if (!head) return findHead(row);
      return earlier ? [] : readLine(head, row);
    },
    isDone: () => (head ? earlier !== null : search.isOver()),
    foundHead: () => head !== null,
    finish: () => {
      const place = { sheet: sheet.name };
      const totals = { count: left.totals, expected: 'alleen boekingsregels' };
      const hidden = { count: left.hidden, expected: 'rijen die zichtbaar zijn' };
      return [
        ...(left.totals > 0 ? [finding('ledger-totals-rows', place, totals)] : []),
        ...(left.hidden > 0 ? [finding('rows-hidden', place, hidden)] : []),
      ];
    },
  };
}

const VISIBLE = 'een blad dat zichtbaar is';

function formOf(columns: LedgerColumns, sign: LedgerSign): AmountForm {
  if (columns.debit !== undefined) return { columns: 'debit-and-credit', sign };
  return { columns: columns.debitCredit === undefined ? 'amount' : 'amount-and-side', sign };
}

const OF_A_POSTING: readonly LedgerColumn[] = ['date', 'amount', 'debit', 'credit'];

/** A heading within the list, such as the name of an account above its lines: no day and no amount. */
function holdsNoPosting(cells: TableRow<LedgerColumn>): boolean {
  return OF_A_POSTING.every((column) => isBlank(cells.cell(column).value));
}

const TOTALS = /^(?:(?:sub|eind)?tota(?:al|len)|(?:begin|eind)?saldo)\b/i;

/** A sum of the lines above: no day, and a word that says so. */
function isTotals(cells: TableRow<LedgerColumn>, row: SheetRow): boolean {
  const date = cells.cell('date').value;
  if (!isBlank(date) && !(date.kind === 'text' && TOTALS.test(plainText(date)))) return false;
  return [...row.cells.values()].some((value) => value.kind === 'text' && TOTALS.test(plainText(value)));
}

function sameHead(sheet: SheetInfo, earlier: SheetInfo): Finding {
  return finding(
    'ledger-sheet-twice',
    { sheet: sheet.name },
    { expected: `alleen het blad ${presentable(earlier.name)}` },
  );
}

function skipped({ name }: SheetInfo): Finding {
  return finding('ledger-sheet-skipped', { sheet: name }, { expected: 'één blad met boekingen' });
}

/** Of the sheet that looked like it most. */
function nothingFound(sheets: readonly { readonly search: HeadSearch }[]): readonly Finding[] {
  const failures = sheets.map(({ search }) => search.failure());
  const [likest] = failures.sort((one, other) => other.likeness - one.likeness);
  return likest?.findings ?? [finding('declaration-empty', {}, { expected: 'een blad met boekingen' })];
}
