import type { Amount } from './money.js';

/** The cells of several tables over the same contributions, and which cells are the sum of which. */

/** Value by dimension ("year": "2024"); a dimension that is left out means all its values together. */
export type Coordinates = Readonly<Record<string, string>>;

/** What one municipality puts into the tables at one value of every dimension: a figure in euro for each measure. */
export interface Contribution<Measure extends string> {
  /** In the layout of one year throughout: under two codes one municipality would count as two. */
  readonly municipalityCode: string;
  /** A hierarchy is two dimensions, such as province and safetyRegion: what lies within what shows from who is where. */
  readonly coordinates: Coordinates;
  /** Of either sign. Zero is a figure too: who declared nothing spent contributes, who declared nothing does not. */
  readonly amountsEur: Readonly<Record<Measure, Amount>>;
}

/** A table that is published with all its margins: the totals over every choice of its dimensions. */
export interface TableLayout {
  readonly dimensions: readonly string[];
}

/** By municipality, its figures in the order of the measures. */
export type Figures = ReadonlyMap<string, readonly Amount[]>;

/** All contributions at some coordinates. Coordinates with the same contributions are one cell: to show one shows both. */
export interface Cell {
  /** One of its names: where it stands in a table, if it does. */
  readonly coordinates: Coordinates;
  /** The groups it sums, by number, ascending. */
  readonly groups: readonly number[];
  /** Whether it stands in a table; if not, it could only be computed from them. */
  readonly published: boolean;
}

/** A published cell cut along a dimension. */
export interface Line {
  readonly total: Cell;
  /** The published cells that are one value of the dimension each. */
  readonly parts: readonly Cell[];
  /** Groups of the total in no such part: no table shows them, and yet a subtraction leaves them. */
  readonly rest: readonly number[];
}

export interface CellTable {
  readonly measures: readonly string[];
  /** What no table tells apart is one group: to who reads the tables, the groups are the unknowns. */
  readonly groups: readonly Figures[];
  /** Of all tables crossed with each other, published or not; smallest first. */
  readonly cells: readonly Cell[];
  readonly lines: readonly Line[];
  /** Values by dimension, in order. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** The cell at these coordinates; undefined where no one contributed. */
  at(coordinates: Coordinates): Cell | undefined;
}

/**
 * Lays out the cells of the tables and of their crossing (which doubles with each dimension that they have together).
 * Throws where a contribution has no value for a dimension of a table, or not the measures that the others have.
 */
export function cellTable<Measure extends string>(
  contributions: readonly Contribution<Measure>[],
  layouts: readonly TableLayout[],
): CellTable {
  const dimensions = [...new Set(layouts.flatMap((layout) => layout.dimensions))].sort();
  const measures = measuresOf(contributions);
  const places = placesOf(contributions, dimensions);
  const { byGroups, groupsAt } = crossing(places, dimensions, layouts);
  const cellOf = (groups: readonly number[]): Cell | undefined => byGroups.get(groups.join());
  const cells = [...byGroups.values()].sort((a, b) => a.groups.length - b.groups.length);
  return {
    measures,
    groups: places.map((place) => figuresAt(place, measures)),
    cells,
    lines: cells.flatMap((cell) => (cell.published ? linesOf(cell, places, dimensions, cellOf) : [])),
    values: new Map(dimensions.map((dimension) => [dimension, valuesOf(places, dimension)])),
    at: (coordinates) => cellOf(groupsAt.get(addressOf(coordinates, Object.keys(coordinates).sort())) ?? []),
  };
}

/** The figures of several groups together: those of one municipality are added up. */
export function figuresOf(table: CellTable, groups: readonly number[]): Figures {
  const together = new Map<string, readonly Amount[]>();
  for (const group of groups) {
    for (const [municipality, figures] of table.groups[group] ?? []) add(together, municipality, figures);
  }
  return together;
}

/** Every choice of some of the dimensions, from none to all. Example: of a and b: none, a, b, a and b. */
export function subsetsOf(dimensions: readonly string[]): string[][] {
  return dimensions.reduce<string[][]>(
    (subsets, dimension) => [...subsets, ...subsets.map((subset) => [...subset, dimension])],
    [[]],
  );
}

/** The contributions of one group. */
interface Place<Measure extends string> {
  readonly coordinates: Coordinates;
  readonly contributions: Contribution<Measure>[];
}

