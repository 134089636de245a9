import { amount } from '../../kernel/money.js';
import type { Component } from '../../kernel/scheme.js';
import { COMPONENT_NAMES } from '../../shortfall/component-names.js';
import type { NationalGroupDto, NationalShortfallDto } from '../../shortfall/shortfall.dto.js';
import type { WorkbookFile } from '../workbook-file.js';
import { difference, quoted, sumIfs } from './formulas.js';
import type { Criterion } from './formulas.js';
import type { NameOf } from './place-years.js';
import { CERTAINTY_NAMES } from './lines-sheet.js';

/** Per gemeente en onderdeel: over all years, where anything stands; `national` is by municipality and component. */
export function writePlaceComponents(workbook: WorkbookFile, national: NationalShortfallDto, nameOf: NameOf): void {
  const sheet = workbook.table('Per gemeente en onderdeel', [
    { header: 'Gemeentecode', kind: 'text', width: 17 },
    { header: 'Gemeente', kind: 'text', width: 28 },
    { header: 'Onderdeel', kind: 'text', width: 34, range: 'GemeenteOnderdeel_Onderdeel' },
    { header: 'Werkelijke kosten', kind: 'euro', width: 20, range: 'GemeenteOnderdeel_WerkelijkeKosten' },
    { header: 'Aanspraak', kind: 'euro', width: 20, range: 'GemeenteOnderdeel_Aanspraak' },
    { header: 'Ontvangen', kind: 'euro', width: 20, range: 'GemeenteOnderdeel_Ontvangen' },
    { header: 'Verschil', kind: 'euro', width: 20, range: 'GemeenteOnderdeel_Verschil' },
    { header: 'Waarvan voorlopige aanspraak', kind: 'euro', width: 20, range: 'GemeenteOnderdeel_Voorlopig' },
  ]);
  for (const group of national.groups.filter(holdsAnything)) {
    const { municipality = '', component } = group.coordinates;
    const own: readonly Criterion[] = [
      ['Regels_Indeling', sheet.cell('Gemeentecode')],
      ['Regels_Onderdeel', sheet.cell('Onderdeel')],
    ];
    sheet.add([
      municipality,
      nameOf(municipality),
      COMPONENT_NAMES[component as Component],
      { formula: sumIfs('Regels_WerkelijkeKosten', ...own), result: amount(group.realCost) },
      { formula: sumIfs('Regels_Aanspraak', ...own), result: amount(group.entitlement) },
      { formula: sumIfs('Regels_Ontvangen', ...own), result: amount(group.received) },
      {
        formula: difference(sheet.cell('Werkelijke kosten'), sheet.cell('Aanspraak')),
        result: amount(group.netGap),
      },
      {
        formula: sumIfs('Regels_Aanspraak', ...own, ['Regels_Voorbehoud', quoted(CERTAINTY_NAMES.provisional)]),
        result: amount(group.provisionalEntitlement),
      },
    ]);
  }
  sheet.finish();
}

function holdsAnything({ realCost, entitlement, received }: NationalGroupDto): boolean {
  return [realCost, entitlement, received].some((euros) => !amount(euros).isZero());
}
