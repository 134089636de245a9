import type { ComponentOf } from '../../kernel/cost-component.js';
import type { Amount } from '../../kernel/money.js';
import { amount } from '../../kernel/money.js';
import type { ReceptionLine } from '../../kernel/scheme.js';
import type { CostCell } from './declared.js';
import { costOf } from './declared.js';
import { receptionDays } from './reception-days.js';

/** Euro of component goo per realised place-day over a year; null when there is nothing on either side. */
export function costPerPlaceDay(
  {
    costs,
    reception,
  }: {
    readonly costs: readonly Pick<CostCell, 'month' | 'costCategory' | 'fundingRoute' | 'amountEur'>[];
    readonly reception: readonly ReceptionLine[];
  },
  componentOf: ComponentOf,
): Amount | null {
  const cost = costOf(costs, (cell) => componentOf(cell.costCategory, cell.fundingRoute, cell.month) === 'goo');
  const placeDays = receptionDays(reception, 'GOO', { from: '0001-01-01', until: '9999-12-31' });
  return placeDays === 0 || cost.lessThanOrEqualTo(0) ? null : cost.div(amount(placeDays));
}
