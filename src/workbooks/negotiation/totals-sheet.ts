import { amount } from '../../kernel/money.js';
import type { NationalShortfallDto, NationalTotalDto } from '../../shortfall/shortfall.dto.js';
import type { CellContent } from '../cell-content.js';
import type { Column, TableSheet } from '../table-sheet.js';
import type { WorkbookFile } from '../workbook-file.js';
import { countIfs, difference, sumIfs, sumOf } from './formulas.js';
import type { Criterion } from './formulas.js';

/** A sheet with the four sums of each group, and where they are added up from. */
export interface TotalsSheet {
  readonly name: string;
  readonly key: Pick<Column, 'header' | 'kind'>;
  /** Begins the names of this sheet's ranges, as `PerJaar`. */
  readonly prefix: string;
  /** Begins the names of the ranges with a netted gap per municipality and group, as `GemeenteJaar`. */
  readonly from: string;
  /** Which of those ranges tells the group, as `Boekjaar`. */
  readonly groupedBy: string;
}

export const PER_YEAR: TotalsSheet = {
  ...{ name: 'Per jaar', prefix: 'PerJaar', from: 'GemeenteJaar', groupedBy: 'Boekjaar' },
  key: { header: 'Boekjaar', kind: 'year' },
};
export const PER_COMPONENT: TotalsSheet = {
  ...{ name: 'Per onderdeel', prefix: 'PerOnderdeel', from: 'GemeenteOnderdeel', groupedBy: 'Onderdeel' },
  key: { header: 'Bekostigingsonderdeel', kind: 'text' },
};
export const PER_PROVINCE: TotalsSheet = {
  ...{ name: 'Per provincie', prefix: 'PerProvincie', from: 'Gemeente', groupedBy: 'Provincie' },
  key: { header: 'Provincie', kind: 'text' },
};

export const NET_GAP = 'Verschil (netto)';
export const SHORTFALLS = 'Som van tekorten';
export const SURPLUSES = 'Som van overschotten';

/** The four sums of each group, and of all together: per year, component or province; answers the sheet, for charts. */
export function writeTotals(workbook: WorkbookFile, of: TotalsSheet, national: NationalShortfallDto): TableSheet {
  const sheet = workbook.table(of.name, [
    { ...of.key, width: 38, range: `${of.prefix}_Groep` },
    { header: 'Werkelijke kosten', kind: 'euro', width: 20, range: `${of.prefix}_WerkelijkeKosten` },
    { header: 'Aanspraak', kind: 'euro', width: 20, range: `${of.prefix}_Aanspraak` },
    { header: 'Ontvangen', kind: 'euro', width: 20, range: `${of.prefix}_Ontvangen` },
    { header: NET_GAP, kind: 'euro', width: 20, range: `${of.prefix}_Verschil` },
    { header: SHORTFALLS, kind: 'euro', width: 20 },
    { header: SURPLUSES, kind: 'euro', width: 20 },
    { header: 'Kasverschil', kind: 'euro', width: 20 },
    { header: 'Gemeenten met declaratie', kind: 'count', width: 13 },
    { header: 'Gemeenten met tekort', kind: 'count', width: 12 },
    { header: 'Gemeenten met overschot', kind: 'count', width: 12 },
    { header: 'Gemeenten zonder verschil', kind: 'count', width: 12 },
    { header: 'Goedgekeurde declaraties', kind: 'count', width: 17 },
    { header: 'Verwachte declaraties', kind: 'count', width: 12 },
    { header: 'Waarvan voorlopige aanspraak', kind: 'euro', width: 20 },
    { header: 'Voorbehoud', kind: 'text', width: 44 },
  ]);
  for (const group of national.groups) {
    const own: Criterion = [`${of.from}_${of.groupedBy}`, sheet.cell(of.key.header)];
    sheet.add([
      of.key.kind === 'year' ? Number(group.label) : group.label,
      ...totalCells(sheet, group, of.from, [own]),
    ]);
  }
  sheet.addTotal(['Alle jaren, per gemeente gesaldeerd', ...totalCells(sheet, national.total, 'Gemeente', [])]);
  return sheet;
}

function totalCells(
  sheet: TableSheet,
  total: NationalTotalDto,
  from: string,
  criteria: readonly Criterion[],
): CellContent[] {
  const add = (what: string, ...also: readonly Criterion[]): string =>
    criteria.length + also.length === 0 ? sumOf(`${from}_${what}`) : sumIfs(`${from}_${what}`, ...criteria, ...also);
  const above: Criterion = [`${from}_Verschil`, '">0"'];
  const below: Criterion = [`${from}_Verschil`, '"<0"'];
  const cell = (header: string): string => sheet.cell(header);
  const { withShortfall, withSurplus, even } = total.municipalities;
  return [
    { formula: add('WerkelijkeKosten'), result: amount(total.realCost) },
    { formula: add('Aanspraak'), result: amount(total.entitlement) },
    { formula: add('Ontvangen'), result: amount(total.received) },
    { formula: difference(cell('Werkelijke kosten'), cell('Aanspraak')), result: amount(total.netGap) },
    { formula: add('Verschil', above), result: amount(total.shortfall) },
    { formula: `ROUND(0-${add('Verschil', below)},2)`, result: amount(total.surplus) },
    { formula: difference(cell('Werkelijke kosten'), cell('Ontvangen')), result: amount(total.cashGap) },
    withShortfall + withSurplus + even,
    { formula: countIfs(...criteria, above), result: withShortfall },
    { formula: countIfs(...criteria, below), result: withSurplus },
    {
      formula: `${cell('Gemeenten met declaratie')}-${cell('Gemeenten met tekort')}-${cell('Gemeenten met overschot')}`,
      result: even,
    },
    total.completeness.declared,
    total.completeness.expected,
    { formula: add('Voorlopig'), result: amount(total.provisionalEntitlement) },
    total.notices.join('; '),
  ];
}
