import { amount } from '../../kernel/money.js';
import type { PublishableDto, PublishableTotalDto } from '../../shortfall/publishable/publishable.dto.js';
import type { CellContent } from '../cell-content.js';
import type { WorkbookFile } from '../workbook-file.js';
import { HIDDEN } from './disclosed-table-sheet.js';

/** Landelijk: the four sums of all years together, and who declared each year. */
export function writeCountry(workbook: WorkbookFile, { total, completeness }: PublishableDto): void {
  const sheet = workbook.table('Landelijk', [
    { header: 'Onderwerp', kind: 'text', width: 44 },
    { header: 'Bedrag', kind: 'euro', width: 20 },
    { header: 'Gemeenten', kind: 'count', width: 13 },
    { header: 'Goedgekeurde declaraties', kind: 'count', width: 17 },
    { header: 'Verwachte declaraties', kind: 'count', width: 13 },
  ]);
  // where nobody declared there is nothing to hide
  const absent = completeness.some(({ declared }) => declared > 0) ? HIDDEN : null;
  for (const row of sumRows(total, absent)) sheet.add(row);
  for (const { year, declared, expected } of completeness) {
    sheet.add([`Volledigheid ${year}`, null, null, declared, expected]);
  }
  sheet.finish();
}

function sumRows(
  { netGap, shortfall, surplus, municipalities }: PublishableTotalDto,
  absent: string | null,
): CellContent[][] {
  const euro = (text: string | null): CellContent => (text === null ? absent : amount(text));
  return [
    ['Verschil (netto)', euro(netGap), null],
    ['Som van tekorten', euro(shortfall), municipalities?.withShortfall ?? absent],
    ['Som van overschotten', euro(surplus), municipalities?.withSurplus ?? absent],
    ['Zonder verschil', null, municipalities?.even ?? absent],
  ];
}
