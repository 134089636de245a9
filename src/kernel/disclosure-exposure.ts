import { figuresOf } from './disclosure-cells.js';
import type { Cell, CellTable } from './disclosure-cells.js';
import { secrecyOf } from './disclosure-rules.js';
import type { DisclosureRules } from './disclosure-rules.js';
import { linearSpan } from './linear-span.js';
import type { LinearSpan, Row } from './linear-span.js';

/** What tables give away, found by solving them: every cell that is shown is a known sum of unknown groups. */

/** A cell that is not shown and can be computed exactly all the same. */
export interface Exposure {
  readonly cell: Cell;
  /** The shown cells that it is computed from; never none. */
  readonly from: readonly Cell[];
}

/**
 * The cells that can be computed from those shown: of the hidden ones any, and of those that stand in no table the ones
 * that may not be shown. Only where there are none: the cells, in a table or in none, that a municipality which knows its
 * own figures could compute and that hold too few others (where a sum takes three, one other).
 */
export function exposures(table: CellTable, hidden: ReadonlySet<Cell>, rules: DisclosureRules): Exposure[] {
  const shown = table.cells.filter((cell) => isShown(cell, hidden));
  const span = linearSpan(shown.map(rowOf), table.groups.length);
  const computed = computable(table, hidden, span, rules);
  if (computed.length > 0) return explained(table, shown, [], computed);
  return toInsiders(table, hidden, span, rules).flatMap(({ own, cells }) => explained(table, shown, own, cells));
}

function isShown(cell: Cell, hidden: ReadonlySet<Cell>): boolean {
  return cell.published && !hidden.has(cell);
}

function rowOf(cell: Cell): Row {
  return new Map(cell.groups.map((group) => [group, 1n]));
}

function computable(table: CellTable, hidden: ReadonlySet<Cell>, span: LinearSpan, rules: DisclosureRules): Cell[] {
  const change = span.unseenChange();
  return table.cells.filter((cell) => {
    if (isShown(cell, hidden)) return false;
    let changed = 0n;
    for (const group of cell.groups) changed += change[group] ?? 0n;
    // the cheap question first: what changes unseen cannot be computed
    if (changed !== 0n || span.remainder(rowOf(cell)).size > 0) return false;
    return cell.published || secrecyOf(figuresOf(table, cell.groups), rules) !== null;
  });
}

/** A cell of too few municipalities that is not shown, and what shown cells leave unknown of it. */
interface SmallCell {
  readonly cell: Cell;
  readonly municipalities: ReadonlySet<string>;
  readonly left: Row;
}

/** By municipality: its own groups, and the cells that it computes with them of too few others. */
function toInsiders(
  table: CellTable,
  hidden: ReadonlySet<Cell>,
  span: LinearSpan,
  { fewest }: DisclosureRules,
): { own: Cell[]; cells: Cell[] }[] {
  const small = table.cells.flatMap((cell): SmallCell[] => {
    const municipalities = isShown(cell, hidden) ? null : fewerThan(fewest, table, cell);
    return municipalities ? [{ cell, municipalities, left: span.remainder(rowOf(cell)) }] : [];
  });
  const ownGroups = new Map<string, SmallCell[]>();
  for (const one of small) {
    const [insider, another] = one.municipalities;
    if (one.cell.groups.length > 1 || insider === undefined || another !== undefined) continue;
    ownGroups.set(insider, [...(ownGroups.get(insider) ?? []), one]);
  }
  return [...ownGroups].flatMap(([insider, own]) => {
    const known = linearSpan(
      own.map(({ left }) => left),
      table.groups.length,
    );
    const touched = new Set(own.flatMap(({ left }) => [...left.keys()]));
    const found = small.filter(({ municipalities, left }) => {
      const others = municipalities.size - (municipalities.has(insider) ? 1 : 0);
      if (others === 0 || others >= fewest - 1) return false;
      // the cheap question first: what touches other unknowns is not computed from these
      return [...left.keys()].every((column) => touched.has(column)) && known.remainder(left).size === 0;
    });
    return found.length > 0 ? [{ own: own.map(({ cell }) => cell), cells: found.map(({ cell }) => cell) }] : [];
  });
}

/** The municipalities of a cell, or null if they are not fewer. */
function fewerThan(fewest: number, table: CellTable, cell: Cell): Set<string> | null {
  const municipalities = new Set<string>();
  for (const group of cell.groups) {
    for (const municipality of table.groups[group]?.keys() ?? []) municipalities.add(municipality);
    if (municipalities.size >= fewest) return null;
  }
  return municipalities;
}

/**
 * Solves once more, with each shown cell marked, for what the cells are computed from. The largest come first: what can be
 * said in totals is then not said in all their parts, to hide one of which would change no more than the words.
 */
function explained(table: CellTable, shown: readonly Cell[], own: readonly Cell[], cells: readonly Cell[]): Exposure[] {
  const unknowns = table.groups.length;
  const ordered = [...shown].reverse();
  const marked = ordered.map((cell, index) => new Map([...rowOf(cell), [unknowns + index, 1n]]));
  const span = linearSpan([...own.map(rowOf), ...marked], unknowns, ordered.length);
  return cells.map((cell) => ({
    cell,
    from: [...span.remainder(rowOf(cell)).keys()].flatMap((column) => ordered[column - unknowns] ?? []),
  }));
}
