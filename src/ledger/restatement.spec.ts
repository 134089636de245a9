import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amount, amountText, sum } from '../kernel/money.js';
import type { IsoMonth } from '../kernel/period.js';
import { isBalanced, reversed } from './double-entry.js';
import type { EntryCause, NewEntry, Posting } from './entry.js';
import { restatement } from './restatement.js';
import type { StandingEntry } from './restatement.js';

const CAUSE: EntryCause = { kind: 'tariff', id: 'goo-place-day-2024-02-01-v1' };
const SOURCE = { kind: 'declaration', id: 'GM0193-2024-1', sha256: 'a'.repeat(64) } as const;

function pair(month: IsoMonth, euros: string, tariffVersionId = 'v1'): Posting[] {
  const debit: Posting = {
    account: 'state-receivable',
    component: 'goo',
    costCategory: null,
    fundingRoute: null,
    month,
    nature: 'norm',
    certainty: 'final',
    amountEur: amount(euros),
    quantity: amount(31),
    tariffVersionId,
    source: null,
  };
  return [debit, { ...reversed(debit), account: 'reimbursement' }];
}

const wanted = (...postings: Posting[]): NewEntry => ({
  fiscalYear: 2024,
  kind: 'entitlement',
  component: 'goo',
  source: SOURCE,
  cause: null,
  reversesEntryNumber: null,
  postings,
});
const standing = (entryNumber: number, ...postings: Posting[]): StandingEntry => ({
  entryNumber,
  fiscalYear: 2024,
  kind: 'entitlement',
  component: 'goo',
  source: SOURCE,
  postings,
});

/** What an entry does, in a few words. */
const told = ({ kind, reversesEntryNumber, postings, cause }: NewEntry): unknown[] => [
  kind,
  reversesEntryNumber,
  ...postings
    .filter(({ account }) => account === 'state-receivable')
    .map(({ month, amountEur }) => `${month} ${amountText(amountEur)}`),
  cause?.id,
];

describe('restatement', () => {
  it('posts nothing where all is right', () => {
    const january = pair('2024-01', '1891.00');
    expect(restatement([standing(1, ...january)], [wanted(...january)], CAUSE)).toEqual([]);
  });

  it('replaces the months that differ, and leaves the others', () => {
    const entries = restatement(
      [standing(1, ...pair('2024-01', '1891.00')), standing(2, ...pair('2024-02', '1769.00'))],
      [wanted(...pair('2024-01', '1891.00')), wanted(...pair('2024-02', '1450.00', 'v2'))],
      CAUSE,
    );
    expect(entries.map(told)).toEqual([
      ['reversal', 2, '2024-02 -1769.00', CAUSE.id],
      ['entitlement', null, '2024-02 1450.00', CAUSE.id],
    ]);
  });

  it('replaces what differs only in the tariff it names, for the amount is traced by it', () => {
    const entries = restatement(
      [standing(1, ...pair('2024-01', '1891.00', 'v1'))],
      [wanted(...pair('2024-01', '1891.00', 'v2'))],
      CAUSE,
    );
    expect(entries).toHaveLength(2);
  });

  it('takes back what should not be there, and adds what lacks', () => {
    const lost = restatement([standing(1, ...pair('2024-01', '1891.00'))], [], CAUSE);
    expect(lost.map(told)).toEqual([['reversal', 1, '2024-01 -1891.00', CAUSE.id]]);
    const gained = restatement([], [wanted(...pair('2024-01', '1891.00'))], CAUSE);
    expect(gained.map(told)).toEqual([['entitlement', null, '2024-01 1891.00', CAUSE.id]]);
  });

  it('keeps an entry over several months when each of them is right, and else replaces it whole', () => {
    const year = standing(1, ...pair('2024-01', '1891.00'), ...pair('2024-02', '1769.00'));
    const january = wanted(...pair('2024-01', '1891.00'));
    expect(restatement([year], [january, wanted(...pair('2024-02', '1769.00'))], CAUSE)).toEqual([]);
    const entries = restatement([year], [january, wanted(...pair('2024-02', '1450.00'))], CAUSE);
    expect(entries.map(told)).toEqual([
      ['reversal', 1, '2024-01 -1891.00', '2024-02 -1769.00', CAUSE.id],
      ['entitlement', null, '2024-01 1891.00', CAUSE.id],
      ['entitlement', null, '2024-02 1450.00', CAUSE.id],
    ]);
  });

  it('always ends where it should: what stood, and what is posted, sum to what is wanted', () => {
    const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 12 });
    const side = months.chain((chosen) =>
      fc.tuple(
        ...chosen.map((month) =>
          fc
            .integer({ min: -5, max: 5 })
            .map((euros) => pair(`2024-${String(month).padStart(2, '0')}`, euros.toFixed(2))),
        ),
      ),
    );
    const total = (postings: readonly Posting[], month: string): string =>
      amountText(
        sum(
          postings
            .filter((posting) => posting.month === month && posting.account === 'state-receivable')
            .map(({ amountEur }) => amountEur),
        ),
      );
    fc.assert(
      fc.property(side, side, (before, after) => {
        const stood = before.map((postings, index) => standing(index + 1, ...postings));
        const asked = after.map((postings) => wanted(...postings));
        const posted = restatement(stood, asked, CAUSE);
        const result = [...stood, ...posted].flatMap(({ postings }) => postings);
        const goal = asked.flatMap(({ postings }) => postings);
        for (let month = 1; month <= 12; month += 1) {
          const name = `2024-${String(month).padStart(2, '0')}`;
          expect(total(result, name)).toBe(total(goal, name));
        }
        for (const entry of posted) expect(isBalanced(entry.postings)).toBe(true);
      }),
    );
  });
});
