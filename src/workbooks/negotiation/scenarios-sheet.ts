import { amount } from '../../kernel/money.js';
import { dutchInstant } from '../../platform/dutch-dates.js';
import type { RecordedScenario } from '../../shortfall/scenarios/scenarios.repository.js';
import type { WorkbookFile } from '../workbook-file.js';
import { difference } from './formulas.js';

/** Scenario's: what was recorded by the moment of the workbook, each year beside its own baseline. */
export function writeScenarios(workbook: WorkbookFile, scenarios: readonly RecordedScenario[]): void {
  const sheet = workbook.table("Scenario's", [
    { header: 'Scenario', kind: 'text', width: 44 },
    { header: 'Jaar', kind: 'year', width: 10 },
    { header: 'Doorgetrokken', kind: 'text', width: 15 },
    { header: 'Uitgangspunt: aanspraak', kind: 'euro', width: 22 },
    { header: 'Uitgangspunt: verschil', kind: 'euro', width: 22 },
    { header: 'Scenario: aanspraak', kind: 'euro', width: 22 },
    { header: 'Scenario: verschil', kind: 'euro', width: 22 },
    { header: 'Verandering van de aanspraak', kind: 'euro', width: 22 },
    { header: 'Verandering van het verschil', kind: 'euro', width: 22 },
    { header: 'Stand van', kind: 'text', width: 26 },
    { header: 'Kenmerk van de vraag (SHA-256)', kind: 'text', width: 70 },
  ]);
  for (const { name, knownOn, inputsSha256, result } of scenarios) {
    for (const { year, carriedForward, baseline, scenario, difference: change } of result.years) {
      const cell = (header: string): string => sheet.cell(header);
      sheet.add([
        ...[name, year, carriedForward ? 'ja' : 'nee'],
        ...[amount(baseline.entitlement), amount(baseline.netGap)],
        ...[amount(scenario.entitlement), amount(scenario.netGap)],
        {
          formula: difference(cell('Scenario: aanspraak'), cell('Uitgangspunt: aanspraak')),
          result: amount(change.entitlement),
        },
        {
          formula: difference(cell('Scenario: verschil'), cell('Uitgangspunt: verschil')),
          result: amount(change.netGap),
        },
        ...[dutchInstant(knownOn), inputsSha256],
      ]);
    }
  }
  if (scenarios.length === 0) sheet.add(['Op deze stand is geen scenario vastgelegd.']);
  sheet.finish();
}
