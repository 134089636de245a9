import { cellTable, figuresOf, subsetsOf } from './disclosure-cells.js';
import type { Cell, CellTable, Contribution, Coordinates, TableLayout } from './disclosure-cells.js';
import { exposures } from './disclosure-exposure.js';
import { MINISTRY_RULES } from './disclosure-rules.js';
import type { DisclosureRules } from './disclosure-rules.js';
import { suppressions } from './disclosure-suppression.js';
import type { Suppression } from './disclosure-suppression.js';
import { sum, ZERO } from './money.js';
import type { Amount } from './money.js';

/**
 * Tables for the ministry without the figures of any one municipality in them. Suppressed are the cells of fewer than three
 * municipalities, those of which one makes up more than 85 %, and the further ones that keep these from being computed.
 *
 * Protected is: no suppressed cell, and no sum in no table that might not be shown (what a province has beyond a safety
 * region within it), follows exactly from all that is shown, in whichever table, with whichever sums and differences. Nor
 * does a municipality that knows its own figures in suppressed cells learn exactly those of one other; and what a total
 * leaves after its shown parts could itself be shown. The reader is taken to know who contributed where, and what lies
 * within what. All measures suppress the same cells, which is why gap = realCost − entitlement gives nothing away: a
 * combination over several measures is one of the same cells in each of them, and a cell follows in none.
 *
 * Not protected is what can be guessed: that costs are not negative bounds a suppressed cell by its total, and of the 85 %
 * holds only that no shown sum is nearly the figure of one. Nor do municipalities count that put their figures together,
 * or figures that are published elsewhere. Measures have to add up over every dimension: the sum of shortfalls alone does
 * so over municipalities, and not over years or components.
 */

/** A cell as it may be published. */
export interface DisclosedCell<Measure extends string> {
  readonly coordinates: Coordinates;
  /** In euro; null where the cell is suppressed, and where no one contributed (then `municipalities` is 0). */
  readonly amountsEur: Readonly<Record<Measure, Amount>> | null;
  /** How many contributed; null in every suppressed cell, for a count on some would mark the others as 1 or 2. */
  readonly municipalities: number | null;
  /** Why nothing is shown. For who may see everything: in print all three look the same, or the reason would tell. */
  readonly suppressed: Suppression | null;
}

/**
 * All cells of the tables as they may be published, totals included, table after table and each cell once. The tables are
 * protected together, so that everything which is published of the same contributions belongs in one call.
 * Throws a RangeError where a contribution has no value for a dimension of a table, or not the measures that the others have.
 * Example: Drenthe 2024 has two contributors: it is suppressed, and with it another province of 2024, and both in another
 * year, or the totals of 2024 and of Drenthe would give it away.
 */
export function disclosed<Measure extends string>(
  contributions: readonly Contribution<Measure>[],
  layouts: readonly TableLayout[],
  rules: DisclosureRules = MINISTRY_RULES,
): DisclosedCell<Measure>[] {
  const table = cellTable(contributions, layouts);
  const hidden = suppressions(table, rules);
  return addresses(layouts, table.values).map((coordinates) => {
    const cell = table.at(coordinates);
    if (!cell) return { coordinates, amountsEur: null, municipalities: 0, suppressed: null };
    const suppressed = hidden.get(cell) ?? null;
    if (suppressed) return { coordinates, amountsEur: null, municipalities: null, suppressed };
    return { coordinates, ...shownFigures<Measure>(table, cell), suppressed };
  });
}

function shownFigures<Measure extends string>(
  table: CellTable,
  cell: Cell,
): { amountsEur: Record<Measure, Amount>; municipalities: number } {
  const figures = figuresOf(table, cell.groups);
  const totals = table.measures.map((measure, index) => [
    measure,
    sum([...figures.values()].map((figure) => figure[index] ?? ZERO)),
  ]);
  return { amountsEur: Object.fromEntries(totals) as Record<Measure, Amount>, municipalities: figures.size };
}

/**
 * Solves the tables: what the cells as they are suppressed give away all the same, by coordinates. Of what `disclosed`
 * gives it is nothing; of cells suppressed by other hands, look here before they leave the house. Cells that are missing
 * from the list count as shown.
 */
export function revealed<Measure extends string>(
  contributions: readonly Contribution<Measure>[],
  layouts: readonly TableLayout[],
  cells: readonly Pick<DisclosedCell<Measure>, 'coordinates' | 'suppressed'>[],
  rules: DisclosureRules = MINISTRY_RULES,
): Coordinates[] {
  const table = cellTable(contributions, layouts);
  const hidden = cells.flatMap(({ coordinates, suppressed }) => (suppressed && table.at(coordinates)) ?? []);
  return exposures(table, new Set(hidden), rules).map(({ cell }) => cell.coordinates);
}

function addresses(layouts: readonly TableLayout[], values: ReadonlyMap<string, readonly string[]>): Coordinates[] {
  const all = new Map<string, Coordinates>();
  for (const chosen of layouts.flatMap((layout) => subsetsOf([...layout.dimensions].sort()))) {
    const crossed = chosen.reduce<Coordinates[]>(
      (soFar, dimension) =>
        soFar.flatMap((one) => (values.get(dimension) ?? []).map((value) => ({ ...one, [dimension]: value }))),
      [{}],
    );
    for (const coordinates of crossed) all.set(JSON.stringify(coordinates), coordinates);
  }
  return [...all.values()];
}
