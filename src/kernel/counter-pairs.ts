import type { Difference } from './counter-figure.js';
import { areRelated } from './counter-moves.js';
import type { Successors } from './counter-moves.js';

/** Finds differences that are one amount in two places: booked elsewhere by one of the parties. */

/** Two differences of opposite amounts are one: at another component of the same municipality, year and kind. */
export function pairedByComponent(differences: readonly Difference[]): Difference[] {
  return paired(differences, {
    cause: 'component',
    groupOf: ({ municipalityCode, year, kind }) => `${municipalityCode} ${year} ${kind}`,
    isPair: (a, b) => a.component !== b.component,
  });
}

/**
 * Or under another municipality: one that it became part of or that became part of it; or any other, where the amount is
 * all that either party has there. Those are looked for last.
 */
export function pairedByMunicipality(differences: readonly Difference[], successors: Successors): Difference[] {
  const groupOf = ({ year, component, kind }: Difference): string => `${year} ${component} ${kind}`;
  const related = paired(differences, {
    cause: 'municipality',
    groupOf,
    isPair: (a, b) => areRelated(a.municipalityCode, b.municipalityCode, successors),
  });
  return paired(related, {
    cause: 'municipality',
    groupOf,
    isPair: (a, b) => a.cause === 'missing' && b.cause === 'missing' && a.municipalityCode !== b.municipalityCode,
  });
}

interface Pairing {
  readonly cause: 'component' | 'municipality';
  readonly groupOf: (difference: Difference) => string;
  readonly isPair: (a: Difference, b: Difference) => boolean;
}

/** A pair is concluded where neither side has another candidate: of three like amounts nobody knows which is which. */
function paired(differences: readonly Difference[], { cause, groupOf, isPair }: Pairing): Difference[] {
  const groups = new Map<string, Difference[]>();
  for (const difference of differences.filter(isOpen)) {
    const key = `${groupOf(difference)} ${difference.amountEur.abs().toFixed(2)}`;
    groups.set(key, [...(groups.get(key) ?? []), difference]);
  }
  const counterparts = new Map<Difference, Difference>();
  for (const group of groups.values()) {
    const candidates = (one: Difference): Difference[] =>
      group.filter((other) => other.amountEur.equals(one.amountEur.negated()) && isPair(one, other));
    for (const one of group) {
      const [other, another] = candidates(one);
      if (other && !another && candidates(other).length === 1) counterparts.set(one, other);
    }
  }
  return differences.map((difference) => {
    const other = counterparts.get(difference);
    if (!other) return difference;
    const { municipalityCode, component } = other;
    return { ...difference, cause, counterpart: { municipalityCode, component } };
  });
}

/** Nothing explains it yet. */
function isOpen({ cause, amountEur }: Difference): boolean {
  return (cause === 'missing' || cause === 'unknown') && !amountEur.isZero();
}
