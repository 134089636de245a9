import ExcelJS from 'exceljs';
import { cashGap, gap } from '../kernel/gap.js';
import { amount, ZERO } from '../kernel/money.js';
import { COMPONENT_NAMES } from '../shortfall/component-names.js';
import { dutchDate, dutchInstant } from '../shortfall/dutch-dates.js';
import type { NationalShortfallDto, NationalTotalDto } from '../shortfall/shortfall.dto.js';
import type { MunicipalYear } from '../shortfall/shortfall.repository.js';
import type { CostCategory, SourcedTariff } from '../reference/reference.repository.js';
import type { DeclaredLineRow } from './declared-lines.js';
import { tableSheet } from './table-sheet.js';
import type { CellContent, Column } from './table-sheet.js';

/** An approved declaration with its rows. */
export interface DeclarationRows {
  readonly declarationId: string;
  readonly municipality: { readonly code: string; readonly name: string };
  readonly year: number;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly rows: readonly DeclaredLineRow[];
}

/** All that the national workbook says, read in one snapshot. */
export interface NationalFigures {
  readonly readAt: Date;
  readonly perYear: NationalShortfallDto;
  readonly perComponent: NationalShortfallDto;
  readonly municipalYears: readonly MunicipalYear[];
  readonly tariffs: readonly SourcedTariff[];
  readonly costCategories: readonly CostCategory[];
  /** One declaration at a time, so that memory does not grow with their number. */
  readonly declarations: AsyncIterable<DeclarationRows>;
}

/** Writes the national workbook to a file, as a stream. */
export async function writeNationalWorkbook(path: string, figures: NationalFigures): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true });
  workbook.creator = 'Opvangboek';
  workbook.created = figures.readAt;
  writeGuide(workbook, figures);
  writeTotals(workbook, 'Samenvatting', 'Boekjaar', figures.perYear);
  writeTotals(workbook, 'Per onderdeel', 'Bekostigingsonderdeel', figures.perComponent);
  writeMunicipalYears(workbook, figures.municipalYears);
  writeTariffs(workbook, figures.tariffs);
  await writeLines(workbook, figures);
  await workbook.commit();
}

type Workbook = ExcelJS.stream.xlsx.WorkbookWriter;

function writeGuide(workbook: Workbook, { readAt, perYear }: NationalFigures): void {
  const { completeness, notices } = perYear.total;
  const sheet = tableSheet(workbook, 'Leeswijzer', [
    { header: 'Onderwerp', kind: 'text', width: 28 },
    { header: 'Toelichting', kind: 'text', width: 110 },
  ]);
  const explanation: [string, string][] = [
    [
      'Wat dit is',
      'Wat gemeenten werkelijk uitgeven aan de opvang van ontheemden uit Oekraïne, naast de aanspraak op het Rijk',
    ],
    ['Stand van', dutchInstant(readAt)],
    ['Boekjaren', `${perYear.fromYear} tot en met ${perYear.toYear}`],
    ['Volledigheid', `${completeness.declared} van de ${completeness.expected} jaardeclaraties zijn goedgekeurd`],
    ['Voorbehoud', notices.length > 0 ? notices.join('; ') : 'geen'],
    ['Verschil', 'Werkelijke kosten min aanspraak. Positief is een tekort, negatief een overschot.'],
    ['Kasverschil', 'Werkelijke kosten min ontvangen voorschotten en vaststellingen, plus terugvorderingen'],
    [
      'Som van tekorten en overschotten',
      'Per gemeente gesaldeerd over de onderdelen van een jaar, daarna apart opgeteld',
    ],
    ['Per onderdeel', 'Per gemeente gesaldeerd over de jaren, daarna apart opgeteld'],
    [
      'Regels',
      'Elke regel van elke goedgekeurde declaratie, met bestand, blad en rij. De kolommen tellen op tot de totalen.',
    ],
    ['Normbedragen', 'Met bron; voorlopig is wat na de laatst bevestigde dag valt'],
  ];
  for (const row of explanation) sheet.add(row);
  sheet.finish();
}

