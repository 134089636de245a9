import { BASIS_NAMES, RECEIPT_NAMES } from '../../intake/scheme-names.js';
import { deviationPercentage, entitlementOn } from '../../kernel/basis-comparison.js';
import { cashGap, gap } from '../../kernel/gap.js';
import { COMPONENT_NAMES } from '../../shortfall/component-names.js';
import type { CellContent } from '../cell-content.js';
import type { TableSheet } from '../table-sheet.js';
import type { WorkbookFile } from '../workbook-file.js';
import { PLACE_DAYS, PERSON_MONTHS } from './declared-lines.js';
import { difference, quoted, sumIfs, sumOfSumIfs } from './formulas.js';
import type { Criterion } from './formulas.js';
import { CERTAINTY_NAMES } from './lines-sheet.js';
import type { PlaceYear, PlaceYearFigures } from './place-years.js';

/** Per gemeente en jaar: every year of every municipality of the layout, also those that were not declared. */
export function writePlaceYears(
  workbook: WorkbookFile,
  years: readonly PlaceYear[],
  psychosocialLabels: readonly string[],
): void {
  const sheet = workbook.table('Per gemeente en jaar', [
    { header: 'Gemeentecode', kind: 'text', width: 17, range: 'GemeenteJaar_Gemeente' },
    { header: 'Gemeente', kind: 'text', width: 28 },
    { header: 'Boekjaar', kind: 'year', width: 10, range: 'GemeenteJaar_Boekjaar' },
    { header: 'Gedeclareerd', kind: 'text', width: 15, range: 'GemeenteJaar_Gedeclareerd' },
    { header: 'Declaratie', kind: 'text', width: 26 },
    { header: 'Grondslag GOO', kind: 'text', width: 18 },
    { header: 'Werkelijke kosten', kind: 'euro', width: 20, range: 'GemeenteJaar_WerkelijkeKosten' },
    { header: 'Aanspraak', kind: 'euro', width: 20, range: 'GemeenteJaar_Aanspraak' },
    { header: 'Ontvangen', kind: 'euro', width: 20, range: 'GemeenteJaar_Ontvangen' },
    { header: 'Verschil', kind: 'euro', width: 20, range: 'GemeenteJaar_Verschil' },
    { header: 'Kasverschil', kind: 'euro', width: 20 },
    { header: 'Plekdagen', kind: 'count', width: 14, range: 'GemeenteJaar_Plekdagen' },
    { header: 'Persoonsmaanden', kind: 'count', width: 18 },
    {
      header: 'Waarvan psychosociale en psychiatrische zorg',
      kind: 'euro',
      width: 22,
      range: 'GemeenteJaar_Psychosociaal',
    },
    { header: 'Waarvan voorlopige aanspraak', kind: 'euro', width: 20, range: 'GemeenteJaar_Voorlopig' },
    { header: 'Plekdagen en persoonsmaanden zonder normbedrag', kind: 'count', width: 22 },
    { header: 'Werkelijke kosten GOO', kind: 'euro', width: 20, range: 'GemeenteJaar_KostenGOO' },
    { header: 'Eigen bijdragen (aftrek)', kind: 'euro', width: 20, range: 'GemeenteJaar_Aftrek' },
    { header: 'Aanspraak GOO', kind: 'euro', width: 20, range: 'GemeenteJaar_AanspraakGOO' },
    { header: 'Aanspraak GOO op norm', kind: 'euro', width: 20 },
    { header: 'Aanspraak GOO op werkelijk', kind: 'euro', width: 20 },
    { header: 'Afwijking werkelijk van norm (%)', kind: 'percentage', width: 14 },
    { header: 'Open positie met het Rijk (aanspraak min ontvangen)', kind: 'euro', width: 22 },
  ]);
  for (const year of years) {
    const head = [year.code, year.name, year.year, year.state];
    if (year.figures === null) sheet.add([...head, 'geen goedgekeurde declaratie']);
    else {
      const bases = year.figures.bases.map((basis) => BASIS_NAMES[basis]).join(', ');
      sheet.add([
        ...head,
        year.declarations.join(', '),
        bases,
        ...figureCells(sheet, year.figures, psychosocialLabels),
      ]);
    }
  }
  sheet.finish();
}

