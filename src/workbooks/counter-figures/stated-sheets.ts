import type { CounterComparison } from '../../counter-figures/comparison.service.js';
import { FIGURES_SHEET, KIND_NAMES, TARIFF_NAMES, TARIFFS_SHEET } from '../../counter-figures/figures-layout.js';
import { dutchDate } from '../../platform/dutch-dates.js';
import { NO_TARIFF_NOTICE } from '../../shortfall/certainty-notices.js';
import { COMPONENT_NAMES } from '../../shortfall/component-names.js';
import type { WorkbookFile } from '../workbook-file.js';

/** What the other party states, each with its place in their file. */
export function writeStated(workbook: WorkbookFile, { stated, nameOf }: CounterComparison): void {
  const sheet = workbook.table('Cijfers van de andere partij', [
    { header: 'Blad', kind: 'text', width: 15 },
    { header: 'Rij', kind: 'year', width: 9 },
    { header: 'Gemeentecode', kind: 'text', width: 17 },
    { header: 'Gemeente', kind: 'text', width: 26 },
    { header: 'Boekjaar', kind: 'year', width: 11 },
    { header: 'Van', kind: 'text', width: 12 },
    { header: 'Tot en met', kind: 'text', width: 12 },
    { header: 'Onderdeel', kind: 'text', width: 28 },
    { header: 'Soort bedrag', kind: 'text', width: 19 },
    { header: 'Aantal', kind: 'count', width: 14 },
    { header: 'Normbedrag', kind: 'euro', width: 15 },
    { header: 'Bedrag', kind: 'euro', width: 20 },
    { header: 'Kenmerk', kind: 'text', width: 40 },
  ]);
  for (const { row, municipalityCode, year, from, through, component, kind, ...said } of stated.figures) {
    const { count, tariffEur, amountEur, reference } = said;
    sheet.add([
      ...[FIGURES_SHEET.name, row, municipalityCode, nameOf(municipalityCode), year],
      ...[from && dutchDate(from), through && dutchDate(through), COMPONENT_NAMES[component], KIND_NAMES[kind]],
      ...[count && Number(count.toFixed()), tariffEur, amountEur, reference],
    ]);
  }
  sheet.finish();
}

/** Days on which their list of tariffs and ours differ. */
export function writeTariffDifferences(workbook: WorkbookFile, { tariffs, stated }: CounterComparison): void {
  const sheet = workbook.table(TARIFFS_SHEET.name, [
    { header: 'Normbedrag', kind: 'text', width: 14 },
    { header: 'Van', kind: 'text', width: 14 },
    { header: 'Tot en met', kind: 'text', width: 14 },
    { header: 'Zij', kind: 'euro', width: 14 },
    { header: 'Wij', kind: 'euro', width: 26 },
    { header: 'Rij', kind: 'year', width: 9 },
    { header: 'Hun bron', kind: 'text', width: 70 },
  ]);
  const sources = new Map(stated.tariffs.map(({ row, source }) => [row, source]));
  for (const { tariff, from, through, oursEur, theirsEur, row } of tariffs) {
    const days = [dutchDate(from), through === null ? 'zonder einde' : dutchDate(through)];
    const ours = oursEur ?? NO_TARIFF_NOTICE;
    sheet.add([TARIFF_NAMES[tariff], ...days, theirsEur, ours, row, sources.get(row) ?? null]);
  }
  sheet.finish();
}
