import type { Totals } from '../../kernel/gap.js';
import { ZERO } from '../../kernel/money.js';
import type { CostCategory } from '../../reference/reference.repository.js';
import { COMPONENT_NAMES } from '../../shortfall/component-names.js';
import type { CellContent } from '../table-sheet.js';
import type { WorkbookFile } from '../workbook-file.js';
import type { DeclaredLineRow } from './declared-lines.js';

/** An approved declaration with its rows. */
export interface DeclarationRows {
  readonly declarationId: string;
  readonly municipality: { readonly code: string; readonly name: string };
  readonly year: number;
  readonly fileName: string;
  readonly rows: readonly DeclaredLineRow[];
}

const CERTAINTY_NAMES = {
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
    { header: 'Boekjaar', kind: 'year', width: 10 },
    { header: 'Declaratie', kind: 'text', width: 18 },
    { header: 'Bestand', kind: 'text', width: 36 },
    { header: 'Blad', kind: 'text', width: 14 },
    { header: 'Rij', kind: 'count', width: 8 },
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
  let totals: Totals = { realCost: ZERO, entitlement: ZERO, received: ZERO };
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
  return totals;
}
