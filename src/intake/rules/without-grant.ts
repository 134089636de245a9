import type { Component } from '../../kernel/scheme.js';
import { dutchAmount } from '../../platform/dutch-figures.js';
import { costOf } from './declared.js';
import type { Declared } from './declared.js';
import type { Known } from './known.js';
import type { Hit } from './rule.js';

/** Costs of a component of which only what was granted is paid, without a grant; `what` names them. */
export function withoutGrant(
  component: Component,
  what: string,
  { costs, receipts }: Declared,
  { componentOf }: Known,
): Hit[] {
  const cost = costOf(costs, (cell) => componentOf(cell) === component);
  if (cost.lessThanOrEqualTo(0)) return [];
  if (receipts.some((receipt) => receipt.kind === 'grant' && receipt.component === component)) return [];
  const expected = `een toekenning bij ${what}; zonder toekenning is er geen aanspraak`;
  return [{ at: { sheet: 'Ontvangsten' }, given: dutchAmount(cost), expected }];
}