const TOTAL_COLUMNS: readonly Column[] = [
  { header: 'Werkelijke kosten', kind: 'euro', width: 20 },
  { header: 'Aanspraak', kind: 'euro', width: 20 },
  { header: 'Ontvangen', kind: 'euro', width: 20 },
  { header: 'Verschil (netto)', kind: 'euro', width: 20 },
  { header: 'Som van tekorten', kind: 'euro', width: 20 },
  { header: 'Som van overschotten', kind: 'euro', width: 20 },
  { header: 'Kasverschil', kind: 'euro', width: 20 },
  { header: 'Gemeenten met tekort', kind: 'whole', width: 12 },
  { header: 'Gemeenten met overschot', kind: 'whole', width: 12 },
  { header: 'Gemeenten zonder verschil', kind: 'whole', width: 12 },
  { header: 'Goedgekeurde declaraties', kind: 'whole', width: 17 },
  { header: 'Verwachte declaraties', kind: 'whole', width: 12 },
  { header: 'Waarvan voorlopige aanspraak', kind: 'euro', width: 20 },
  { header: 'Voorbehoud', kind: 'text', width: 44 },
];

function writeTotals(workbook: Workbook, name: string, keyHeader: string, national: NationalShortfallDto): void {
  const sheet = tableSheet(workbook, name, [{ header: keyHeader, kind: 'text', width: 30 }, ...TOTAL_COLUMNS]);
  for (const group of national.groups) sheet.add([group.label, ...totalCells(group)]);
  sheet.addTotal(['Alle jaren en onderdelen', ...totalCells(national.total)]);
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

function writeMunicipalYears(workbook: Workbook, municipalYears: readonly MunicipalYear[]): void {
  const sheet = tableSheet(workbook, 'Per gemeente', [
    { header: 'Gemeentecode', kind: 'text', width: 17 },
    { header: 'Gemeente', kind: 'text', width: 28 },
    { header: 'Provincie', kind: 'text', width: 18 },
    { header: 'Boekjaar', kind: 'year', width: 10 },
    { header: 'Declaratie', kind: 'text', width: 26 },
    { header: 'Grondslag GOO', kind: 'text', width: 12 },
    { header: 'Werkelijke kosten', kind: 'euro', width: 20 },
    { header: 'Aanspraak', kind: 'euro', width: 20 },
    { header: 'Ontvangen', kind: 'euro', width: 20 },
    { header: 'Verschil', kind: 'euro', width: 20 },
    { header: 'Kasverschil', kind: 'euro', width: 20 },
    { header: 'Plekdagen', kind: 'count', width: 14 },
    { header: 'Persoonsmaanden', kind: 'count', width: 16 },
    { header: 'Waarvan psychosociale en psychiatrische zorg', kind: 'euro', width: 22 },
    { header: 'Waarvan voorlopige aanspraak', kind: 'euro', width: 20 },
    { header: 'Plekdagen en persoonsmaanden zonder normbedrag', kind: 'count', width: 22 },
  ]);
  for (const { code, name, province, year, declared } of municipalYears) {
    const head = [code, name, province, year];
    if (!declared) {
      sheet.add([...head, 'geen goedgekeurde declaratie']);
      continue;
    }
    const { totals } = declared;
    sheet.add([
      ...head,
      `${code}-${year}-${declared.version}`,
      declared.basis === 'norm' ? 'norm' : 'werkelijk',
      totals.realCost,
      totals.entitlement,
      totals.received,
      gap(totals),
      cashGap(totals),
      declared.placeDays,
      declared.personMonths,
      declared.psychosocialCost,
      declared.provisionalEntitlement,
      declared.quantityWithoutTariff,
    ]);
  }
  sheet.finish();
}

const TARIFF_NAMES = {
  'goo-place-day': 'GOO: per gerealiseerde plek per dag',
  'poo-person-month': 'POO: per geregistreerde persoon per maand',
} as const;

function writeTariffs(workbook: Workbook, tariffs: readonly SourcedTariff[]): void {
  const sheet = tableSheet(workbook, 'Normbedragen', [
    { header: 'Normbedrag', kind: 'text', width: 40 },
    { header: 'Kenmerk', kind: 'text', width: 34 },
    { header: 'Geldig vanaf', kind: 'text', width: 14 },
    { header: 'Geldig tot (niet meegerekend)', kind: 'text', width: 16 },
    { header: 'Bedrag', kind: 'euro', width: 14 },
    { header: 'Gepubliceerd op', kind: 'text', width: 18 },
    { header: 'Bevestigd tot en met', kind: 'text', width: 16 },
    { header: 'Bron', kind: 'text', width: 80 },
  ]);
  for (const tariff of tariffs) {
    sheet.add([
      TARIFF_NAMES[tariff.tariff],
      tariff.id,
      dutchDate(tariff.validFrom),
      tariff.validUntil === null ? 'geen einddatum' : dutchDate(tariff.validUntil),
      tariff.amountEur,
      tariff.publishedOn === null ? 'datum niet gevonden' : dutchDate(tariff.publishedOn),
      dutchDate(tariff.confirmedUntil),
      tariff.source,
    ]);
  }
  sheet.finish();
}

const CERTAINTY_NAMES = {
  final: '',
  provisional: 'voorlopig: normbedrag niet bevestigd',
  'no-tariff': 'geen normbedrag vastgesteld',
} as const;

async function writeLines(workbook: Workbook, { declarations, costCategories }: NationalFigures): Promise<void> {
  const sheet = tableSheet(workbook, 'Regels', [
    { header: 'Gemeentecode', kind: 'text', width: 17 },
    { header: 'Gemeente', kind: 'text', width: 24 },
    { header: 'Boekjaar', kind: 'year', width: 10 },
    { header: 'Declaratie', kind: 'text', width: 18 },
    { header: 'Bestand', kind: 'text', width: 36 },
    { header: 'Blad', kind: 'text', width: 14 },
    { header: 'Rij', kind: 'whole', width: 8 },
    { header: 'Regel', kind: 'text', width: 18 },
    { header: 'Onderdeel', kind: 'text', width: 28 },
    { header: 'Kostensoort', kind: 'text', width: 36 },
    { header: 'Maand', kind: 'text', width: 10 },
    { header: 'Locatie', kind: 'text', width: 24 },
    { header: 'Omschrijving of kenmerk', kind: 'text', width: 36 },
    { header: 'Aantal', kind: 'count', width: 12 },
    { header: 'Normbedrag', kind: 'euro', width: 14 },
    { header: 'Kenmerk normbedrag', kind: 'text', width: 34 },
    { header: 'Werkelijke kosten', kind: 'euro', width: 18 },
    { header: 'Aanspraak', kind: 'euro', width: 18 },
    { header: 'Ontvangen', kind: 'euro', width: 18 },
    { header: 'Voorbehoud', kind: 'text', width: 34 },
  ]);
  const labels = new Map(costCategories.map((category) => [category.code, category.label]));
  let totals = { realCost: ZERO, entitlement: ZERO, received: ZERO };
  for await (const declaration of declarations) {
    const { code, name } = declaration.municipality;
    for (const row of declaration.rows) {
      sheet.add([
        code,
        name,
        declaration.year,
        declaration.declarationId,
        declaration.fileName,
        row.sheet,
        row.row,
        row.description,
        row.component && COMPONENT_NAMES[row.component],
        row.costCategory && (labels.get(row.costCategory) ?? row.costCategory),
        row.month,
        row.location,
        row.text,
        row.quantity,
        row.tariffEur,
        row.tariffId,
        row.realCost,
        row.entitlement,
        row.received,
        CERTAINTY_NAMES[row.certainty],
      ]);
      totals = {
        realCost: totals.realCost.plus(row.realCost),
        entitlement: totals.entitlement.plus(row.entitlement),
        received: totals.received.plus(row.received),
      };
    }
  }
  const untilAmounts: CellContent[] = ['Totaal', ...Array<null>(15).fill(null)];
  sheet.addTotal([...untilAmounts, totals.realCost, totals.entitlement, totals.received]);
  sheet.finish();
}
