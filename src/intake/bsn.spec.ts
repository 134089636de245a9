import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { containsBsn, maskBsn, passesElevenTest } from './bsn.js';

/** Made up; every one passes the eleven test and belongs to nobody we know. */
const MADE_UP = '123456782';

describe('citizen service numbers', () => {
  it.each([
    ['BSN 123456782', 'BSN *********'],
    ['123456782', '*********'],
    ['1234.56.782', '****.**.***'],
    ['123-456-782', '***-***-***'],
    ['123\u00A0456\u00A0782', '***\u00A0***\u00A0***'],
    ['1 2 3 4 5 6 7 8 2', '* * * * * * * * *'],
    ['a123456782b', 'a*********b'],
    ['op 12-03-2024 123456782', 'op 12-03-2024 *********'],
    ['123456782,111222333', '*********,*********'],
  ])('finds and masks it in %s', (given, masked) => {
    expect(containsBsn(given)).toBe(true);
    expect(maskBsn(given)).toBe(masked);
  });

  it.each([
    '123456783',
    '1234567820',
    '0123456782',
    '000000000',
    '12345678',
    '123    456782',
    'NL91 ABNA 0417 1643 00',
    '',
  ])('leaves %s', (given) => {
    expect(containsBsn(given)).toBe(false);
    expect(maskBsn(given)).toBe(given);
  });

  const validBsn = fc
    .integer({ min: 10_000_000, max: 99_999_999 })
    .map((start) => Array.from({ length: 10 }, (_, last) => `${start}${last}`).find(passesElevenTest))
    .filter((bsn) => bsn !== undefined);

  it('finds every valid one among words, and leaves no more than the words', () => {
    fc.assert(
      fc.property(
        validBsn,
        fc.stringMatching(/^[a-z ]{0,20}$/),
        fc.stringMatching(/^[a-z, ]{0,20}$/),
        (bsn, before, after) => {
          expect(maskBsn(before + bsn + after)).toBe(`${before}*********${after}`);
        },
      ),
    );
  });

  it('masks for good: what is masked holds none', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9 .-]{0,60}$/), (text) => {
        expect(containsBsn(maskBsn(text))).toBe(false);
        expect(maskBsn(text)).toHaveLength(text.length);
      }),
    );
  });

  it('agrees with the definition of the eleven test', () => {
    expect(passesElevenTest(MADE_UP)).toBe(true);
    // 9·1+8·2+7·3+6·4+5·5+4·6+3·7+2·8−2 = 154 = 14 × 11
    for (const last of '013456789') expect(passesElevenTest(`12345678${last}`)).toBe(false);
  });
});
