/**
 * What follows from known sums, whatever the unknowns are: exact elimination on whole numbers. A row is a sum of unknowns;
 * what "follows" is every combination of the known rows, times whole numbers or fractions, and nothing else does.
 */

/** A sum of unknowns: its coefficient for each of them, by the number of the unknown; who is left out has none. */
export type Row = ReadonlyMap<number, bigint>;

/** The known rows and everything that follows from them. */
export interface LinearSpan {
  /**
   * What is left of a multiple of the row once all that is known is taken off it. Of what follows nothing is left.
   * Example: x + y and y known: of x nothing is left; of x + z, z is.
   */
  remainder(row: Row): Row;
  /**
   * Changes to the unknowns that change no known row: a witness, for a row that changes with them does not follow. It is as
   * general as it can be: a row that stays the same nearly always follows, which `remainder` then settles.
   * Example: x + y known: x up by something, y down by the same.
   */
  unseenChange(): readonly bigint[];
}

/** A known row with others taken off it, starting at its first unknown, which no other echelon row starts at. */
interface EchelonRow {
  readonly columns: readonly number[];
  readonly values: readonly bigint[];
}

/**
 * The span of rows over the unknowns 0 to `unknowns` − 1. Numbers from there on are marks: they are added along, and never
 * solved for, so that a row marked with a number of its own shows where it was used. Of rows that follow from each other
 * the first are used; it is fastest when those are the short ones.
 */
export function linearSpan(rows: Iterable<Row>, unknowns: number, marks = 0): LinearSpan {
  const echelon = new Map<number, EchelonRow>();
  const remainder = (row: Row): Map<number, bigint> => reduce(row, echelon, unknowns, unknowns + marks);
  for (const row of rows) {
    const left = remainder(row);
    const [first] = left.keys();
    if (first !== undefined && first < unknowns) echelon.set(first, inLowestTerms(left));
  }
  return { remainder, unseenChange: () => unseenChange(echelon, unknowns) };
}

function reduce(
  row: Row,
  echelon: ReadonlyMap<number, EchelonRow>,
  unknowns: number,
  width: number,
): Map<number, bigint> {
  // most columns of most rows stay empty, and an empty place is passed by faster than a zero is
  const work = new Array<bigint | undefined>(width);
  for (const [column, value] of row) work[column] = value;
  // an echelon row touches no column before its first, so that one walk from left to right is enough
  for (let column = 0; column < unknowns; column += 1) {
    const value = work[column];
    const known = value === undefined || value === 0n ? undefined : echelon.get(column);
    if (value !== undefined && known) takeOff(work, value, known);
  }
  const left = new Map<number, bigint>();
  for (let column = 0; column < width; column += 1) {
    const value = work[column];
    if (value !== undefined && value !== 0n) left.set(column, value);
  }
  return left;
}

/** Takes a multiple of `known` off a multiple of `work`, so that its first column becomes zero. */
function takeOff(work: (bigint | undefined)[], value: bigint, known: EchelonRow): void {
  const first = known.values[0] ?? 1n;
  const common = greatestDivisor(value, first);
  const scale = first / common;
  const times = value / common;
  if (scale !== 1n) for (const [column, current] of work.entries()) work[column] = current && current * scale;
  for (const [index, column] of known.columns.entries()) {
    work[column] = (work[column] ?? 0n) - times * (known.values[index] ?? 0n);
  }
}

function inLowestTerms(row: ReadonlyMap<number, bigint>): EchelonRow {
  let common = 0n;
  for (const value of row.values()) common = greatestDivisor(common, value);
  return { columns: [...row.keys()], values: [...row.values()].map((value) => value / common) };
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

/** From the last unknown to the first: what no row starts at changes at will, the others as their row demands. */
function unseenChange(echelon: ReadonlyMap<number, EchelonRow>, unknowns: number): bigint[] {
  const change = new Array<bigint>(unknowns).fill(0n);
  let atWill = 1n;
  for (let column = unknowns - 1; column >= 0; column -= 1) {
    const known = echelon.get(column);
    if (!known) {
      atWill = (atWill * MULTIPLIER) % MODULUS;
      change[column] = atWill;
      continue;
    }
    const first = known.values[0] ?? 1n;
    let others = 0n;
    for (const [index, other] of known.columns.entries()) {
      if (index > 0) others += (known.values[index] ?? 0n) * (change[other] ?? 0n);
    }
    if (others % first !== 0n) {
      for (const [index, value] of change.entries()) change[index] = value * first;
      others *= first;
    }
    change[column] = -others / first;
  }
  return change;
}

/** Numbers without a pattern that sums could share, the same on every run (Lehmer's generator as Park and Miller set it). */
const MULTIPLIER = 48_271n;
const MODULUS = 2_147_483_647n;
