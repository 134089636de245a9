import { describe, expect, it } from '@jest/globals';
import { accountPattern, fits } from './account-pattern.js';

describe('an account pattern', () => {
  it.each([
    ['4310', '4310', true],
    ['4310', '43100', false],
    ['0430', '430', false],
    ['A-12', 'A-12', true],
    ['43*', '4310', true],
    ['43*', '43', true],
    ['43*', '4299', false],
    ['*', 'elke', true],
    ['4300..4399', '4300', true],
    ['4300..4399', '4399', true],
    ['4300..4399', '4400', false],
    ['4300..4399', '43500', false],
    ['4300..4399', '43A0', false],
  ])('%s for %s: %s', (given, account, expected) => {
    const pattern = accountPattern(given);
    expect(pattern && fits(pattern, account)).toBe(expected);
  });

  it.each(['', '4*3', '**', '4399..4300', '430..4399', '43A0..43B0', '4300..', '9'.repeat(61)])(
    'is not %j',
    (given) => {
      expect(accountPattern(given)).toBeNull();
    },
  );
});