const GOO = quoted(COMPONENT_NAMES.goo);

function figureCells(
  sheet: TableSheet,
  figures: PlaceYearFigures,
  psychosocialLabels: readonly string[],
): CellContent[] {
  const { totals, gooCost, gooDeduction, gooNorm } = figures;
  const comparison = { normAmount: gooNorm, realCost: gooCost, deduction: gooDeduction };
  const own: readonly Criterion[] = [
    ['Regels_Indeling', sheet.cell('Gemeentecode')],
    ['Regels_Boekjaar', sheet.cell('Boekjaar')],
  ];
  const ofLines = (range: string, ...criteria: readonly Criterion[]): string => sumIfs(range, ...own, ...criteria);
  const cell = (header: string): string => sheet.cell(header);
  const deviation = deviationPercentage(comparison);
  return [
    { formula: ofLines('Regels_WerkelijkeKosten'), result: totals.realCost },
    { formula: ofLines('Regels_Aanspraak'), result: totals.entitlement },
    { formula: ofLines('Regels_Ontvangen'), result: totals.received },
    { formula: difference(cell('Werkelijke kosten'), cell('Aanspraak')), result: gap(totals) },
    { formula: difference(cell('Werkelijke kosten'), cell('Ontvangen')), result: cashGap(totals) },
    { formula: ofLines('Regels_Aantal', ['Regels_Regel', quoted(PLACE_DAYS)]), result: figures.placeDays },
    { formula: ofLines('Regels_Aantal', ['Regels_Regel', quoted(PERSON_MONTHS)]), result: figures.personMonths },
    {
      formula: sumOfSumIfs(
        'Regels_WerkelijkeKosten',
        psychosocialLabels.map((label) => [...own, ['Regels_Kostensoort', quoted(label)]]),
      ),
      result: figures.psychosocialCost,
    },
    {
      formula: ofLines('Regels_Aanspraak', ['Regels_Voorbehoud', quoted(CERTAINTY_NAMES.provisional)]),
      result: totals.provisionalEntitlement,
    },
    {
      formula: ofLines('Regels_Aantal', ['Regels_Voorbehoud', quoted(CERTAINTY_NAMES['no-tariff'])]),
      result: totals.quantityWithoutTariff,
    },
    { formula: ofLines('Regels_WerkelijkeKosten', ['Regels_Onderdeel', GOO]), result: gooCost },
    {
      formula: `ROUND(0-${ofLines('Regels_Aanspraak', ['Regels_Regel', quoted(RECEIPT_NAMES['own-contribution'])])},2)`,
      result: gooDeduction,
    },
    { formula: ofLines('Regels_Aanspraak', ['Regels_Onderdeel', GOO]), result: figures.gooEntitlement },
    // what real costs were declared for was never counted at the norm in a line
    figures.bases.includes('actual')
      ? entitlementOn('norm', comparison)
      : {
          formula: `ROUND(${ofLines('Regels_Aanspraak', ['Regels_Regel', quoted(PLACE_DAYS)])}-${cell('Eigen bijdragen (aftrek)')},2)`,
          result: entitlementOn('norm', comparison),
        },
    {
      formula: difference(cell('Werkelijke kosten GOO'), cell('Eigen bijdragen (aftrek)')),
      result: entitlementOn('actual', comparison),
    },
    deviation && {
      formula: `ROUND((${cell('Aanspraak GOO op werkelijk')}-${cell('Aanspraak GOO op norm')})*100/(${cell('Aanspraak GOO op norm')}+${cell('Eigen bijdragen (aftrek)')}),2)`,
      result: deviation,
    },
    { formula: difference(cell('Aanspraak'), cell('Ontvangen')), result: totals.entitlement.minus(totals.received) },
  ];
}
