import { amount } from '../../kernel/money.js';
import { dutchDate } from '../../platform/dutch-dates.js';
import type { ScenarioOutcomeDto } from '../../shortfall/scenarios/scenario-result.dto.js';
import type { RecordedScenario } from '../../shortfall/scenarios/scenarios.repository.js';
import type { CellContent } from '../cell-content.js';
import type { Column } from '../table-sheet.js';
import { workbookInMemory } from '../table-workbook.js';
import type { TableWorkbook } from '../table-workbook.js';
import { scenarioRows } from './scenario-rows.js';
import type { ScenarioRow } from './scenario-rows.js';
import { SCENARIO_SHEET } from './scenario-sheet.js';

/** A scenario as a workbook: what is asked, to be changed and handed back; what came out; and how to read it. */
export async function scenarioWorkbook(scenario: RecordedScenario): Promise<Buffer> {
  return workbookInMemory(scenario.recordedAt, (workbook) => {
    writeInputs(workbook, scenario);
    writeOutcome(workbook, scenario);
    writeMunicipalities(workbook, scenario);
    writeGuide(workbook, scenario);
  });
}

const FONT = { name: 'Calibri', family: 2, size: 11 } as const;
const HEAD = {
  font: { ...FONT, bold: true, color: { argb: 'FFFFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF154273' } },
  protection: { locked: true },
} as const;
/** What is there to be changed. */
const TO_CHANGE = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF2CC' } } as const;
const DATE = 'dd-mm-yyyy';
const FORMATS: Readonly<Record<ScenarioRow['value']['kind'], string>> = {
  text: '@',
  date: DATE,
  amount: '[$€-413] #,##0.00',
  index: '0.0###',
  year: '0',
};