/** The measures, in order: the same in every contribution, for one that is absent is not zero. */
function measuresOf<Measure extends string>(contributions: readonly Contribution<Measure>[]): Measure[] {
  const namesIn = ({ amountsEur }: Contribution<Measure>): Measure[] => (Object.keys(amountsEur) as Measure[]).sort();
  const [first] = contributions;
  const measures = first ? namesIn(first) : [];
  for (const contribution of contributions) {
    const names = namesIn(contribution).join(', ');
    if (names === measures.join(', ')) continue;
    throw new RangeError(`a contribution of ${contribution.municipalityCode} has ${names}, not ${measures.join(', ')}`);
  }
  return measures;
}

/** Groups contributions by all dimensions; sorted, so that the order in which they come decides nothing. */
function placesOf<Measure extends string>(
  contributions: readonly Contribution<Measure>[],
  dimensions: readonly string[],
): Place<Measure>[] {
  const byAddress = new Map<string, Place<Measure>>();
  for (const contribution of contributions) {
    const { coordinates, municipalityCode } = contribution;
    const missing = dimensions.find((dimension) => coordinates[dimension] === undefined);
    if (missing !== undefined) throw new RangeError(`a contribution of ${municipalityCode} has no ${missing}`);
    const address = addressOf(coordinates, dimensions);
    const place = byAddress.get(address);
    if (place) place.contributions.push(contribution);
    else byAddress.set(address, { coordinates, contributions: [contribution] });
  }
  return [...byAddress].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
}

function figuresAt<Measure extends string>({ contributions }: Place<Measure>, measures: readonly Measure[]): Figures {
  const together = new Map<string, readonly Amount[]>();
  for (const { municipalityCode, amountsEur } of contributions) {
    add(
      together,
      municipalityCode,
      measures.map((measure) => amountsEur[measure]),
    );
  }
  return together;
}

function add(together: Map<string, readonly Amount[]>, municipality: string, figures: readonly Amount[]): void {
  const before = together.get(municipality);
  together.set(municipality, before ? before.map((value, index) => value.plus(figures[index] ?? 0)) : figures);
}

/** The cells at every choice of the dimensions, by their groups; and the groups at every address. */
function crossing(
  places: readonly Place<string>[],
  dimensions: readonly string[],
  layouts: readonly TableLayout[],
): { byGroups: Map<string, Cell>; groupsAt: Map<string, readonly number[]> } {
  const byGroups = new Map<string, Cell>();
  const groupsAt = new Map<string, readonly number[]>();
  for (const chosen of subsetsOf(dimensions)) {
    const published = layouts.some((layout) => chosen.every((dimension) => layout.dimensions.includes(dimension)));
    for (const [address, groups] of cut(places, [...places.keys()], chosen)) {
      groupsAt.set(address, groups);
      const known = byGroups.get(groups.join());
      // of the names of a cell the first that stands in a table, else the first
      if (known && (known.published || !published)) continue;
      const of = places[groups[0] ?? 0]?.coordinates ?? {};
      const coordinates = Object.fromEntries(chosen.map((dimension) => [dimension, of[dimension] ?? '']));
      byGroups.set(groups.join(), { coordinates, groups, published });
    }
  }
  return { byGroups, groupsAt };
}

/** Cuts the total along each dimension in which it is more than one value, where that gives cells that are published. */
function linesOf(
  total: Cell,
  places: readonly Place<string>[],
  dimensions: readonly string[],
  cellOf: (groups: readonly number[]) => Cell | undefined,
): Line[] {
  return dimensions.flatMap((dimension) => {
    const pieces = [...cut(places, total.groups, [dimension]).values()];
    if (pieces.length === 1) return [];
    const parts = pieces.map(cellOf).flatMap((cell) => (cell?.published ? [cell] : []));
    const rest = pieces.filter((piece) => !cellOf(piece)?.published).flat();
    return parts.length === 0 ? [] : [{ total, parts, rest }];
  });
}

/** The groups by their values of the chosen dimensions. */
function cut(
  places: readonly Place<string>[],
  groups: readonly number[],
  chosen: readonly string[],
): Map<string, number[]> {
  const pieces = new Map<string, number[]>();
  for (const group of groups) {
    const address = addressOf(places[group]?.coordinates ?? {}, chosen);
    const piece = pieces.get(address);
    if (piece) piece.push(group);
    else pieces.set(address, [group]);
  }
  return pieces;
}

function valuesOf(places: readonly Place<string>[], dimension: string): string[] {
  return [...new Set(places.map((place) => place.coordinates[dimension] ?? ''))].sort();
}

function addressOf(coordinates: Coordinates, chosen: readonly string[]): string {
  return JSON.stringify(chosen.map((dimension) => [dimension, coordinates[dimension]]));
}
