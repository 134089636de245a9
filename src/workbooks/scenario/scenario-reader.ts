import { finding } from '../../intake/findings.js';
import { looseKey } from '../../intake/notation/choice.js';
import { plainText } from '../../intake/notation/plain-text.js';
import { SheetMistakes } from '../../intake/sheet-mistakes.js';
import type { CellNotation } from '../../intake/sheet-mistakes.js';
import { readTable } from '../../intake/table.js';
import type { TableCell, TableRow } from '../../intake/table.js';
import { openWorkbook } from '../../intake/workbook/open-workbook.js';
import type { Workbook } from '../../intake/workbook/workbook.js';
import { WorkbookRefused } from '../../intake/workbook/workbook-refused.js';
import { LAST_OUTLOOK_YEAR } from '../../kernel/outlook.js';
import { addDays } from '../../kernel/period.js';
import { SCHEME_START } from '../../kernel/scheme.js';
import { TARIFF_CODES } from '../../kernel/tariff-schedule.js';
import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import type { ProblemDetail } from '../../platform/http/problem.js';
import { inputFaults } from '../../shortfall/scenarios/input-faults.js';
import type { AskedInputs, ScenarioIndex, ScenarioTariff } from '../../shortfall/scenarios/scenario-inputs.js';
import { DATE, EUROS, FACTOR, FROM_DATE, LAYOUT_YEAR, MOMENT, NAME, OUTLOOK_YEAR } from './cell-notations.js';
import { FIELD_LABELS, INDEX_LABELS, SCENARIO_SHEET, TARIFF_LABELS } from './scenario-sheet.js';
import type { ScenarioColumn, ScenarioField, ScenarioSeries } from './scenario-sheet.js';

/** What a sheet asks. */
export interface ReadScenario {
  readonly name: string;
  readonly asked: AskedInputs;
  /** A moment or a day; null: now. */
  readonly knownOn: string | null;
}

/** What a sheet asks; or all that is wrong with it, and then nothing is asked. */
export type ScenarioReading =
  { readonly scenario: ReadScenario } | { readonly mistakes: readonly [ProblemDetail, ...ProblemDetail[]] };

/** Reads the sheet Scenario of a workbook of whatever kind, within the limits of files that come in. */
export async function readScenarioWorkbook(path: string, limits: WorkbookLimits): Promise<ScenarioReading> {
  try {
    const workbook = await openWorkbook(path, limits);
    try {
      return await readScenario(workbook);
    } finally {
      workbook.close();
    }
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error;
    return { mistakes: [finding(error.code, {}, { expected: `een werkmap met een blad ${SCENARIO_SHEET.name}` })] };
  }
}

type Row = TableRow<ScenarioColumn>;

/** What stands in the sheet, each thing with the row it came from. */
interface Content {
  readonly fields: Map<ScenarioField, TableCell>;
  readonly tariffs: { readonly entry: ScenarioTariff; readonly row: Row }[];
  readonly volumeIndex: { readonly entry: ScenarioIndex; readonly row: Row }[];
  readonly costIndex: { readonly entry: ScenarioIndex; readonly row: Row }[];
}

async function readScenario(workbook: Workbook): Promise<ScenarioReading> {
  const mistakes = new SheetMistakes();
  const content: Content = { fields: new Map(), tariffs: [], volumeIndex: [], costIndex: [] };
  if (await readRows(workbook, mistakes, (row) => readRow(row, content, mistakes))) {
    const scenario = scenarioOf(content, mistakes);
    if (scenario) return { scenario };
  }
  const [first, ...rest] = mistakes.all.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));
  if (!first) throw new Error('a sheet without a mistake asks something');
  return { mistakes: [first, ...rest] };
}

/** Whether there is a table to read. */
async function readRows(workbook: Workbook, mistakes: SheetMistakes, read: (row: Row) => void): Promise<boolean> {
  const { name } = SCENARIO_SHEET;
  const [sheet, second] = workbook.sheets.filter((one) => looseKey(one.name) === looseKey(name));
  if (!sheet || second) {
    const code = sheet ? 'sheet-twice' : 'sheet-missing';
    mistakes.found(finding(code, { sheet: name }, { given: name, expected: `één blad ${name}` }));
    return false;
  }
  for await (const items of readTable(name, SCENARIO_SHEET, workbook.rows(sheet), workbook.form(sheet))) {
    for (const item of items) {
      if (item.kind === 'row') read(item.row);
      else if (item.kind === 'finding') mistakes.found(item.finding);
    }
  }
  return mistakes.all.every(({ row }) => row !== null);
}

type Subject =
  | { readonly kind: 'field'; readonly field: ScenarioField }
  | { readonly kind: 'tariff'; readonly tariff: ScenarioTariff['tariff'] }
  | { readonly kind: 'index'; readonly series: ScenarioSeries };

const SUBJECTS: ReadonlyMap<string, Subject> = new Map([
  ...keysOf(FIELD_LABELS).map((field): [string, Subject] => [looseKey(FIELD_LABELS[field]), { kind: 'field', field }]),
  ...TARIFF_CODES.map((tariff): [string, Subject] => [looseKey(TARIFF_LABELS[tariff]), { kind: 'tariff', tariff }]),
  ...keysOf(INDEX_LABELS).map((series): [string, Subject] => [
    looseKey(INDEX_LABELS[series]),
    { kind: 'index', series },
  ]),
]);

