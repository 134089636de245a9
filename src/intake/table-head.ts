import { isFindingsColumn } from './annotated/findings-sheet.js';
import type { ColumnLayout, SheetLayout } from './declaration-layout.js';
import { finding, presentable } from './findings.js';
import type { Finding } from './findings.js';
import { pairLookalikes } from './lookalike.js';
import { looseKey } from './notation/choice.js';
import { plainText } from './notation/plain-text.js';
import type { SheetRow } from './workbook/workbook.js';

/** The header row: which column is which, and what is missing, double or not ours. */
export interface TableHead<K extends string> {
  /** False when row 1 holds no header of the layout: then the rows below mean nothing. */
  readonly found: boolean;
  readonly findings: readonly Finding[];
  /** Column numbers that the layout knows, double ones included. */
  readonly known: readonly number[];
  columnOf(key: K): HeadColumn;
  /** The columns that could be told, by key. */
  readonly columns: ReadonlyMap<string, number>;
  /** Columns outside the layout in which this row is the first to hold a value. */
  strayColumns(row: SheetRow): Finding[];
}

export interface HeadColumn {
  readonly label: string;
  /** Null when there is none, or when it cannot be told which one is meant. */
  readonly column: number | null;
  readonly unreadable: boolean;
}

export function tableHead<K extends string>(
  sheet: string,
  layout: SheetLayout<K>,
  headerRow: SheetRow | null,
): TableHead<K> {
  const headers = headersOf(headerRow);
  const columnsOf = (label: string): number[] =>
    headers.filter(({ text }) => looseKey(text) === looseKey(label)).map(({ column }) => column);
  const matches = layout.columns.map((column) => ({ ...column, columns: columnsOf(column.label) }));
  const known = matches.flatMap(({ columns }) => columns);
  const stray = headers.filter(({ column }) => !known.includes(column));
  const missing = matches.filter(({ columns }) => columns.length === 0).map(({ label }) => label);
  const lookalikes = pairLookalikes(
    missing,
    stray.map(({ text }) => text),
  );

  const head = new Map<K, HeadColumn>(
    matches.map(({ key, label, required, columns }) => {
      const column = columns.length === 1 ? (columns[0] ?? null) : null;
      return [key, { label, column, unreadable: column === null && (required || columns.length > 1) }];
    }),
  );
  return {
    found: known.length > 0,
    findings:
      known.length === 0
        ? [headerRowMissing(sheet, layout)]
        : matches.flatMap((match) => columnFindings(sheet, match, lookalikes.get(match.label) ?? null)),
    known,
    columns: new Map([...head].flatMap(([key, { column }]) => (column === null ? [] : [[key, column] as const]))),
    columnOf: (key) => head.get(key) ?? { label: key, column: null, unreadable: true },
    strayColumns: strayReporter(sheet, layout, headers, [...known, ...explainedBy(lookalikes, stray)]),
  };
}

interface Header {
  readonly column: number;
  readonly text: string;
}

function headersOf(row: SheetRow | null): Header[] {
  return [...(row?.cells ?? [])].map(([column, value]) => ({ column, text: plainText(value) }));
}

function explainedBy(lookalikes: ReadonlyMap<string, string>, stray: readonly Header[]): number[] {
  const misspelt = new Set(lookalikes.values());
  return stray.filter(({ text }) => misspelt.has(text)).map(({ column }) => column);
}

function headerRowMissing(sheet: string, layout: SheetLayout): Finding {
  const expected = `in rij 1 de koppen ${labelsOf(layout)}`;
  return finding('header-row-missing', { sheet }, { expected });
}

function columnFindings(
  sheet: string,
  { label, required, columns }: ColumnLayout & { readonly columns: readonly number[] },
  misspelt: string | null,
): Finding[] {
  const place = { sheet, header: label };
  const [, second] = columns;
  if (second !== undefined) {
    return [finding('column-twice', { ...place, column: second }, { given: label, expected: `één kolom ${label}` })];
  }
  if (columns.length === 1) return [];
  const hint = misspelt === null ? null : `Is de kolom "${presentable(misspelt)}" bedoeld?`;
  const remedy = misspelt === null ? null : 'Pas dan de kop aan en lever het bestand opnieuw in.';
  // an optional column under a wrong name would be left out in silence, and with it what it says
  const code = required ? 'column-missing' : misspelt === null ? 'optional-column-missing' : 'column-misspelt';
  return [finding(code, place, { given: misspelt, expected: `een kolom met de kop ${label}`, hint, remedy })];
}

function strayReporter(
  sheet: string,
  layout: SheetLayout,
  headers: readonly Header[],
  explained: readonly number[],
): (row: SheetRow) => Finding[] {
  const settled = new Set(explained);
  return ({ cells }) => {
    const found: Finding[] = [];
    for (const column of cells.keys()) {
      if (settled.has(column)) continue;
      settled.add(column);
      const header = headers.find((candidate) => candidate.column === column)?.text;
      if (header !== undefined && isFindingsColumn(header)) continue;
      const place = { sheet, column, ...(header === undefined ? {} : { header }) };
      const expected = `alleen de kolommen ${labelsOf(layout)}`;
      found.push(finding('column-unknown', place, { given: header ?? null, expected }));
    }
    return found;
  };
}

function labelsOf(layout: SheetLayout): string {
  return layout.columns.map(({ label }) => label).join(', ');
}