function writeInputs(workbook: TableWorkbook, scenario: RecordedScenario): void {
  const sheet = workbook.writer.addWorksheet(SCENARIO_SHEET.name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { orientation: 'portrait', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  const open = { font: FONT, protection: { locked: false } };
  sheet.columns = [
    { width: 22, style: open },
    { width: 14, style: { ...open, numFmt: DATE } },
    { width: 14, style: { ...open, numFmt: DATE } },
    { width: 40, style: { ...open, alignment: { horizontal: 'right' } } },
  ];
  const head = sheet.addRow(SCENARIO_SHEET.columns.map(({ label }) => label));
  head.eachCell((cell) => Object.assign(cell, { style: HEAD }));
  head.commit();
  for (const { subject, from, through, value } of scenarioRows(scenario)) {
    const row = sheet.addRow([subject, dateCell(from), dateCell(through), valueCell(value)]);
    const cell = row.getCell(4);
    cell.numFmt = FORMATS[value.kind];
    cell.fill = TO_CHANGE;
    row.commit();
  }
  // against slips in the head, not against people: without a password
  void sheet.protect('', {
    formatColumns: true,
    formatRows: true,
    formatCells: true,
    insertRows: true,
    deleteRows: true,
  });
  sheet.commit();
}

function dateCell(date: string | null): Date | null {
  return date === null ? null : new Date(`${date}T00:00:00Z`);
}

/** Seven digits and four decimals at most: as a number it is read back as the very same. */
function valueCell({ kind, text }: ScenarioRow['value']): string | number | Date | null {
  if (text === null || kind === 'text') return text;
  return kind === 'date' ? dateCell(text) : Number(text);
}

const SIDES = [
  ['baseline', 'Uitgangspunt'],
  ['scenario', 'Scenario'],
  ['difference', 'Verandering'],
] as const;

const OUTCOME_COLUMNS: readonly Column[] = [
  { header: 'Jaar', kind: 'text', width: 12 },
  { header: 'Onderdeel', kind: 'text', width: 32 },
  ...SIDES.flatMap(([, name]): Column[] =>
    ['werkelijke kosten', 'aanspraak', 'verschil'].map((what) => ({
      ...{ header: `${name}: ${what}`, kind: 'euro', width: 22 },
    })),
  ),
  { header: 'Som van nadelen', kind: 'euro', width: 20 },
  { header: 'Som van voordelen', kind: 'euro', width: 20 },
  { header: 'Gemeenten met nadeel', kind: 'count', width: 12 },
  { header: 'Gemeenten met voordeel', kind: 'count', width: 12 },
  { header: 'Gemeenten zonder verandering', kind: 'count', width: 14 },
];

function writeOutcome(workbook: TableWorkbook, { result }: RecordedScenario): void {
  const sheet = workbook.table('Uitkomst', OUTCOME_COLUMNS);
  for (const year of result.years) {
    for (const component of result.components.filter((one) => one.year === year.year)) {
      const figures = SIDES.flatMap(([side]) => {
        const { realCost, entitlement, gap } = component[side];
        return [amount(realCost), amount(entitlement), amount(gap)];
      });
      sheet.add([String(year.year), component.label, ...figures]);
    }
    sheet.addTotal([String(year.year), 'Alle onderdelen', ...outcomeCells(year)]);
  }
  sheet.addTotal(['Alle jaren', 'Alle onderdelen, per gemeente gesaldeerd', ...outcomeCells(result.total)]);
  sheet.finish();
}

function outcomeCells(outcome: ScenarioOutcomeDto): CellContent[] {
  const { shortfall, surplus, municipalities } = outcome.difference;
  return [
    ...SIDES.flatMap(([side]) => {
      const { realCost, entitlement, netGap } = outcome[side];
      return [amount(realCost), amount(entitlement), amount(netGap)];
    }),
    ...[amount(shortfall), amount(surplus)],
    ...[municipalities.withShortfall, municipalities.withSurplus, municipalities.even],
  ];
}

function writeMunicipalities(workbook: TableWorkbook, { result }: RecordedScenario): void {
  const sheet = workbook.table('Gemeenten', [
    { header: 'Gemeentecode', kind: 'text', width: 14 },
    { header: 'Gemeente', kind: 'text', width: 32 },
    ...SIDES.map(([, name]): Column => ({ header: `${name}: verschil`, kind: 'euro', width: 22 })),
  ]);
  for (const { municipality, name, baselineGap, scenarioGap, difference } of result.municipalities) {
    sheet.add([municipality, name, amount(baselineGap), amount(scenarioGap), amount(difference)]);
  }
  const { baseline, scenario, difference } = result.total;
  sheet.addTotal(['', 'Alle gemeenten', ...[baseline, scenario, difference].map(({ netGap }) => amount(netGap))]);
  sheet.finish();
}

function writeGuide(workbook: TableWorkbook, { name, inputs, inputsSha256, result }: RecordedScenario): void {
  const sheet = workbook.table('Toelichting', [
    { header: 'Onderwerp', kind: 'text', width: 24 },
    { header: 'Toelichting', kind: 'text', width: 150 },
  ]);
  const rows: [string, string][] = [
    [
      'Wat dit is',
      `Het scenario "${name}": wat andere normbedragen, aantallen of prijzen zouden uitmaken. Er is niets geboekt.`,
    ],
    [
      'Veranderen',
      'Verander op het blad Scenario de gele cellen en lever dit bestand in: dat wordt een nieuw scenario.',
    ],
    [
      'Normbedrag',
      'In euro. Laat de waarde leeg waar het wettelijke normbedrag geldt. Een leeg vak onder Tot en met: zonder einde.',
    ],
    [
      'Andere dagen',
      'Verander Van en Tot en met, of voeg een rij toe met hetzelfde gegeven. Perioden mogen elkaar niet raken.',
    ],
    ['Index', 'Een factor voor een heel jaar: 1 verandert niets, 1,02 is twee procent meer.'],
    ['Ingangsdatum', `Voor ${dutchDate(inputs.fromDate)} verandert er niets, wat er ook onder staat.`],
    ['Stand van', 'Laat dit staan om met dezelfde cijfers te vergelijken. Maak het leeg voor de cijfers van nu.'],
    ['Verschil', 'Werkelijke kosten min aanspraak. Positief is een tekort, negatief een overschot.'],
    ['Verandering', 'Scenario min uitgangspunt. Positief is een nadeel voor gemeenten, negatief een voordeel.'],
    ['Saldering', `Per jaar: gesaldeerd over de onderdelen. Alle jaren en Gemeenten: ${result.netting}.`],
    ...result.assumptions.map((text): [string, string] => ['Uitgangspunt', text]),
    ['Kenmerk van de vraag', `SHA-256 ${inputsSha256}`],
  ];
  for (const row of rows) sheet.add(row);
  sheet.finish();
}
