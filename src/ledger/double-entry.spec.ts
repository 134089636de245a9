import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EntitlementLine } from '../kernel/entitlement.js';
import { amount, amountText, sum } from '../kernel/money.js';
import type { CostLine, ReceiptLine } from '../kernel/scheme.js';
import { costPostings, entitlementPostings, isBalanced, receiptPostings, reversed } from './double-entry.js';
import type { Posting } from './entry.js';

const componentOf = (category: string): 'goo' | 'own' => (category === 'other' ? 'own' : 'goo');

function cost(row: number, costCategory: string, month: string, euros: string): CostLine {
  const none = { location: null, description: null, evidence: null };
  return { row, costCategory, month, amountEur: amount(euros), fundingRoute: 'booo', ...none };
}

function norm(row: number, month: string, quantity: number, tariffEur: string): EntitlementLine {
  const tariff = {
    id: `tariff-of-${tariffEur}`,
    tariff: 'goo-place-day',
    validFrom: '2022-01-01',
    validUntil: null,
    amountEur: amount(tariffEur),
    confirmedUntil: '2022-12-31',
  } as const;
  return {
    sheet: 'Opvang',
    row,
    component: 'goo',
    month,
    ground: 'norm',
    amountEur: amount(tariffEur).times(quantity),
    quantity: amount(quantity),
    tariff,
    certainty: 'final',
  };
}

const shown = (postings: readonly Posting[]): string[] =>
  postings.map((posting) => `${posting.account} ${posting.month} ${amountText(posting.amountEur)}`);

describe('double entry', () => {
  it('debits each cost line and credits municipal funds once a month and component', () => {
    const postings = costPostings(
      [
        cost(2, 'goo-housing', '2024-01', '100.005'),
        cost(3, 'goo-housing', '2024-01', '-0.01'),
        cost(4, 'other', '2024-01', '5'),
        cost(5, 'goo-housing', '2024-02', '7'),
      ],
      componentOf,
    );
    expect(shown(postings)).toEqual([
      'cost 2024-01 100.01',
      'cost 2024-01 -0.01',
      'cost 2024-01 5.00',
      'cost 2024-02 7.00',
      'municipal-funds 2024-01 -100.00',
      'municipal-funds 2024-01 -5.00',
      'municipal-funds 2024-02 -7.00',
    ]);
    expect(postings[1]?.source).toEqual({ sheet: 'Kosten', row: 3 });
  });

  it('posts entitlement once for each month, tariff and ground, with quantity × tariff on both sides', () => {
    const postings = entitlementPostings([
      norm(2, '2022-10', 140, '100.00'),
      norm(2, '2022-10', 170, '83.00'),
      norm(3, '2022-10', 14, '100.00'),
    ]);
    expect(shown(postings)).toEqual([
      'state-receivable 2022-10 15400.00',
      'reimbursement 2022-10 -15400.00',
      'state-receivable 2022-10 14110.00',
      'reimbursement 2022-10 -14110.00',
    ]);
    expect(postings.map((posting) => posting.quantity?.toFixed())).toEqual(['154', '-154', '170', '-170']);
    expect(postings[0]?.tariffVersionId).toBe('tariff-of-100.00');
  });

  it('turns a reclaim round, and leaves decisions and own contributions out of the cash', () => {
    const receipt = (row: number, kind: ReceiptLine['kind']): ReceiptLine => ({
      ...{ row, kind, date: '2025-12-15', component: 'goo', amountEur: amount(10), reference: null },
    });
    const kinds = ['advance', 'settlement', 'reclaim', 'grant', 'own-contribution'] as const;
    const postings = receiptPostings(kinds.map((kind, index) => receipt(index + 2, kind)));
    expect(shown(postings)).toEqual([
      'municipal-funds 2025-12 10.00',
      'state-receivable 2025-12 -10.00',
      'municipal-funds 2025-12 10.00',
      'state-receivable 2025-12 -10.00',
      'municipal-funds 2025-12 -10.00',
      'state-receivable 2025-12 10.00',
    ]);
    expect(postings.map((posting) => posting.nature)).toEqual([
      ...['advance', 'advance', 'settlement', 'settlement', 'reclaim', 'reclaim'],
    ]);
  });

  const months = fc.constantFrom('2024-01', '2024-02', '2024-03');
  const costs = fc.array(
    fc
      .tuple(fc.constantFrom('goo-housing', 'other'), months, fc.integer({ min: -1e9, max: 1e9 }))
      .map(([category, month, thousandths]) => cost(2, category, month, amount(thousandths).dividedBy(1000).toFixed())),
  );
  const entitlements = fc.array(
    fc
      .tuple(months, fc.nat(100_000), fc.constantFrom('61.00', '44.00', '0.05'))
      .map(([month, quantity, tariff]) => norm(2, month, quantity, tariff)),
  );

  it('always sums to zero, in euro and in quantity, and so does what undoes it', () => {
    fc.assert(
      fc.property(costs, entitlements, (costLines, entitlementLines) => {
        for (const postings of [costPostings(costLines, componentOf), entitlementPostings(entitlementLines)]) {
          expect(isBalanced(postings)).toBe(true);
          expect(isBalanced(postings.map(reversed))).toBe(true);
          const both = [...postings, ...postings.map(reversed)];
          for (const account of ['cost', 'reimbursement', 'state-receivable', 'municipal-funds']) {
            const left = sum(both.filter((posting) => posting.account === account).map((posting) => posting.amountEur));
            expect(left.isZero()).toBe(true);
          }
        }
      }),
    );
  });

  it('loses no cent by adding up lines', () => {
    fc.assert(
      fc.property(entitlements, (lines) => {
        const debits = entitlementPostings(lines).filter((posting) => posting.account === 'state-receivable');
        expect(sum(debits.map((posting) => posting.amountEur)).equals(sum(lines.map((line) => line.amountEur)))).toBe(
          true,
        );
      }),
    );
  });

  it('sees an entry that is out of balance', () => {
    const [first, ...rest] = costPostings([cost(2, 'other', '2024-01', '5')], componentOf);
    expect(first && isBalanced([{ ...first, amountEur: amount('5.01') }, ...rest])).toBe(false);
    const [debit, credit] = entitlementPostings([norm(2, '2024-01', 3, '61.00')]);
    expect(debit && credit && isBalanced([debit, { ...credit, quantity: amount(-2) }])).toBe(false);
  });
});
