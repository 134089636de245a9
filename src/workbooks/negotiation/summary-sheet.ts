import { amount } from '../../kernel/money.js';
import type { NationalTotalDto } from '../../shortfall/shortfall.dto.js';
import type { CellContent } from '../cell-content.js';
import type { TableSheet } from '../table-sheet.js';
import type { WorkbookFile } from '../workbook-file.js';
import { countIfs, difference, sumIfs, sumOf } from './formulas.js';
import { NET_GAP, SHORTFALLS, SURPLUSES } from './totals-sheet.js';

/** Samenvatting: the country over all years on one page, with a chart of the years. */
export function writeSummary(
  workbook: WorkbookFile,
  total: NationalTotalDto,
  psychosocialEur: string,
  perYear: () => TableSheet,
): void {
  const sheet = workbook.table('Samenvatting', [
    { header: 'Alle jaren samen', kind: 'text', width: 40 },
    { header: 'Bedrag', kind: 'euro', width: 22 },
    { header: 'Aantal', kind: 'count', width: 12 },
    { header: 'Toelichting', kind: 'text', width: 110 },
  ]);
  for (const row of rowsOf(total, psychosocialEur)) sheet.add(row);
  sheet.chart({
    kind: 'columns',
    title: 'Verschil per jaar: tekorten en overschotten van gemeenten',
    description:
      'Drie kolommen per jaar, in euro: het verschil netto, de som van tekorten en de som van overschotten. De bedragen staan op het blad Per jaar.',
    categories: 'Boekjaar',
    series: [NET_GAP, SHORTFALLS, SURPLUSES],
    of: perYear,
  });
  sheet.finish();
}

/** In this order: the rows are pointed at by their place. */
function rowsOf(total: NationalTotalDto, psychosocialEur: string): CellContent[][] {
  const { withShortfall, withSurplus, even } = total.municipalities;
  const { declared, expected } = total.completeness;
  return [
    [
      'Werkelijke kosten',
      { formula: sumOf('Gemeente_WerkelijkeKosten'), result: amount(total.realCost) },
      null,
      'Wat gemeenten uitgaven',
    ],
    [
      'Aanspraak',
      { formula: sumOf('Gemeente_Aanspraak'), result: amount(total.entitlement) },
      null,
      'Wat het Rijk vergoedt volgens de regeling',
    ],
    [
      'Ontvangen',
      { formula: sumOf('Gemeente_Ontvangen'), result: amount(total.received) },
      null,
      'Voorschotten en vaststellingen, min terugvorderingen',
    ],
    [
      NET_GAP,
      { formula: difference('B2', 'B3'), result: amount(total.netGap) },
      null,
      'Werkelijke kosten min aanspraak. Positief is een tekort, negatief een overschot.',
    ],
    [
      SHORTFALLS,
      { formula: sumIfs('Gemeente_Verschil', ['Gemeente_Verschil', '">0"']), result: amount(total.shortfall) },
      { formula: countIfs(['Gemeente_Verschil', '">0"']), result: withShortfall },
      'Van gemeenten die over alle jaren en onderdelen samen tekortkomen; het aantal is hoeveel gemeenten dat zijn',
    ],
    [
      SURPLUSES,
      {
        formula: `ROUND(0-${sumIfs('Gemeente_Verschil', ['Gemeente_Verschil', '"<0"'])},2)`,
        result: amount(total.surplus),
      },
      { formula: countIfs(['Gemeente_Verschil', '"<0"']), result: withSurplus },
      'Van gemeenten die over alle jaren en onderdelen samen overhouden',
    ],
    ['Gemeenten zonder verschil', null, { formula: `C9-C6-C7`, result: even }, 'Komen precies uit'],
    [
      'Gemeenten met een declaratie',
      null,
      withShortfall + withSurplus + even,
      'Met ten minste één goedgekeurde declaratie',
    ],
    [
      'Kasverschil',
      { formula: difference('B2', 'B4'), result: amount(total.cashGap) },
      null,
      'Werkelijke kosten min ontvangen',
    ],
    [
      'Waarvan voorlopige aanspraak',
      { formula: sumOf('Gemeente_Voorlopig'), result: amount(total.provisionalEntitlement) },
      null,
      'Rust op een normbedrag dat na zijn laatste bevestigde dag is gebruikt',
    ],
    [
      'Psychosociale en psychiatrische zorg',
      { formula: sumOf('GemeenteJaar_Psychosociaal'), result: amount(psychosocialEur) },
      null,
      'Deel van de werkelijke kosten, wie er ook voor betaalt',
    ],
    [
      'Goedgekeurde declaraties',
      null,
      declared,
      `Van ${expected} verwachte declaraties. Wie niet declareerde, telt nergens in mee: dat is geen nul.`,
    ],
    [
      'Gewijzigde normbedragen',
      null,
      { formula: 'SUM(Normbedragen_Gewijzigd)', result: 0 },
      'Hoeveel bedragen op het blad Normbedragen anders zijn dan vastgesteld. Is dit niet 0, dan is dit werkboek een rekenvoorbeeld.',
    ],
  ];
}
