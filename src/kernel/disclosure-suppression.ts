import { figuresOf } from './disclosure-cells.js';
import type { Cell, CellTable, Line } from './disclosure-cells.js';
import { exposures } from './disclosure-exposure.js';
import { secrecyOf, weightOf } from './disclosure-rules.js';
import type { DisclosureRules, Secrecy } from './disclosure-rules.js';
import type { Amount } from './money.js';

/** Which cells to hide: those that may not be shown, and others so that no subtraction brings them back. */

/** Why a cell is hidden: for what it says itself, or for what could be computed with it. */
export type Suppression = Secrecy | 'secondary';

/** The hidden cells so far. */
type Hidden = Map<Cell, Suppression>;

/**
 * The published cells to hide, with the reason. Secondary ones come one at a time, least loss first: along every line until
 * what it leaves hidden might as well be shown, and then out of the solved tables until they give nothing away.
 * Each step hides one cell more, and only shown cells give others away: so there is an end.
 */
export function suppressions(table: CellTable, rules: DisclosureRules): ReadonlyMap<Cell, Suppression> {
  const hidden: Hidden = new Map();
  for (const cell of table.cells) {
    const secrecy = cell.published ? secrecyOf(figuresOf(table, cell.groups), rules) : null;
    if (secrecy) hidden.set(cell, secrecy);
  }
  const lossOf = losses(table, hidden);
  for (;;) {
    hideAlongLines(table, rules, hidden, lossOf);
    const given = exposures(table, new Set(hidden.keys()), rules);
    if (given.length === 0) return hidden;
    for (const { from } of given) hideOneOf(from, hidden, lossOf);
  }
}

/** Goes along the lines until none is left that tells too much: what is hidden for one may be missing from another. */
function hideAlongLines(
  table: CellTable,
  rules: DisclosureRules,
  hidden: Hidden,
  lossOf: (cell: Cell) => Amount,
): void {
  let before: number;
  do {
    before = hidden.size;
    for (const line of table.lines) {
      while (tellsTooMuch(table, line, rules, hidden)) {
        const shown = line.parts.filter((part) => !hidden.has(part));
        hideOneOf(shown, hidden, lossOf);
      }
    }
  } while (hidden.size > before);
}

/**
 * Whether a line gives something away by subtraction: its one hidden cell, or, where the total is shown, that what is hidden
 * of it adds up to a sum that may not be shown. (If all of it is hidden, that is the total, which may be.)
 */
function tellsTooMuch(table: CellTable, line: Line, rules: DisclosureRules, hidden: Hidden): boolean {
  if (isOnlyHidden(line, hidden)) return true;
  if (hidden.has(line.total)) return false;
  const left = [...line.rest, ...line.parts.filter((part) => hidden.has(part)).flatMap((part) => part.groups)];
  return left.length > 0 && secrecyOf(figuresOf(table, left), rules) !== null;
}

function isOnlyHidden(line: Line, hidden: ReadonlyMap<Cell, Suppression>): boolean {
  return line.rest.length === 0 && [line.total, ...line.parts].filter((cell) => hidden.has(cell)).length === 1;
}

/** Hides the cell that costs least; of equals the first. */
function hideOneOf(cells: readonly Cell[], hidden: Hidden, lossOf: (cell: Cell) => Amount): void {
  const [cheapest] = cells.map((cell) => ({ cell, loss: lossOf(cell) })).sort((a, b) => a.loss.comparedTo(b.loss));
  if (!cheapest) throw new Error('a cell is given away, and by no cell that could be hidden');
  hidden.set(cheapest.cell, 'secondary');
}

/**
 * What hiding a cell costs: its weight, and for every line in which it would be the only hidden cell the weight of the
 * lightest cell that would have to go with it. So cells are preferred that complete what is hidden already.
 */
function losses(table: CellTable, hidden: ReadonlyMap<Cell, Suppression>): (cell: Cell) => Amount {
  const weights = new Map<Cell, Amount>();
  const weigh = (cell: Cell): Amount => {
    const weight = weights.get(cell) ?? weightOf(figuresOf(table, cell.groups));
    weights.set(cell, weight);
    return weight;
  };
  const linesWith = new Map<Cell, Line[]>();
  for (const line of table.lines) {
    for (const cell of [line.total, ...line.parts]) linesWith.set(cell, [...(linesWith.get(cell) ?? []), line]);
  }
  return (cell) =>
    (linesWith.get(cell) ?? []).reduce((loss, line) => {
      const others = [line.total, ...line.parts].filter((other) => other !== cell);
      if (line.rest.length > 0 || others.some((other) => hidden.has(other))) return loss;
      return loss.plus(others.map(weigh).reduce((lightest, weight) => (weight.lessThan(lightest) ? weight : lightest)));
    }, weigh(cell));
}
