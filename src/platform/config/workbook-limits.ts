/**
 * How much a workbook may ask of us. A declaration stays far below; a file that goes beyond is a mistake or an attack,
 * and is refused before it costs memory or minutes. Sizes are counted while reading: what a zip says of itself is not
 * trusted. The size of the file as sent is the business of whoever receives it.
 */
export interface WorkbookLimits {
  /** Files inside the zip. */
  readonly zipEntries: number;
  /** Uncompressed bytes of one part, and of all parts that are read. */
  readonly partBytes: number;
  readonly totalBytes: number;
  readonly sheets: number;
  /** Rows and cells that hold a value; rows that are only formatted do not count. */
  readonly rowsPerSheet: number;
  readonly cellsPerSheet: number;
  /** The table of texts that cells share is the one thing held in memory. */
  readonly sharedStrings: number;
  readonly sharedStringCharacters: number;
  /** Excel's own limit. */
  readonly cellCharacters: number;
  /** Columns of a sheet, and lines of a file of text, those without a value included: Excel's own too. */
  readonly columns: number;
  readonly textLines: number;
  readonly xmlDepth: number;
  /** Elements and comments of one part, those that hold nothing included; a long tag counts as several. */
  readonly xmlNodes: number;
  /** How many of them may come beyond a dozen for each text: the cells of an empty grid cost as much as filled ones. */
  readonly xmlEmptyNodes: number;
  /** Characters that may pass without an element beginning or ending: a text, comment or attribute of any length. */
  readonly xmlSilence: number;
}

const MIB = 1024 * 1024;

export const DEFAULT_LIMITS: WorkbookLimits = {
  zipEntries: 2_000,
  partBytes: 256 * MIB,
  totalBytes: 512 * MIB,
  sheets: 100,
  rowsPerSheet: 250_000,
  cellsPerSheet: 2_500_000,
  sharedStrings: 400_000,
  sharedStringCharacters: 50_000_000,
  cellCharacters: 32_767,
  columns: 16_384,
  textLines: 1_048_576,
  xmlDepth: 64,
  xmlNodes: 12_000_000,
  xmlEmptyNodes: 1_000_000,
  xmlSilence: MIB,
};

/** The setting of a limit. Example: `INTAKE_ROWS_PER_SHEET`. */
export function limitSetting(limit: string): string {
  return `INTAKE_${limit.replace(/[A-Z]/g, (capital) => `_${capital}`).toUpperCase()}`;
}

/** All limits, each as it is set or else as it is by default. */
export function workbookLimits(read: (setting: string, fallback: number) => number): WorkbookLimits {
  const limits: { -readonly [K in keyof WorkbookLimits]: number } = { ...DEFAULT_LIMITS };
  for (const key of Object.keys(DEFAULT_LIMITS) as (keyof WorkbookLimits)[]) {
    limits[key] = read(limitSetting(key), DEFAULT_LIMITS[key]);
  }
  return limits;
}
