import { addTotals } from '../kernel/gap.js';
import type { Totals } from '../kernel/gap.js';
import { ZERO } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';
import { cellOf } from './claim-figures.js';
import type { ClaimBooks, ClaimedFigure } from './claim-figures.js';

/** What was posted to one cell of a claim at one moment, together. */
export interface ClaimMovement extends Totals, Pick<ClaimedFigure, 'code' | 'year' | 'component'> {
  readonly recordedAt: Date;
  /** The declaration that was approved, or what its figures were changed for. */
  readonly cause: { readonly kind: string; readonly id: string };
  readonly entryNumbers: readonly number[];
}

/** A cell that is no longer what was sealed. */
export interface ClaimDifference extends Pick<ClaimedFigure, 'code' | 'year' | 'component'> {
  /** null: it was not declared then */
  readonly sealed: ClaimedFigure | null;
  /** null: it is not declared any more */
  readonly now: ClaimedFigure | null;
  readonly difference: Totals;
  /** null: the component counts nothing */
  readonly quantity: Amount | null;
  /** They add up to the difference. */
  readonly movements: readonly ClaimMovement[];
}

export interface ClaimDifferences {
  readonly cells: readonly ClaimDifference[];
  readonly sealed: Totals;
  readonly now: Totals;
  /** now − sealed, and the sum of the cells */
  readonly difference: Totals;
}

/**
 * Holds the books of now against those that were sealed. Only cells that changed are told; what was posted and taken back
 * is no change. Example: sealed 100.00, now 130.00, with a movement of 30.00.
 */
export function claimDifferences(
  sealed: ClaimBooks,
  now: ClaimBooks,
  movements: readonly ClaimMovement[],
): ClaimDifferences {
  const before = new Map(sealed.figures.map((figure) => [cellOf(figure), figure]));
  const after = new Map(now.figures.map((figure) => [cellOf(figure), figure]));
  const moved = byCell(movements);
  const cells = [...new Set([...before.keys(), ...after.keys()])]
    .map((cell) => differenceOf(before.get(cell) ?? null, after.get(cell) ?? null, moved.get(cell) ?? []))
    .filter(isChanged);
  const totals = { sealed: addTotals(sealed.figures), now: addTotals(now.figures) };
  const difference = less(totals.now, totals.sealed);
  assertSame(addTotals(cells.map((cell) => cell.difference)), difference);
  return { cells, ...totals, difference };
}

function differenceOf(
  sealed: ClaimedFigure | null,
  now: ClaimedFigure | null,
  movements: readonly ClaimMovement[],
): ClaimDifference {
  const { code, year, component, quantity } = (now ?? sealed) as ClaimedFigure;
  const difference = less(now ?? NOTHING, sealed ?? NOTHING);
  assertSame(addTotals(movements), difference);
  return {
    ...{ code, year, component, sealed, now, difference, movements },
    quantity: quantity && (now?.quantity ?? ZERO).minus(sealed?.quantity ?? ZERO),
  };
}

const NOTHING: Totals = { realCost: ZERO, entitlement: ZERO, received: ZERO };

function isChanged({ difference, quantity, sealed, now }: ClaimDifference): boolean {
  const isMoved = [...MEASURES.map((measure) => difference[measure]), quantity ?? ZERO].some((one) => !one.isZero());
  return isMoved || (sealed === null) !== (now === null);
}

const MEASURES = ['realCost', 'entitlement', 'received'] as const;

function less(totals: Totals, others: Totals): Totals {
  return {
    realCost: totals.realCost.minus(others.realCost),
    entitlement: totals.entitlement.minus(others.entitlement),
    received: totals.received.minus(others.received),
  };
}

/** Parts that do not add up would be our mistake, and must not be shown. */
function assertSame(parts: Totals, whole: Totals): void {
  for (const measure of MEASURES) {
    if (!parts[measure].equals(whole[measure])) throw new Error(`the differences in ${measure} do not add up`);
  }
}

function byCell(movements: readonly ClaimMovement[]): Map<string, ClaimMovement[]> {
  const cells = new Map<string, ClaimMovement[]>();
  for (const movement of movements) {
    const cell = cells.get(cellOf(movement));
    if (cell) cell.push(movement);
    else cells.set(cellOf(movement), [movement]);
  }
  return cells;
}
