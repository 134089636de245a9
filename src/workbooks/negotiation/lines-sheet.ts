import { ROUTE_NAMES } from '../../intake/scheme-names.js';
import type { Totals } from '../../kernel/gap.js';
import { ZERO } from '../../kernel/money.js';
import type { CostCategory } from '../../reference/reference.repository.js';
import { COMPONENT_NAMES } from '../../shortfall/component-names.js';
import type { CellContent } from '../cell-content.js';
import type { TableSheet } from '../table-sheet.js';
import type { WorkbookFile } from '../workbook-file.js';
import type { DeclaredLineRow } from './declared-lines.js';
import { sumOf } from './formulas.js';

/** An approved declaration with its rows. */
export interface DeclarationRows {
  readonly declarationId: string;
  readonly municipality: { readonly code: string; readonly name: string };
  /** The municipality of the layout that it is part of. */
  readonly layoutCode: string;
  readonly year: number;
  readonly fileName: string;
  readonly rows: readonly DeclaredLineRow[];
}

/** What Voorbehoud says of a line; on these words sums are made. */
export const CERTAINTY_NAMES = {
  final: '',
  provisional: 'voorlopig: normbedrag niet bevestigd',
  'no-tariff': 'geen normbedrag vastgesteld',
} as const;

/** Regels: every line of every approved declaration; returns what the columns add up to. */
export async function writeLines(
  workbook: WorkbookFile,
  declarations: AsyncIterable<DeclarationRows>,
  costCategories: readonly CostCategory[],
): Promise<Totals> {
  const sheet = workbook.table('Regels', [
    { header: 'Gemeentecode', kind: 'text', width: 17 },
    { header: 'Gemeente', kind: 'text', width: 24 },
    { header: 'Gemeente in indeling', kind: 'text', width: 17, range: 'Regels_Indeling' },
    { header: 'Boekjaar', kind: 'year', width: 10, range: 'Regels_Boekjaar' },
    { header: 'Declaratie', kind: 'text', width: 18 },
    { header: 'Bestand', kind: 'text', width: 36 },
    { header: 'Blad', kind: 'text', width: 14 },
    { header: 'Rij', kind: 'count', width: 8 },
    { header: 'Regel', kind: 'text', width: 18, range: 'Regels_Regel' },
    { header: 'Onderdeel', kind: 'text', width: 28, range: 'Regels_Onderdeel' },
    { header: 'Kostensoort', kind: 'text', width: 36, range: 'Regels_Kostensoort' },
    { header: 'Dekking', kind: 'text', width: 12, range: 'Regels_Dekking' },
    { header: 'Maand', kind: 'text', width: 10 },
    { header: 'Locatie', kind: 'text', width: 24 },
    { header: 'Omschrijving of kenmerk', kind: 'text', width: 36 },
    { header: 'Aantal', kind: 'count', width: 12, range: 'Regels_Aantal' },
    { header: 'Normbedrag', kind: 'euro', width: 14 },
    { header: 'Kenmerk normbedrag', kind: 'text', width: 34 },
    { header: 'Werkelijke kosten', kind: 'euro', width: 18, range: 'Regels_WerkelijkeKosten' },
    { header: 'Aanspraak', kind: 'euro', width: 18, range: 'Regels_Aanspraak' },
    { header: 'Ontvangen', kind: 'euro', width: 18, range: 'Regels_Ontvangen' },
    { header: 'Voorbehoud', kind: 'text', width: 34, range: 'Regels_Voorbehoud' },
  ]);
  const labels = new Map(costCategories.map((category) => [category.code, category.label]));
  let totals: Totals = { realCost: ZERO, entitlement: ZERO, received: ZERO };
  for await (const declaration of declarations) {
    await sheet.ready();
    const { code, name } = declaration.municipality;
    for (const row of declaration.rows) {
      sheet.add([
        code,
        name,
        declaration.layoutCode,
        declaration.year,
        declaration.declarationId,
        declaration.fileName,
        row.sheet,
        row.row,
        row.description,
        row.component && COMPONENT_NAMES[row.component],
        row.costCategory && (labels.get(row.costCategory) ?? row.costCategory),
        row.fundingRoute && ROUTE_NAMES[row.fundingRoute],
        row.month,
        row.location,
        row.text,
        row.quantity,
        row.tariffEur && { formula: tariffOf(sheet.cell('Kenmerk normbedrag')), result: row.tariffEur },
        row.tariffId,
        row.realCost,
        entitlementCell(sheet, row),
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
  const untilAmounts: CellContent[] = ['Totaal', ...Array<null>(17).fill(null)];
  sheet.addTotal([
    ...untilAmounts,
    { formula: sumOf('Regels_WerkelijkeKosten'), result: totals.realCost },
    { formula: sumOf('Regels_Aanspraak'), result: totals.entitlement },
    { formula: sumOf('Regels_Ontvangen'), result: totals.received },
  ]);
  sheet.finish();
  return totals;
}

/** The amount in Normbedragen, so that who changes it there changes every line that rests on it. */
function tariffOf(id: string): string {
  return `INDEX(Normbedragen_Bedrag,MATCH(${id},Normbedragen_Kenmerk,0))`;
}

/** How the amount comes about; a decision and a deduction are what was declared. */
function entitlementCell(sheet: TableSheet, { ground, tariffEur, entitlement }: DeclaredLineRow): CellContent {
  if (ground === 'norm' && tariffEur !== null) {
    return { formula: `ROUND(${sheet.cell('Aantal')}*${sheet.cell('Normbedrag')},2)`, result: entitlement };
  }
  return ground === 'actual' ? { formula: sheet.cell('Werkelijke kosten'), result: entitlement } : entitlement;
}
