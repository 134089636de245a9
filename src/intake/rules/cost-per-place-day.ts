import type { Amount } from '../../kernel/money.js';
import { amount } from '../../kernel/money.js';
import type { ReceptionLine } from '../../kernel/scheme.js';
import { costOf } from './declared.js';
import type { CostSum } from './declared.js';
import type { Known } from './known.js';
import { receptionDays } from './reception-days.js';

/** Euro of component goo per realised place-day over a year; null when there is nothing on either side. */
export function costPerPlaceDay(
  {
    costs,
    reception,
  }: {
    readonly costs: readonly CostSum[];
    readonly reception: readonly ReceptionLine[];
  },
  componentOf: Known['componentOf'],
): Amount | null {
  const cost = costOf(costs, (cell) => componentOf(cell) === 'goo');
  const placeDays = receptionDays(reception, 'GOO');
  return placeDays === 0 || cost.lessThanOrEqualTo(0) ? null : cost.div(amount(placeDays));
}
