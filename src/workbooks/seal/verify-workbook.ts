import { openWorkbook } from '../../intake/workbook/open-workbook.js';
import type { CellValue, SheetInfo, SheetRow, Workbook } from '../../intake/workbook/workbook.js';
import { amount, ZERO } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import { DEFAULT_LIMITS } from '../../platform/config/workbook-limits.js';
import { SUBJECT_OF_ID } from './identity.js';
import { ALL_SHEETS, SEAL_SHEET } from './seal-sheet.js';
import { sealer, sealOf } from './sheet-seal.js';
import type { SealedValue, SheetSeal } from './sheet-seal.js';

/** How a sheet compares with what is sealed. */
export type SheetState = 'same' | 'changed' | 'missing' | 'added';

/** What checking a workbook came to. */
export interface WorkbookCheck {
  /** Its name, by its guide; null: it has none. */
  readonly id: string | null;
  readonly sheets: readonly { readonly sheet: string; readonly rows: number; readonly state: SheetState }[];
  /** Whether the hash of all sheets together is the one that is sealed. */
  readonly isWhole: boolean;
  /** Columns of Regels that do not add up to its total row. */
  readonly wrongTotals: readonly string[];
}

/** No workbook of an export: it has no sheet Controle, or none that can be read as such. */
export class NotSealed extends Error {}

const LINES_SHEET = 'Regels';
const SUMMED = ['Werkelijke kosten', 'Aanspraak', 'Ontvangen'];

/** Of ours, with a million lines; still bounded, for anybody may hand one in. */
const GIB = 1024 ** 3;
const LIMITS = {
  ...DEFAULT_LIMITS,
  ...{ partBytes: 2 * GIB, totalBytes: 4 * GIB, rowsPerSheet: 1_048_576, cellsPerSheet: 25_000_000 },
  ...{ xmlNodes: 200_000_000, sharedStrings: 5_000_000, sharedStringCharacters: GIB / 4 },
};

/** Holds a workbook against what its sheet Controle says of it, without any data of ours. */
export async function verifyWorkbook(path: string): Promise<WorkbookCheck> {
  const workbook = await openWorkbook(path, LIMITS);
  try {
    const found: SheetSeal[] = [];
    let sealed: readonly SheetSeal[] | null = null;
    let contentSha256: string | null = null;
    let id: string | null = null;
    let wrongTotals: readonly string[] = [];
    for (const sheet of workbook.sheets) {
      if (sheet.name === SEAL_SHEET) {
        ({ sealed, contentSha256 } = await sealedIn(workbook, sheet));
        continue;
      }
      const { seal, guideId, totals } = await read(workbook, sheet);
      found.push(seal);
      id ??= guideId;
      if (sheet.name === LINES_SHEET) wrongTotals = totals;
    }
    if (sealed === null) throw new NotSealed(SEAL_SHEET);
    const sheets = compared(sealed, found);
    const isSealKept = contentSha256 !== null && sealOf(sealed) === contentSha256;
    return { id, sheets, isWhole: isSealKept && sheets.every(({ state }) => state === 'same'), wrongTotals };
  } finally {
    workbook.close();
  }
}

function compared(sealed: readonly SheetSeal[], found: readonly SheetSeal[]): WorkbookCheck['sheets'] {
  const bySheet = new Map(found.map((seal) => [seal.sheet, seal]));
  const expected = sealed.map(({ sheet, rows, sha256 }) => {
    const seal = bySheet.get(sheet);
    const state: SheetState = seal === undefined ? 'missing' : seal.sha256 === sha256 ? 'same' : 'changed';
    return { sheet, rows: seal?.rows ?? rows, state };
  });
  const names = new Set(sealed.map(({ sheet }) => sheet));
  const added = found.filter(({ sheet }) => !names.has(sheet));
  return [...expected, ...added.map(({ sheet, rows }) => ({ sheet, rows, state: 'added' as const }))];
}

async function sealedIn(
  workbook: Workbook,
  sheet: SheetInfo,
): Promise<{ sealed: SheetSeal[]; contentSha256: string | null }> {
  const sealed: SheetSeal[] = [];
  let contentSha256: string | null = null;
  for await (const values of rowsOf(workbook, sheet)) {
    const [name, rows, sha256] = values;
    if (typeof name !== 'string' || typeof rows !== 'number' || typeof sha256 !== 'string') continue;
    if (name === ALL_SHEETS) contentSha256 = sha256;
    else sealed.push({ sheet: name, rows, sha256 });
  }
  return { sealed, contentSha256 };
}

/** The seal of a sheet as it is; where it is a guide the name it gives, where it is a table which totals are wrong. */
async function read(
  workbook: Workbook,
  info: SheetInfo,
): Promise<{ seal: SheetSeal; guideId: string | null; totals: readonly string[] }> {
  const sheet = sealer(info.name);
  const sums = columnSums();
  let guideId: string | null = null;
  for await (const values of rowsOf(workbook, info)) {
    sheet.add(values);
    sums.add(values);
    if (values[0] === SUBJECT_OF_ID && typeof values[1] === 'string') guideId = values[1];
  }
  return { seal: sheet.seal(), guideId, totals: sums.wrong() };
}

/** Adds the columns of a table up to the row before its last, which is their total. */
function columnSums(): { add(values: readonly SealedValue[]): void; wrong(): string[] } {
  let columns: number[] | null = null;
  let header: readonly SealedValue[] = [];
  let sums: Amount[] = [];
  let last: Amount[] = [];
  return {
    add: (values) => {
      if (columns === null) {
        header = values;
        columns = SUMMED.map((name) => values.indexOf(name)).filter((index) => index >= 0);
        sums = columns.map(() => ZERO);
        last = sums;
        return;
      }
      sums = sums.map((total, index) => total.plus(last[index] ?? ZERO));
      last = columns.map((column) => {
        const value = values[column];
        return typeof value === 'number' ? amount(value) : ZERO;
      });
    },
    wrong: () =>
      (columns ?? []).flatMap((column, index) =>
        (sums[index] ?? ZERO).equals(last[index] ?? ZERO) ? [] : [String(header[column])],
      ),
  };
}

async function* rowsOf(workbook: Workbook, sheet: SheetInfo): AsyncGenerator<SealedValue[]> {
  for await (const batch of workbook.rows(sheet)) for (const row of batch) yield valuesOf(row);
}

function valuesOf({ cells }: SheetRow): SealedValue[] {
  const values = Array<SealedValue>(Math.max(0, ...cells.keys())).fill(null);
  for (const [column, cell] of cells) values[column - 1] = valueOf(cell);
  return values;
}

function valueOf(cell: CellValue): SealedValue {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'number':
      return Number(cell.raw);
    case 'boolean':
      return cell.value;
    case 'date':
      return cell.date;
    case 'error':
      return cell.error;
    case 'uncomputed':
      return null;
  }
}
