import { describe, expect, it } from '@jest/globals';
import { CHAIN_START, entryHash } from './entry-hash.js';
import type { EntryRow, PostingRow } from './entry-hash.js';

const entry: EntryRow = {
  municipalityCode: 'GM0193',
  entryNumber: 1,
  fiscalYear: 2024,
  kind: 'entitlement',
  component: 'goo',
  sourceKind: 'declaration',
  sourceId: 'GM0193-2024-1',
  sourceSha256: 'a'.repeat(64),
  causeKind: null,
  causeId: null,
  reversesEntryNumber: null,
  recordedBy: 'somebody',
  recordedAt: new Date('2025-02-01T10:00:00.123Z'),
  postingCount: 2,
  previousHash: CHAIN_START,
};
const posting: PostingRow = {
  postingNumber: 1,
  fiscalYear: 2024,
  account: 'state-receivable',
  component: 'goo',
  costCategory: null,
  fundingRoute: null,
  month: '2024-01-01',
  nature: 'norm',
  certainty: 'final',
  amountEur: '18910.00',
  quantity: '310.00',
  tariffVersionId: 'goo-place-day-2024-01-01-v1',
  sourceSheet: null,
  sourceRow: null,
};

function hashOf(head: EntryRow, postings: readonly PostingRow[]): string {
  const hash = entryHash(head);
  for (const one of postings) hash.add(one);
  return hash.finish();
}

describe('hash of an entry', () => {
  const original = hashOf(entry, [posting]);

  it('stays what it is: a change of the notation would break every chain', () => {
    expect(original).toBe('892d635360c1bdf68b36a72e7aac9042c6d16a238b1e54caf78983ae3b3a0077');
  });

  it.each(Object.keys(entry) as (keyof EntryRow)[])('changes with the entry’s %s', (field) => {
    const caused = { ...entry, causeKind: 'tariff', causeId: 'goo-place-day-2024-01-01-v2' };
    const other = { ...caused, [field]: field === 'recordedAt' ? new Date('2025-02-01T10:00:00.124Z') : 'other' };
    expect(hashOf(other, [posting])).not.toBe(hashOf(caused, [posting]));
  });

  it('changes when an entry is given a cause that it does not have', () => {
    expect(hashOf({ ...entry, causeKind: 'tariff', causeId: 'x' }, [posting])).not.toBe(original);
  });

  it.each(Object.keys(posting) as (keyof PostingRow)[])('changes with the posting’s %s', (field) => {
    expect(hashOf(entry, [{ ...posting, [field]: 'other' }])).not.toBe(original);
  });

  it('changes with the number and the order of the postings', () => {
    const second = { ...posting, postingNumber: 2 };
    const both = hashOf(entry, [posting, second]);
    expect(new Set([original, both, hashOf(entry, [second, posting]), hashOf(entry, [])]).size).toBe(4);
  });

  it('tells values apart that look alike when put side by side', () => {
    const moved = { ...posting, component: 'go', costCategory: 'o' };
    expect(hashOf(entry, [moved])).not.toBe(hashOf(entry, [{ ...posting, component: 'goo', costCategory: '' }]));
  });
});
