import { describe, expect, it } from '@jest/globals';
import type ExcelJS from 'exceljs';
import JSZip from 'jszip';
import type { FindingCode } from '../../../src/intake/rules/registry.js';
import type { Rule } from '../../../src/intake/rules/rule.js';
import { bytesOf, findingsOf, readAll, REFERENCE, soundSheets, workbookOf } from './declaration-file.js';
import { temporaryFiles } from './temporary-file.js';

/** Specs of the rules that the reader applies: real workbooks, each the sound one with its one change. */

export interface ReadingCase {
  /** Cells that hold something else: sheet, row of data from 0, column from 0, value. */
  readonly cells?: readonly (readonly [sheet: string, row: number, column: number, value: ExcelJS.CellValue])[];
  /** Any other change. */
  readonly edit?: (workbook: ExcelJS.Workbook) => void;
  /** The municipality of who hands it in; left out: they may hand in anybody's. */
  readonly sender?: string;
  /** Files put into the zip, which exceljs cannot make. */
  readonly parts?: Readonly<Record<string, string>>;
}

export interface BrokenReadingCase extends ReadingCase {
  /** The whole message that its sender reads; one for each breach. */
  readonly says: string | readonly string[];
}

/** A workbook that keeps to the rule, one that breaks it, and one on the border, which does either. */
export function describeReadingRule(
  rule: Rule<FindingCode>,
  cases: {
    readonly passes?: ReadingCase;
    readonly fails: BrokenReadingCase;
    readonly border: ReadingCase | BrokenReadingCase;
  },
): void {
  const hold = (name: string, given: ReadingCase | BrokenReadingCase): void => {
    const says = 'says' in given ? [given.says].flat() : [];
    it(`${says.length === 0 ? 'lets pass' : 'reports'} ${name}`, async () => {
      const found = findingsOf(await read(given)).filter(({ code }) => code === rule.code);
      expect(found.map(({ message }) => message)).toEqual(says);
      expect(found.every(({ severity }) => severity === rule.severity)).toBe(true);
    });
  };
  describe(rule.code, () => {
    hold('what keeps to it', cases.passes ?? {});
    hold('what breaks it', cases.fails);
    hold('what is on the border', cases.border);
  });
}

async function read({ cells = [], edit, parts = {}, sender }: ReadingCase): ReturnType<typeof readAll> {
  const sheets = soundSheets();
  for (const [sheet, row, column, value] of cells) {
    const rows = sheets[sheet] ?? [];
    const line = [...(rows[row] ?? [])];
    line[column] = value;
    rows[row] = line;
  }
  const workbook = workbookOf(sheets);
  edit?.(workbook);
  const files = temporaryFiles();
  try {
    return await readAll(files.write(await withParts(await bytesOf(workbook), parts)), {
      ...REFERENCE,
      sender: sender ?? null,
    });
  } finally {
    files.remove();
  }
}

async function withParts(bytes: Uint8Array, parts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  if (Object.keys(parts).length === 0) return bytes;
  const zip = await JSZip.loadAsync(bytes);
  for (const [name, text] of Object.entries(parts)) zip.file(name, text);
  return zip.generateAsync({ type: 'uint8array' });
}

/** A sheet of the workbook, which must be there. */
export function sheetOf(workbook: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}