const SUBJECT: CellNotation<Subject> = {
  expected: `een van ${Object.values({ ...FIELD_LABELS, ...TARIFF_LABELS, ...INDEX_LABELS }).join(', ')}`,
  read: (value) => SUBJECTS.get(looseKey(plainText(value))) ?? null,
};

function readRow(row: Row, content: Content, mistakes: SheetMistakes): void {
  const subject = mistakes.required(row.cell('subject'), SUBJECT);
  switch (subject?.kind) {
    case undefined:
      return;
    case 'field':
      return readField(row, subject.field, content, mistakes);
    case 'tariff':
      return readTariff(row, subject.tariff, content, mistakes);
    case 'index':
      return readIndex(row, subject.series, content, mistakes);
  }
}

function readField(row: Row, field: ScenarioField, { fields }: Content, mistakes: SheetMistakes): void {
  if (fields.has(field)) {
    const expected = `één rij ${FIELD_LABELS[field]}`;
    mistakes.add(row.cell('subject'), 'field-twice', 'dit gegeven komt twee keer voor.', expected);
  } else {
    fields.set(field, row.cell('value'));
  }
}

/** Without an amount the law holds. */
function readTariff(row: Row, tariff: ScenarioTariff['tariff'], { tariffs }: Content, mistakes: SheetMistakes): void {
  const amount = mistakes.optional(row.cell('value'), EUROS);
  if (amount === null) return;
  const validFrom = mistakes.required(row.cell('from'), DATE);
  const through = mistakes.optional(row.cell('through'), DATE);
  if (validFrom === null) return;
  if (through !== null && through < validFrom) {
    mistakes.add(row.cell('through'), 'period-reversed', 'het einde ligt voor het begin.', 'een dag vanaf Van');
    return;
  }
  const validUntil = through === null ? null : addDays(through, 1);
  tariffs.push({ entry: { tariff, validFrom, validUntil, amount }, row });
}

/** Without a factor nothing changes. */
function readIndex(row: Row, series: ScenarioSeries, content: Content, mistakes: SheetMistakes): void {
  const index = mistakes.optional(row.cell('value'), FACTOR);
  if (index === null) return;
  const from = mistakes.required(row.cell('from'), DATE);
  const through = mistakes.required(row.cell('through'), DATE);
  if (from === null || through === null) return;
  const year = from.slice(0, 4);
  if (from !== `${year}-01-01` || through !== `${year}-12-31`) {
    const expected = `van 1-1-${year} tot en met 31-12-${year}`;
    mistakes.add(row.cell('from'), 'no-whole-year', 'een index geldt voor een heel jaar.', expected);
    return;
  }
  content[series].push({ entry: { year: Number(year), index }, row });
}

/** null: something is wrong, and was told. */
function scenarioOf(content: Content, mistakes: SheetMistakes): ReadScenario | null {
  const fieldOf = <T>(field: ScenarioField, notation: CellNotation<T>): T | null => {
    const cell = content.fields.get(field);
    return cell ? mistakes.optional(cell, notation) : null;
  };
  const expectedOf = <T>(field: ScenarioField, notation: CellNotation<T>): T | null => {
    const cell = content.fields.get(field);
    if (cell) return mistakes.required(cell, notation);
    const place = { sheet: SCENARIO_SHEET.name, field: FIELD_LABELS[field] };
    mistakes.found(finding('field-missing', place, { expected: notation.expected }));
    return null;
  };
  const name = expectedOf('name', NAME);
  const fromDate = expectedOf('fromDate', FROM_DATE);
  const throughYear = expectedOf('throughYear', OUTLOOK_YEAR);
  const asked: AskedInputs = {
    // where these could not be read, nothing else is held against them
    fromDate: fromDate ?? SCHEME_START,
    throughYear: throughYear ?? LAST_OUTLOOK_YEAR,
    baseYear: fieldOf('baseYear', OUTLOOK_YEAR),
    layout: fieldOf('layout', LAYOUT_YEAR),
    tariffs: content.tariffs.map(({ entry }) => entry),
    volumeIndex: content.volumeIndex.map(({ entry }) => entry),
    costIndex: content.costIndex.map(({ entry }) => entry),
  };
  const knownOn = fieldOf('knownOn', MOMENT);
  for (const { code, pointer, problem, expected } of inputFaults(asked)) {
    const cell = cellOf(pointer, content);
    if (cell) mistakes.add(cell, code, problem, expected);
  }
  return mistakes.all.length === 0 && name !== null ? { name, asked, knownOn } : null;
}

/** The cell that a pointer into the inputs came from. Example: `tariffs/1/validFrom` from Van of the second tariff. */
function cellOf(pointer: string, content: Content): TableCell | undefined {
  const [list = '', index] = pointer.split('/');
  if (list === 'tariffs' || list === 'volumeIndex' || list === 'costIndex') {
    return content[list][Number(index)]?.row.cell('from');
  }
  return content.fields.get(list as ScenarioField);
}

function keysOf<T extends object>(labels: T): (keyof T)[] {
  return Object.keys(labels) as (keyof T)[];
}
