import { sum, ZERO } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import type { IsoMonth } from '../../kernel/period.js';
import type { Basis, CostLine, FundingRoute, ReceiptLine, ReceptionLine } from '../../kernel/scheme.js';
import type { MonthlyDays } from './reception-days.js';

/**
 * A declaration as the rules see it whole. Its cost lines, which can be hundreds of thousands, are added up as they
 * come; so memory does not grow with the file.
 */
export interface Declared {
  readonly basis: Basis;
  readonly reception: readonly ReceptionLine[];
  readonly receptionDaysOf: MonthlyDays;
  readonly receipts: readonly ReceiptLine[];
  /** In the order in which month, category and route first appear. */
  readonly costs: readonly CostCell[];
}

/** By what costs are told apart, and by what their component is known. */
export interface CostOfKind {
  readonly month: IsoMonth;
  readonly costCategory: string;
  readonly fundingRoute: FundingRoute;
}

export interface CostSum extends CostOfKind {
  readonly amountEur: Amount;
}

/** The cost lines of one month, category and route together. */
export interface CostCell extends CostSum {
  readonly lines: number;
  readonly firstRow: number;
  /** The line that is largest without its sign. */
  readonly largest: { readonly row: number; readonly amountEur: Amount };
}

/** Adds cost lines up into cells. */
export function costCells(): { add(line: CostLine): void; cells(): CostCell[] } {
  const cells = new Map<string, { -readonly [K in keyof CostCell]: CostCell[K] }>();
  return {
    add: ({ month, costCategory, fundingRoute, amountEur, row }) => {
      const key = `${month} ${costCategory} ${fundingRoute}`;
      const cell = cells.get(key);
      if (!cell) {
        const largest = { row, amountEur };
        cells.set(key, { month, costCategory, fundingRoute, amountEur, lines: 1, firstRow: row, largest });
        return;
      }
      cell.amountEur = cell.amountEur.plus(amountEur);
      cell.lines += 1;
      if (amountEur.abs().greaterThan(cell.largest.amountEur.abs())) cell.largest = { row, amountEur };
    },
    cells: () => [...cells.values()],
  };
}

export interface SummedCosts {
  readonly amountEur: Amount;
  readonly lines: number;
  readonly firstRow: number;
}

/** Cells added up by a name that each is given; null leaves a cell out. In the order of first appearance. */
export function costsBy(
  cells: readonly CostCell[],
  nameOf: (cell: CostCell) => string | null,
): ReadonlyMap<string, SummedCosts> {
  const groups = new Map<string, CostCell[]>();
  for (const cell of cells) {
    const name = nameOf(cell);
    if (name === null) continue;
    const group = groups.get(name);
    if (group) group.push(cell);
    else groups.set(name, [cell]);
  }
  return new Map([...groups].map(([name, group]) => [name, summed(group)]));
}

function summed(cells: readonly CostCell[]): SummedCosts {
  return {
    amountEur: sum(cells.map((cell) => cell.amountEur)),
    lines: cells.reduce((lines, cell) => lines + cell.lines, 0),
    firstRow: Math.min(...cells.map((cell) => cell.firstRow)),
  };
}

/** The sum of what passes; of nothing it is zero. */
export function costOf<T extends { readonly amountEur: Amount }>(
  cells: readonly T[],
  passes: (cell: T) => boolean,
): Amount {
  return cells.reduce((total, cell) => (passes(cell) ? total.plus(cell.amountEur) : total), ZERO);
}
