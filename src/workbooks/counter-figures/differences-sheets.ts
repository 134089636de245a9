import type { CounterComparison } from '../../counter-figures/comparison.service.js';
import type { FourSums } from '../../counter-figures/difference-sums.js';
import { CAUSE_NAMES, explained, tariffText } from '../../counter-figures/difference-words.js';
import { KIND_NAMES } from '../../counter-figures/figures-layout.js';
import type { Stand } from '../../kernel/counter-figure.js';
import { addDays } from '../../kernel/period.js';
import { dutchDate } from '../../platform/dutch-dates.js';
import { COMPONENT_NAMES } from '../../shortfall/component-names.js';
import type { CellContent } from '../cell-content.js';
import type { Column } from '../table-sheet.js';
import type { WorkbookFile } from '../workbook-file.js';

const DIFFERENCES = 'Verschillen';

const COLUMNS: readonly Column[] = [
  { header: 'Soort bedrag', kind: 'text', width: 19 },
  { header: 'Oorzaak', kind: 'text', width: 18 },
  { header: 'Verschil (zij min wij)', kind: 'euro', width: 20 },
  { header: 'Gemeentecode', kind: 'text', width: 17 },
  { header: 'Gemeente', kind: 'text', width: 24 },
  { header: 'Boekjaar', kind: 'year', width: 11 },
  { header: 'Van', kind: 'text', width: 12 },
  { header: 'Tot en met', kind: 'text', width: 12 },
  { header: 'Onderdeel', kind: 'text', width: 28 },
  ...['Zij', 'Wij'].flatMap((who): Column[] => [
    { header: `${who}: aantal`, kind: 'count', width: 14 },
    { header: `${who}: normbedrag`, kind: 'euro', width: 18 },
    { header: `${who}: bedrag`, kind: 'euro', width: 20 },
  ]),
  { header: 'Rij in hun blad Cijfers', kind: 'text', width: 16 },
  { header: 'Toelichting', kind: 'text', width: 96 },
];

/** Where kind, cause and amount stand in it. */
const [KIND, CAUSE, AMOUNT] = ['A', 'B', 'C'].map((column) => `${DIFFERENCES}!$${column}:$${column}`) as [
  string,
  string,
  string,
];

/** Every difference, with both parties' count, tariff and amount. */
export function writeDifferences(workbook: WorkbookFile, comparison: CounterComparison): void {
  const sheet = workbook.table(DIFFERENCES, COLUMNS);
  for (const difference of comparison.differences) {
    const { kind, cause, amountEur, municipalityCode, year, period, component, ours, theirs } = difference;
    sheet.add([
      ...[KIND_NAMES[kind], CAUSE_NAMES[cause], amountEur],
      ...[municipalityCode, comparison.nameOf(municipalityCode), year],
      ...[dutchDate(period.from), dutchDate(addDays(period.until, -1)), COMPONENT_NAMES[component]],
      ...standCells(theirs),
      ...standCells(ours),
      theirs === null ? '' : rowsText(theirs.rows),
      explained(difference, comparison),
    ]);
  }
  sheet.finish();
}

/** Blank is absent, which is not zero. */
function standCells(stand: Stand | null): CellContent[] {
  if (stand === null) return [null, null, null];
  const [only, second] = stand.tariffs;
  const isAmount = only !== undefined && only !== 'not-set' && second === undefined;
  const tariff = isAmount ? only : stand.tariffs.map(tariffText).join(' en ');
  return [stand.count === null ? null : Number(stand.count.toFixed()), tariff === '' ? null : tariff, stand.amountEur];
}

const MOST_ROWS_SHOWN = 12;

function rowsText(rows: readonly number[]): string {
  const shown = rows.slice(0, MOST_ROWS_SHOWN).join(', ');
  return rows.length > MOST_ROWS_SHOWN ? `${shown} en ${rows.length - MOST_ROWS_SHOWN} andere` : shown;
}

/** The four sums by cause, and of each kind; the differences are added up by formulas, so that anybody can follow. */
export function writeSummary(workbook: WorkbookFile, { kinds }: CounterComparison): void {
  const sheet = workbook.table('Samenvatting per oorzaak', [
    { header: 'Soort bedrag', kind: 'text', width: 19 },
    { header: 'Oorzaak', kind: 'text', width: 24 },
    { header: 'Posten', kind: 'count', width: 10 },
    { header: 'Verschil (zij min wij)', kind: 'euro', width: 20 },
    { header: 'Waar zij hoger zijn', kind: 'euro', width: 20 },
    { header: 'Waar zij lager zijn', kind: 'euro', width: 20 },
    { header: 'Gemeenten hoger', kind: 'count', width: 13 },
    { header: 'Gemeenten lager', kind: 'count', width: 13 },
    { header: 'Gemeenten gelijk', kind: 'count', width: 13 },
    { header: 'Hun totaal', kind: 'euro', width: 20 },
    { header: 'Ons totaal', kind: 'euro', width: 20 },
  ]);
  for (const { kind, causes, oursEur, theirsEur, ...sums } of kinds) {
    for (const { cause, ...ofCause } of causes) {
      const formula = `SUMIFS(${AMOUNT},${KIND},"${KIND_NAMES[kind]}",${CAUSE},"${CAUSE_NAMES[cause]}")`;
      sheet.add([KIND_NAMES[kind], CAUSE_NAMES[cause], ...sumCells(ofCause, formula), null, null]);
    }
    const formula = `SUMIFS(${AMOUNT},${KIND},"${KIND_NAMES[kind]}")`;
    sheet.addTotal([KIND_NAMES[kind], 'Alle oorzaken', ...sumCells(sums, formula), theirsEur, oursEur]);
  }
  sheet.finish();
}

function sumCells({ items, netEur, higherEur, lowerEur, municipalities }: FourSums, formula: string): CellContent[] {
  const { higher, lower, even } = municipalities;
  return [items, { formula, result: netEur }, higherEur, lowerEur, higher, lower, even];
}
