import { amount } from '../../kernel/money.js';
import type { NationalGroupDto, NationalShortfallDto } from '../../shortfall/shortfall.dto.js';
import type { CellContent } from '../cell-content.js';
import type { TableSheet } from '../table-sheet.js';
import type { WorkbookFile } from '../workbook-file.js';
import { difference, sumIfs, sumOf } from './formulas.js';
import type { Criterion } from './formulas.js';
import type { NameOf } from './place-years.js';

/** Per gemeente: every municipality of the layout over all years; `national` is by province and municipality. */
export function writePlaces(workbook: WorkbookFile, national: NationalShortfallDto, nameOf: NameOf): void {
  const sheet = workbook.table('Per gemeente', [
    { header: 'Gemeentecode', kind: 'text', width: 17, range: 'Gemeente_Gemeente' },
    { header: 'Gemeente', kind: 'text', width: 28 },
    { header: 'Provincie', kind: 'text', width: 20, range: 'Gemeente_Provincie' },
    { header: 'Goedgekeurde declaraties', kind: 'count', width: 17 },
    { header: 'Verwachte declaraties', kind: 'count', width: 13 },
    { header: 'Werkelijke kosten', kind: 'euro', width: 20, range: 'Gemeente_WerkelijkeKosten' },
    { header: 'Aanspraak', kind: 'euro', width: 20, range: 'Gemeente_Aanspraak' },
    { header: 'Ontvangen', kind: 'euro', width: 20, range: 'Gemeente_Ontvangen' },
    { header: 'Verschil', kind: 'euro', width: 20, range: 'Gemeente_Verschil' },
    { header: 'Kasverschil', kind: 'euro', width: 20 },
    { header: 'Waarvan voorlopige aanspraak', kind: 'euro', width: 20, range: 'Gemeente_Voorlopig' },
    { header: 'Open positie met het Rijk (aanspraak min ontvangen)', kind: 'euro', width: 22 },
  ]);
  const inOrder = [...national.groups].sort((a, b) => (codeOf(a) < codeOf(b) ? -1 : 1));
  for (const group of inOrder) {
    const { declared, expected } = group.completeness;
    const code = codeOf(group);
    const head = [code, nameOf(code), group.coordinates.province ?? null, declared, expected];
    const criterion: Criterion = ['GemeenteJaar_Gemeente', sheet.cell('Gemeentecode')];
    // who declared nothing has no figures, which is not the same as nothing
    sheet.add(
      declared === 0
        ? head
        : [...head, ...figureCells(sheet, group, (what) => sumIfs(`GemeenteJaar_${what}`, criterion))],
    );
  }
  const { declared, expected } = national.total.completeness;
  sheet.addTotal([
    ...['Totaal', null, null, declared, expected],
    ...figureCells(sheet, national.total, (what) => sumOf(`Gemeente_${what}`)),
  ]);
  sheet.finish();
}

function codeOf({ coordinates }: NationalGroupDto): string {
  return coordinates.municipality ?? '';
}

type Figures = Pick<
  NationalGroupDto,
  'realCost' | 'entitlement' | 'received' | 'netGap' | 'cashGap' | 'provisionalEntitlement'
>;

function figureCells(sheet: TableSheet, figures: Figures, add: (what: string) => string): CellContent[] {
  const entitlement = amount(figures.entitlement);
  const received = amount(figures.received);
  const cell = (header: string): string => sheet.cell(header);
  return [
    { formula: add('WerkelijkeKosten'), result: amount(figures.realCost) },
    { formula: add('Aanspraak'), result: entitlement },
    { formula: add('Ontvangen'), result: received },
    { formula: difference(cell('Werkelijke kosten'), cell('Aanspraak')), result: amount(figures.netGap) },
    { formula: difference(cell('Werkelijke kosten'), cell('Ontvangen')), result: amount(figures.cashGap) },
    { formula: add('Voorlopig'), result: amount(figures.provisionalEntitlement) },
    { formula: difference(cell('Aanspraak'), cell('Ontvangen')), result: entitlement.minus(received) },
  ];
}
