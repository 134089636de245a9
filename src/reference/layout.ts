import type { IsoDate } from '../kernel/period.js';

/** Indeling: the municipalities of a year, on 1 January, with what became part of them. */

export interface Reorganisation {
  readonly effectiveOn: IsoDate;
  readonly predecessor: string;
  readonly successor: string;
  readonly status: 'planned' | 'effective';
}

/** Where a municipality is found in a layout: itself, or what it became part of. */
export type LayoutOf = (municipalityCode: string) => string;

/** Without a layout every municipality of its time stands on its own. */
export const OWN_LAYOUT: LayoutOf = (code) => code;

/**
 * The layout of a year: every reorganisation up to 1 January of it is followed, from predecessor to successor to its
 * successor. Example: in the layout of 2023 Brielle (GM0501) is found in Voorne aan Zee (GM1992), in that of 2022 not.
 */
export function layoutOfYear(reorganisations: readonly Reorganisation[], year: number): LayoutOf {
  const successors = new Map(
    followed(reorganisations, year).map(({ predecessor, successor }) => [predecessor, successor]),
  );
  return (code) => {
    let found = code;
    for (let next = successors.get(found); next !== undefined; next = successors.get(found)) found = next;
    return found;
  };
}

/** Reorganisations that the layout of a year rests on though they are not law yet. */
export function plannedIn(reorganisations: readonly Reorganisation[], year: number): Reorganisation[] {
  return followed(reorganisations, year).filter(({ status }) => status === 'planned');
}

function followed(reorganisations: readonly Reorganisation[], year: number): Reorganisation[] {
  return reorganisations.filter(({ effectiveOn }) => effectiveOn <= `${year}-01-01`);
}
