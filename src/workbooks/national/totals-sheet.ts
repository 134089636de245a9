import { amount } from '../../kernel/money.js';
import type { NationalShortfallDto, NationalTotalDto } from '../../shortfall/shortfall.dto.js';
import type { CellContent, Column } from '../table-sheet.js';
import type { WorkbookFile } from '../workbook-file.js';

const TOTAL_COLUMNS: readonly Column[] = [
  { header: 'Werkelijke kosten', kind: 'euro', width: 20 },
  { header: 'Aanspraak', kind: 'euro', width: 20 },
  { header: 'Ontvangen', kind: 'euro', width: 20 },
  { header: 'Verschil (netto)', kind: 'euro', width: 20 },
  { header: 'Som van tekorten', kind: 'euro', width: 20 },
  { header: 'Som van overschotten', kind: 'euro', width: 20 },
  { header: 'Kasverschil', kind: 'euro', width: 20 },
  { header: 'Gemeenten met tekort', kind: 'count', width: 12 },
  { header: 'Gemeenten met overschot', kind: 'count', width: 12 },
  { header: 'Gemeenten zonder verschil', kind: 'count', width: 12 },
  { header: 'Goedgekeurde declaraties', kind: 'count', width: 17 },
  { header: 'Verwachte declaraties', kind: 'count', width: 12 },
  { header: 'Waarvan voorlopige aanspraak', kind: 'euro', width: 20 },
  { header: 'Voorbehoud', kind: 'text', width: 44 },
];

/** The four sums of each group, and of all together: per year, or per component. */
export function writeTotals(
  workbook: WorkbookFile,
  name: string,
  keyHeader: string,
  national: NationalShortfallDto,
): void {
  const sheet = workbook.table(name, [{ header: keyHeader, kind: 'text', width: 38 }, ...TOTAL_COLUMNS]);
  for (const group of national.groups) sheet.add([group.label, ...totalCells(group)]);
  sheet.addTotal(['Alle jaren, per gemeente gesaldeerd', ...totalCells(national.total)]);
  sheet.finish();
}

function totalCells(total: NationalTotalDto): CellContent[] {
  return [
    amount(total.realCost),
    amount(total.entitlement),
    amount(total.received),
    amount(total.netGap),
    amount(total.shortfall),
    amount(total.surplus),
    amount(total.cashGap),
    total.municipalities.withShortfall,
    total.municipalities.withSurplus,
    total.municipalities.even,
    total.completeness.declared,
    total.completeness.expected,
    amount(total.provisionalEntitlement),
    total.notices.join('; '),
  ];
}
