import { amount } from '../../kernel/money.js';
import type { PublishableCellDto, PublishableTableDto } from '../../shortfall/publishable/publishable.dto.js';
import type { CellContent } from '../cell-content.js';
import type { WorkbookFile } from '../workbook-file.js';

/** What stands in place of every figure that is hidden, for whatever reason. */
export const HIDDEN = 'afgeschermd';

/** The measures, each with the column that it stands in. */
const MEASURES = [
  ['realCost', 'D'],
  ['entitlement', 'E'],
  ['received', 'F'],
  ['gap', 'G'],
] as const;
type Measure = (typeof MEASURES)[number][0];

const FIRST_ROW = 2;

/** A cell of the table is a row of the sheet. */
export function writeDisclosedTable(
  workbook: WorkbookFile,
  name: string,
  groupHeader: string,
  { cells }: PublishableTableDto,
): void {
  const sheet = workbook.table(name, [
    { header: groupHeader, kind: 'text', width: 38 },
    { header: 'Boekjaar', kind: 'year', width: 12 },
    { header: 'Gemeenten', kind: 'count', width: 13 },
    { header: 'Werkelijke kosten', kind: 'euro', width: 20 },
    { header: 'Aanspraak', kind: 'euro', width: 20 },
    { header: 'Ontvangen', kind: 'euro', width: 20 },
    { header: 'Verschil', kind: 'euro', width: 20 },
  ]);
  const rowOf = new Map(cells.map((cell, index) => [cell, FIRST_ROW + index]));
  for (const cell of cells) {
    const row = [
      cell.group ?? 'Totaal',
      cell.year ?? 'alle jaren',
      cell.municipalities ?? HIDDEN,
      ...MEASURES.map(([measure, column]) => contentOf(cell, measure, summed(cell, cells, column, rowOf))),
    ];
    if (cell.group === null || cell.year === null) sheet.addTotal(row);
    else sheet.add(row);
  }
  sheet.finish();
}

function contentOf(cell: PublishableCellDto, measure: Measure, formula: string | null): CellContent {
  const text = cell[measure];
  if (text === null) return cell.hidden ? HIDDEN : null;
  return formula === null ? amount(text) : { formula, result: amount(text) };
}

/** The sum of what a total is of: years of a group or of the country, groups of a year. null: not all of them are shown. */
function summed(
  { group, year }: PublishableCellDto,
  cells: readonly PublishableCellDto[],
  column: string,
  rowOf: ReadonlyMap<PublishableCellDto, number>,
): string | null {
  if (group !== null && year !== null) return null;
  const parts = cells.filter((part) =>
    year === null ? part.group === group && part.year !== null : part.group !== null && part.year === year,
  );
  if (parts.some(({ hidden }) => hidden)) return null;
  return `SUM(${parts.map((part) => `${column}${rowOf.get(part)}`).join(',')})`;
}
