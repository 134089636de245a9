import { FINDINGS_SHEET } from './annotated/findings-sheet.js';
import { GUIDE_SHEET } from './template/guide-sheet.js';
import { LIST_SHEET } from './template/list-sheet.js';
import { SHEETS } from './declaration-layout.js';
import type { SheetLayout } from './declaration-layout.js';
import { finding, presentable } from './findings.js';
import type { Finding } from './findings.js';
import { pairLookalikes } from './lookalike.js';
import { looseKey } from './notation/choice.js';
import type { SheetInfo } from './workbook/workbook.js';

/** Sheets that we put into workbooks ourselves; they hold nothing to read. */
const OWN_SHEETS = [FINDINGS_SHEET, GUIDE_SHEET, LIST_SHEET];

/** Which sheet of the workbook is which of the template, wherever it stands; and which are missing or not ours. */
export interface WorkbookShape {
  /** Null when the sheet is missing, or there are two of that name and neither can be preferred. */
  sheetOf(layout: SheetLayout): SheetInfo | null;
  readonly findings: readonly Finding[];
}

export function workbookShape(sheets: readonly SheetInfo[]): WorkbookShape {
  const matchesOf = (layout: SheetLayout): SheetInfo[] =>
    sheets.filter(({ name }) => looseKey(name) === looseKey(layout.name));
  const ours = sheets.filter(({ name }) => OWN_SHEETS.some((own) => looseKey(own) === looseKey(name)));
  const known = new Set([...SHEETS.flatMap(matchesOf), ...ours]);
  const unknown = sheets.filter((sheet) => !known.has(sheet)).map(({ name }) => name);
  const missing = SHEETS.filter((layout) => matchesOf(layout).length === 0).map(({ name }) => name);
  const misspelt = pairLookalikes(missing, unknown);
  const explained = new Set(misspelt.values());
  return {
    sheetOf: (layout) => {
      const [first, second] = matchesOf(layout);
      return first && !second ? first : null;
    },
    findings: [
      ...SHEETS.flatMap((layout) => sheetFindings(layout, matchesOf(layout), misspelt.get(layout.name) ?? null)),
      ...unknown.filter((name) => !explained.has(name)).map(unknownSheet),
    ],
  };
}

function sheetFindings(layout: SheetLayout, [first, second]: readonly SheetInfo[], misspelt: string | null): Finding[] {
  const place = { sheet: layout.name };
  if (!first) {
    const hint = misspelt === null ? null : `Is het blad "${presentable(misspelt)}" bedoeld?`;
    const remedy = misspelt === null ? null : 'Pas dan de naam aan en lever het bestand opnieuw in.';
    return [finding('sheet-missing', place, { given: misspelt, expected: `een blad ${layout.name}`, hint, remedy })];
  }
  if (second) return [finding('sheet-twice', place, { given: second.name, expected: `één blad ${layout.name}` })];
  return first.hidden ? [finding('sheet-hidden', place, { expected: 'een blad dat zichtbaar is' })] : [];
}

function unknownSheet(name: string): Finding {
  const expected = `alleen de bladen ${SHEETS.map((layout) => layout.name).join(', ')}`;
  return finding('sheet-unknown', { sheet: name }, { given: name, expected });
}
