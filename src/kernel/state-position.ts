import type { Totals } from './gap.js';
import { sum, ZERO } from './money.js';
import type { Amount } from './money.js';
import type { Basis, Component } from './scheme.js';

/** Positie tegenover het Rijk: what is owed over a year, what came in, and what is still open. */

/** What there is a right to, and the cash that moved for it; a reclaim is a positive amount here. */
export interface StatePosition {
  readonly realCost: Amount;
  readonly entitlement: Amount;
  readonly advances: Amount;
  readonly settlements: Amount;
  readonly reclaims: Amount;
}

/** Advances and settlements, less reclaims. */
export function receivedOf({ advances, settlements, reclaims }: StatePosition): Amount {
  return advances.plus(settlements).minus(reclaims);
}

/**
 * Positive: the State still owes it; negative: more came in than there is a right to.
 * Example: entitled to 100.00, advance 80.00, settlement 15.00: 5.00 is open.
 */
export function openPosition(position: StatePosition): Amount {
  return position.entitlement.minus(receivedOf(position));
}

/**
 * What a municipality has left of the norm amounts, and may keep (minister, 2024): only where a norm amount is paid
 * whatever the costs are. Example: goo on basis norm, entitled to 100.00, real cost 90.00: 10.00; on basis actual: 0.
 */
export function keptSurplus(
  { component, realCost, entitlement }: Pick<Totals, 'realCost' | 'entitlement'> & { readonly component: Component },
  basis: Basis,
): Amount {
  const paidByNorm = component === 'poo-norm' || (component === 'goo' && basis === 'norm');
  const left = entitlement.minus(realCost);
  return paidByNorm && left.greaterThan(ZERO) ? left : ZERO;
}

/** Several components or municipalities together; of nothing it is zero. */
export function totalPosition(parts: readonly StatePosition[]): StatePosition {
  const total = (pick: (part: StatePosition) => Amount): Amount => sum(parts.map(pick));
  return {
    realCost: total((part) => part.realCost),
    entitlement: total((part) => part.entitlement),
    advances: total((part) => part.advances),
    settlements: total((part) => part.settlements),
    reclaims: total((part) => part.reclaims),
  };
}
