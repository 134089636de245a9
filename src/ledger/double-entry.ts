import { sum, toCents } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';
import { postedCostEur, receivedEur } from '../kernel/entitlement.js';
import type { EntitlementLine } from '../kernel/entitlement.js';
import { monthOf } from '../kernel/period.js';
import type { ComponentOf } from '../kernel/cost-component.js';
import type { CostLine, ReceiptLine } from '../kernel/scheme.js';
import type { Posting } from './entry.js';

/** How costs, entitlements and receipts are written in double entry. Every list of postings sums to zero. */

/**
 * Declared costs: debit cost, one posting a line, so that each can be followed to its row; credit municipal funds,
 * one posting for each month and component.
 */
export function costPostings(lines: readonly CostLine[], componentOf: ComponentOf): Posting[] {
  const debits = lines.map((line): Posting => ({
    ...plain,
    account: 'cost',
    component: componentOf(line.costCategory, line.fundingRoute, line.month),
    costCategory: line.costCategory,
    fundingRoute: line.fundingRoute,
    month: line.month,
    nature: 'cost',
    amountEur: postedCostEur(line),
    source: { sheet: 'Kosten', row: line.row },
  }));
  const credits = grouped(debits, (debit) => `${debit.month} ${debit.component}`).map(([first, ...rest]): Posting => ({
    ...plain,
    account: 'municipal-funds',
    component: first.component,
    month: first.month,
    nature: 'cost',
    amountEur: sum([first, ...rest].map((debit) => debit.amountEur)).negated(),
  }));
  return [...debits, ...credits];
}

/**
 * Entitlement: debit state receivable, credit reimbursement, once for each month, tariff version and ground.
 * Quantities stand on both sides, so quantity × tariff is the amount on either, and both sum to zero.
 */
export function entitlementPostings(lines: readonly EntitlementLine[]): Posting[] {
  return grouped(lines, (line) => `${line.month} ${line.ground} ${line.tariff?.id ?? ''} ${line.certainty}`).flatMap(
    (cell) => {
      const [first] = cell;
      const quantities = cell.flatMap((line) => line.quantity ?? []);
      const debit: Posting = {
        ...plain,
        account: 'state-receivable',
        component: first.component,
        month: first.month,
        nature: first.ground,
        certainty: first.certainty,
        amountEur: toCents(sum(cell.map((line) => line.amountEur))),
        quantity: quantities.length > 0 ? sum(quantities) : null,
        tariffVersionId: first.tariff?.id ?? null,
      };
      return [debit, { ...reversed(debit), account: 'reimbursement' }];
    },
  );
}

/** Cash from the State: debit municipal funds, credit state receivable; a reclaim the other way round. */
export function receiptPostings(lines: readonly ReceiptLine[]): Posting[] {
  return lines.flatMap((line): Posting[] => {
    const { kind } = line;
    if (kind === 'grant' || kind === 'own-contribution') return [];
    const debit: Posting = {
      ...plain,
      account: 'municipal-funds',
      component: line.component,
      month: monthOf(line.date),
      nature: kind,
      amountEur: receivedEur(line),
      source: { sheet: 'Ontvangsten', row: line.row },
    };
    return [debit, { ...reversed(debit), account: 'state-receivable' }];
  });
}

/** The same posting on the other side: what undoes it. */
export function reversed(posting: Posting): Posting {
  return {
    ...posting,
    amountEur: posting.amountEur.negated(),
    quantity: posting.quantity?.negated() ?? null,
  };
}

/** What most postings have in common. */
const plain = {
  costCategory: null,
  fundingRoute: null,
  certainty: 'final',
  quantity: null,
  tariffVersionId: null,
  source: null,
} as const;

/** Groups in order of first appearance, each with at least one member. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

/** Whether the postings sum to zero, in euro and in quantity. */
export function isBalanced(postings: readonly Posting[]): boolean {
  const quantities: Amount[] = postings.flatMap((posting) => posting.quantity ?? []);
  return sum(postings.map((posting) => posting.amountEur)).isZero() && sum(quantities).isZero();
}
