import { revealed } from './disclosure.js';
import type { DisclosedCell } from './disclosure.js';
import type { Contribution, TableLayout } from './disclosure-cells.js';
import { MINISTRY_RULES, secrecyOf } from './disclosure-rules.js';
import type { DisclosureRules } from './disclosure-rules.js';
import { fourSums } from './gap.js';
import type { FourSums } from './gap.js';
import { ZERO } from './money.js';
import type { Amount } from './money.js';

/**
 * The sums of shortfalls and of surpluses beside disclosed tables. They add up over municipalities only, so that no table
 * can hold them; and who is on which side is one more way to group municipalities, which could be taken off the others.
 */

/** What `disclosed` made of the tables. */
type Cells = readonly Pick<DisclosedCell<string>, 'coordinates' | 'municipalities' | 'suppressed'>[];

type GapContribution = Contribution<'gap'>;

/**
 * The four sums over all contributions, one gap for each municipality; null where they may not be shown:
 *
 * - The total of the tables is not: it is the net gap.
 * - A side is of too few municipalities, or one makes up too much of it. Then neither is shown, for the net gap and the one
 *   side are the other. An empty side is no harm: the other one is the net gap itself.
 * - With the sides the tables would give something away to who knows which municipalities are on which side.
 *
 * How many are on each side goes with the sums: a one or two would tell what is hidden.
 * Example: three shortfalls and two surpluses give null; three and three give the sums. Four shortfalls, of which three are
 * all of a province whose cell is shown, give null again.
 */
export function disclosedSides(
  contributions: readonly GapContribution[],
  layouts: readonly TableLayout[],
  cells: Cells,
  rules: DisclosureRules = MINISTRY_RULES,
): FourSums | null {
  const total = cells.find(({ coordinates }) => Object.keys(coordinates).length === 0);
  if (!total?.municipalities) return null;
  const gaps = gapsOf(contributions);
  const shortfalls = contributions.filter(({ municipalityCode }) => gaps.get(municipalityCode)?.greaterThan(ZERO));
  const surpluses = contributions.filter(({ municipalityCode }) => gaps.get(municipalityCode)?.lessThan(ZERO));
  if ([shortfalls, surpluses].some((side) => tellsTooMuch(side, contributions, cells, rules))) return null;
  // who has no gap is in neither sum, and so on either side; cells that are not in the list count as shown: the sides do
  const inSurplus = new Set(surpluses);
  const sided = contributions.map((one) => ({
    ...one,
    coordinates: { ...one.coordinates, side: inSurplus.has(one) ? 'surplus' : 'shortfall' },
  }));
  if (revealed(sided, [...layouts, { dimensions: ['side'] }], cells, rules).length > 0) return null;
  return fourSums([...gaps.values()], gaps.size);
}

/** Whether a side may not be shown itself, or leaves what may not once the shown cells that lie within it are taken off. */
function tellsTooMuch(
  side: readonly GapContribution[],
  contributions: readonly GapContribution[],
  cells: Cells,
  rules: DisclosureRules,
): boolean {
  const dimensions = Object.keys(contributions[0]?.coordinates ?? {});
  const onSide = new Set(side);
  const lefts = dimensions.map((dimension) => {
    const elsewhere = new Set(contributions.filter((one) => !onSide.has(one)).map((one) => one.coordinates[dimension]));
    const shown = new Set(
      cells
        .filter(({ coordinates, suppressed }) => suppressed === null && Object.keys(coordinates).join() === dimension)
        .map(({ coordinates }) => coordinates[dimension]),
    );
    return side.filter(({ coordinates: { [dimension]: value } }) => elsewhere.has(value) || !shown.has(value));
  });
  return [side, ...lefts].some((left) => {
    const figures = new Map([...gapsOf(left)].map(([municipality, gap]) => [municipality, [gap]]));
    return figures.size > 0 && secrecyOf(figures, rules) !== null;
  });
}

function gapsOf(contributions: readonly GapContribution[]): Map<string, Amount> {
  const gaps = new Map<string, Amount>();
  for (const { municipalityCode, amountsEur } of contributions) {
    gaps.set(municipalityCode, (gaps.get(municipalityCode) ?? ZERO).plus(amountsEur.gap));
  }
  return gaps;
}
