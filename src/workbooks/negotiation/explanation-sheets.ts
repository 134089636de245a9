import { amount } from '../../kernel/money.js';
import type { ExplanationDto } from '../../shortfall/explanation/explanation.dto.js';
import type { CellContent } from '../cell-content.js';
import type { Column, TableSheet } from '../table-sheet.js';
import type { WorkbookFile } from '../workbook-file.js';
import { quoted, sumIfs } from './formulas.js';

/** What the sheets call a comparison of two years. Example: `2023 naar 2024`. */
function yearsOf({ fromYear, toYear }: ExplanationDto): string {
  return `${fromYear} naar ${toYear}`;
}

/** Verklaring: why the gap changed from year to year; a column for each two years. Its chart is of the effects. */
export function writeExplanations(workbook: WorkbookFile, explanations: readonly ExplanationDto[]): void {
  const [first] = explanations;
  const sheet = workbook.table('Verklaring', [
    { header: 'Wat het verschil veranderde', kind: 'text', width: 46 },
    ...explanations.map((one): Column => ({ header: yearsOf(one), kind: 'euro', width: 22 })),
  ]);
  if (!first) {
    sheet.add(['Geen gemeente declareerde twee jaren achter elkaar: er is niets te vergelijken.']);
    sheet.finish();
    return;
  }
  const effectRows: CellContent[][] = first.effects.map(({ effect, label }) => [
    label,
    ...explanations.map((one) => effectCell(sheet, one, effect)),
  ]);
  for (const row of effectRows) sheet.add(row);
  const last = effectRows.length + 1;
  const total = (row: number, of: (one: ExplanationDto) => string | null): CellContent[] =>
    explanations.map((one) => ({
      formula: `ROUND(SUM(${rows(sheet, one, 2, last)})${row === 0 ? '' : `+${columnOf(sheet, one)}${row}`},2)`,
      result: amount(of(one) ?? '0'),
    }));
  sheet.addTotal(['Verandering van het verschil', ...total(0, ({ change }) => change)]);
  sheet.addTotal(['Verschil in het eerste jaar', ...explanations.map(({ gapFrom }) => amount(gapFrom ?? '0'))]);
  sheet.addTotal(['Verschil in het tweede jaar', ...total(last + 2, ({ gapTo }) => gapTo)]);
  sheet.addTotal(
    ['Vergeleken gemeenten', ...explanations.map(({ municipalities }) => municipalities.length)].map(asText),
  );
  sheet.chart({
    kind: 'bars',
    title: 'Waardoor het verschil veranderde',
    description:
      'Staven per oorzaak en per twee jaren, in euro. Naar rechts groeit het tekort van gemeenten, naar links krimpt het. De bedragen staan in de tabel hierboven.',
    categories: 'Wat het verschil veranderde',
    series: explanations.map(yearsOf),
  });
  sheet.finish();
  writeMunicipalExplanations(workbook, explanations);
}

/** Not an amount, in a column of amounts. */
function asText(content: string | number): string {
  return String(content);
}

/** Sums of what the municipalities add; of volume only its part that no shift between them explains, mix being the rest. */
function effectCell(sheet: TableSheet, explanation: ExplanationDto, effect: string): CellContent {
  const euros = amount(explanation.effects.find((one) => one.effect === effect)?.amount ?? '0');
  if (effect === 'volume') return euros;
  const years = quoted(yearsOf(explanation));
  const summed = (name: string): string => sumIfs(`Verklaring_${name}`, ['Verklaring_Jaren', years]);
  if (effect !== 'mix') return { formula: summed(effect), result: euros };
  const volumeRow = 2 + explanation.effects.findIndex((one) => one.effect === 'volume');
  return { formula: `ROUND(${summed('volume')}-${columnOf(sheet, explanation)}${volumeRow},2)`, result: euros };
}

function columnOf(sheet: TableSheet, explanation: ExplanationDto): string {
  return sheet.cell(yearsOf(explanation)).replace(/\d+$/, '');
}

function rows(sheet: TableSheet, explanation: ExplanationDto, from: number, to: number): string {
  const column = columnOf(sheet, explanation);
  return `${column}${from}:${column}${to}`;
}

const KINDS: Readonly<Record<string, string>> = {
  compared: 'opvang in beide jaren',
  entry: 'opvang begonnen',
  exit: 'opvang gestopt',
  'without-reception': 'geen opvang',
};

/** Verklaring per gemeente: what each municipality adds to every effect. */
function writeMunicipalExplanations(workbook: WorkbookFile, explanations: readonly ExplanationDto[]): void {
  const effects = explanations.flatMap(({ municipalities }) => municipalities)[0]?.effects ?? [];
  const sheet = workbook.table('Verklaring per gemeente', [
    { header: 'Jaren', kind: 'text', width: 18, range: 'Verklaring_Jaren' },
    { header: 'Gemeentecode', kind: 'text', width: 17 },
    { header: 'Gemeente', kind: 'text', width: 28 },
    { header: 'Soort', kind: 'text', width: 24 },
    ...effects.map(({ effect, label }): Column => ({
      header: label,
      kind: 'euro',
      width: 22,
      range: `Verklaring_${effect}`,
    })),
    { header: 'Verandering', kind: 'euro', width: 22 },
  ]);
  for (const explanation of explanations) {
    for (const one of explanation.municipalities) {
      const cells = one.effects.map(({ label }) => sheet.cell(label));
      sheet.add([
        ...[yearsOf(explanation), one.municipality, one.name, KINDS[one.kind] ?? one.kind],
        ...one.effects.map((effect) => amount(effect.amount)),
        { formula: `ROUND(SUM(${cells[0]}:${cells.at(-1)}),2)`, result: amount(one.change) },
      ]);
    }
  }
  sheet.finish();
}
