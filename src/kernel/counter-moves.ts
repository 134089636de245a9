import { keyOf } from './counter-figure.js';
import type { FigureKey, PartyFigure } from './counter-figure.js';

/** Figures of one party that stand under the predecessor of the municipality at which the other party has them. */
export interface Move {
  readonly from: FigureKey;
  readonly to: FigureKey;
  readonly party: 'ours' | 'theirs';
  readonly figures: readonly PartyFigure[];
}

/** What became of a municipality, by its code: the one that it is part of since. */
export type Successors = ReadonlyMap<string, string>;

/** What a municipality became part of, nearest first. */
export function successorsOf(code: string, successors: Successors): string[] {
  const found: string[] = [];
  for (let next = successors.get(code); next !== undefined && !found.includes(next); next = successors.get(next)) {
    found.push(next);
  }
  return found;
}

/** Whether one became part of the other. */
export function areRelated(a: string, b: string, successors: Successors): boolean {
  return successorsOf(a, successors).includes(b) || successorsOf(b, successors).includes(a);
}

/**
 * Which figures are to be moved to a successor to be compared: those that one party has under a code at which the other
 * has none, where the other alone has figures under a successor. Always from predecessor to successor, whosever they are.
 */
export function movesOf(
  ours: ReadonlyMap<string, readonly PartyFigure[]>,
  theirs: ReadonlyMap<string, readonly PartyFigure[]>,
  successors: Successors,
): Move[] {
  const movesFrom = (party: Move['party'], own: typeof ours, other: typeof ours): Move[] =>
    [...own].flatMap(([key, figures]): Move[] => {
      const [first] = figures;
      if (!first || other.has(key)) return [];
      const { municipalityCode, year, component, kind } = first;
      const at = (code: string): FigureKey => ({ municipalityCode: code, year, component, kind });
      const to = successorsOf(municipalityCode, successors)
        .map(at)
        .find((candidate) => other.has(keyOf(candidate)) && !own.has(keyOf(candidate)));
      return to ? [{ from: at(municipalityCode), to, party, figures }] : [];
    });
  return [...movesFrom('ours', ours, theirs), ...movesFrom('theirs', theirs, ours)];
}
