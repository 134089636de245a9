import {
  MUNICIPALITY_FIELDS,
  MUNICIPALITY_SHEET,
  RECEIPT_SHEET,
  RECEPTION_SHEET,
  TEMPLATE_VERSION,
} from './declaration-layout.js';
import type { SheetLayout } from './declaration-layout.js';
import { PLAIN_FORM } from './workbook/workbook.js';
import type { CellValue, SheetInfo, SheetRow, Workbook } from './workbook/workbook.js';

/** What is told beside a file that cannot tell it itself, as it was typed. */
export interface GivenFields {
  readonly municipality?: string;
  readonly year?: string;
  readonly basis?: string;
  /** `ledger-extract`: the file is an extract of the general ledger, to be read by the municipality's mapping. */
  readonly kind?: string;
}

export function isLedgerExtract({ kind }: GivenFields): boolean {
  return kind === 'ledger-extract';
}

/**
 * A bare CSV of costs made into a whole declaration: the sheet Gemeente holds the given fields, and is checked as if it
 * stood in the file; Opvang and Ontvangsten are empty.
 */
export function withGivenFields(workbook: Workbook, given: GivenFields): Workbook {
  const made = new Map<SheetInfo, readonly SheetRow[]>([
    [sheetFor(MUNICIPALITY_SHEET), municipalityRows(given)],
    [sheetFor(RECEPTION_SHEET), [headerRow(RECEPTION_SHEET)]],
    [sheetFor(RECEIPT_SHEET), [headerRow(RECEIPT_SHEET)]],
  ]);
  return {
    format: workbook.format,
    sheets: [...made.keys(), ...workbook.sheets],
    rows: (sheet) => {
      const rows = made.get(sheet);
      return rows ? inOneBatch(rows) : workbook.rows(sheet);
    },
    form: (sheet) => (made.has(sheet) ? PLAIN_FORM : workbook.form(sheet)),
    hasExternalLinks: workbook.hasExternalLinks,
    close: () => workbook.close(),
  };
}

/** The sheet Gemeente as the given fields fill it in. */
export function givenRows(given: GivenFields): AsyncIterable<readonly SheetRow[]> {
  return inOneBatch(municipalityRows(given));
}

async function* inOneBatch(rows: readonly SheetRow[]): AsyncGenerator<readonly SheetRow[]> {
  yield await Promise.resolve(rows);
}

function sheetFor({ name }: SheetLayout): SheetInfo {
  return { name, hidden: false };
}

function headerRow({ columns }: SheetLayout): SheetRow {
  return rowOf(
    1,
    columns.map(({ label }) => label),
  );
}

function municipalityRows({ municipality = '', year = '', basis = '' }: GivenFields): SheetRow[] {
  const { municipalityCode, fiscalYear, basis: basisField, templateVersion } = MUNICIPALITY_FIELDS;
  const fields = [
    [municipalityCode, municipality],
    [fiscalYear, year],
    [basisField, basis],
    [templateVersion, String(TEMPLATE_VERSION)],
  ];
  return [headerRow(MUNICIPALITY_SHEET), ...fields.map((texts, index) => rowOf(index + 2, texts))];
}

function rowOf(row: number, texts: readonly string[]): SheetRow {
  const cells = texts.flatMap((text, index): [number, CellValue][] =>
    text === '' ? [] : [[index + 1, { kind: 'text', text, formula: false }]],
  );
  return { row, hidden: false, cells: new Map(cells) };
}
