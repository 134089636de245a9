import type ExcelJS from 'exceljs';
import { amount, amountText } from '../../src/kernel/money.js';
import { ModularSolver, residue } from './modular-solver.js';

/** Tables for the ministry as its reader has them: what is printed, and what can be computed from it. */

export const MEASURES = ['realCost', 'entitlement', 'received', 'gap'] as const;
export type Measure = (typeof MEASURES)[number];
type Figures = Readonly<Record<Measure, string>>;

/** A cell by what it is called; null: all groups, or all years, together. */
export interface PublishedCell {
  readonly grouping: string;
  readonly group: string | null;
  readonly year: number | null;
  /** null: hidden, or of nobody. */
  readonly figures: Figures | null;
  readonly municipalities: number | null;
}

/** What one municipality put into a component of a year, with the groups it is in, by the names that are printed. */
export interface Declared {
  readonly municipality: string;
  readonly year: number;
  readonly groups: Readonly<Record<string, string>>;
  readonly figures: Figures;
}

export const nameOf = ({ grouping, group, year }: PublishedCell): string => `${grouping} ${group} ${year}`;

export const isHidden = ({ municipalities }: PublishedCell): boolean => municipalities === null;

export function within(declared: readonly Declared[], { grouping, group, year }: PublishedCell): Declared[] {
  return declared.filter((one) => [one.groups[grouping], null].includes(group) && [one.year, null].includes(year));
}

/**
 * What follows from all that is shown, in whichever table, to who knows who declared what and lies where: by name the
 * residues of the cells that are hidden and can be computed.
 */
export function computed(
  cells: readonly PublishedCell[],
  declared: readonly Declared[],
  measure: Measure,
): Map<string, number> {
  const solver = new ModularSolver(declared.length);
  const unknownsOf = (cell: PublishedCell): number[] => {
    const own = new Set(within(declared, cell));
    return declared.map((one) => (own.has(one) ? 1 : 0));
  };
  for (const cell of cells) {
    if (cell.figures) solver.learn([...unknownsOf(cell), -residue(amount(cell.figures[measure]))]);
  }
  return new Map(
    cells.filter(isHidden).flatMap((cell): [string, number][] => {
      const value = solver.valueOf(unknownsOf(cell));
      return value === null ? [] : [[nameOf(cell), value]];
    }),
  );
}

/** What a cell shows; of a formula that comes to zero exceljs keeps no result when it reads it. */
export function resultOf(value: ExcelJS.CellValue): ExcelJS.CellValue {
  return typeof value === 'object' && value !== null && 'formula' in value ? (value.result ?? 0) : value;
}

/** The cells of a sheet; `grouping` is what its groups are called in the other cells. */
export function cellsOf(sheet: ExcelJS.Worksheet, grouping: string): PublishedCell[] {
  return (sheet.getRows(2, sheet.rowCount - 1) ?? []).map((row) => {
    const [group, year, municipalities, ...figures] = [1, 2, 3, 4, 5, 6, 7].map((column) => row.getCell(column).value);
    const [realCost, entitlement, received, gap] = figures.map((value) => resultOf(value));
    const texts = { realCost, entitlement, received, gap };
    const isShown = Object.values(texts).every((value) => typeof value === 'number');
    return {
      grouping,
      group: group === 'Totaal' ? null : (group as string),
      year: typeof year === 'number' ? year : null,
      figures: isShown
        ? (Object.fromEntries(
            MEASURES.map((measure) => [measure, amountText(amount(texts[measure] as number))]),
          ) as Figures)
        : null,
      municipalities: typeof municipalities === 'number' ? municipalities : null,
    };
  });
}
