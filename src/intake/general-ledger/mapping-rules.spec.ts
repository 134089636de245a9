import { describe, expect, it } from '@jest/globals';
import { REFERENCE } from '../../../test/harness/intake/declaration-file.js';
import { ledgerRule } from '../../../test/harness/intake/ledger-extract.js';
import { allocation } from './mapping-rules.js';

describe('the rules of a mapping', () => {
  const allocate = allocation(
    [
      ledgerRule('*', null),
      ledgerRule('*', 'youth-care', { costCentre: '90*' }),
      ledgerRule('43*', 'goo-housing'),
      ledgerRule('431*', 'goo-security'),
      ledgerRule('4320..4329', 'poo-allowance', { fundingRoute: 'own' }),
      ledgerRule('4321', 'psychosocial-care'),
      ledgerRule('4321', null, { costCentre: '7010' }),
      ledgerRule('4500', 'no-longer-there'),
    ],
    REFERENCE.costCategories,
  );

  it.each([
    ['9999', null, 'ignored'],
    ['9999', '9012', 'youth-care vws'],
    ['4399', '9012', 'goo-housing booo'],
    ['4310', null, 'goo-security booo'],
    ['4329', null, 'poo-allowance own'],
    ['4321', null, 'psychosocial-care own'],
    ['4321', '7011', 'psychosocial-care own'],
    ['4321', '7010', 'ignored'],
  ])('are most precise by account, then by cost centre: %s on %s is %s', (account, costCentre, expected) => {
    const allocated = allocate(account, costCentre);
    expect(allocated?.kind === 'mapped' ? `${allocated.costCategory} ${allocated.fundingRoute}` : allocated?.kind).toBe(
      expected,
    );
  });

  it('are about nothing when their cost category is gone, so that the account is reported', () => {
    const rules = [ledgerRule('4500', 'no-longer-there')];
    expect(allocation(rules, REFERENCE.costCategories)('4500', null)).toBeNull();
  });
});
