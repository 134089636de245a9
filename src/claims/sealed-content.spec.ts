import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { amount, ZERO } from '../kernel/money.js';
import type { ClaimBooks } from './claim-figures.js';
import { canonicalJson, claimContent, sealOf } from './sealed-content.js';

const KEY = { claimant: 'GM0193', number: 1 };
const REVISION = {
  revision: 2,
  municipalities: ['GM0193'],
  fromYear: 2024,
  toYear: 2025,
  components: ['goo'],
} as const;
const KNOWN_ON = new Date('2026-11-23T12:00:00.123Z');

const booksOf = (euros: string): ClaimBooks => ({
  years: [
    { code: 'GM0193', year: 2024, declared: { version: 3, basis: 'norm' } },
    { code: 'GM0193', year: 2025, declared: null },
  ],
  figures: [
    {
      ...{ code: 'GM0193', year: 2024, component: 'goo', realCost: amount(euros), entitlement: amount('40') },
      ...{ received: ZERO, provisionalEntitlement: ZERO, deduction: ZERO },
      ...{ quantity: amount(366), quantityWithoutTariff: ZERO },
    },
  ],
});

describe('the seal of a claim', () => {
  it('is over every key in order, without white space', () => {
    expect(canonicalJson({ b: [1, null, { d: 'é"', c: 'x' }], a: 'y' })).toBe(
      '{"a":"y","b":[1,null,{"c":"x","d":"é\\""}]}',
    );
    // the example of RFC 8785 that our content needs: keys by their code units
    expect(canonicalJson({ '€': 1, z: 2, Z: 3, 10: 4 })).toBe('{"10":4,"Z":3,"z":2,"€":1}');
  });

  it('can be reckoned from a text that anybody writes by hand', () => {
    const text =
      '{"claim":"GM0193-C1","components":["goo"],"figures":[{"cashGap":"50.10","component":"goo","deduction":"0.00",' +
      '"entitlement":"40.00","gap":"10.10","municipality":"GM0193","provisionalEntitlement":"0.00","quantity":"366.00",' +
      '"quantityWithoutTariff":"0.00","realCost":"50.10","received":"0.00","year":2024}],"fromYear":2024,' +
      '"knownOn":"2026-11-23T12:00:00.123Z","municipalities":["GM0193"],"revision":2,"toYear":2025,"years":[' +
      '{"basis":"norm","declaration":"GM0193-2024-3","municipality":"GM0193","year":2024},' +
      '{"basis":null,"declaration":null,"municipality":"GM0193","year":2025}]}';
    const sealed = claimContent(KEY, REVISION, booksOf('50.1'), KNOWN_ON);
    expect(canonicalJson(sealed)).toBe(text);
    expect(sealOf(sealed)).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('tells a cent, a year that is declared meanwhile, a scope, and a moment', () => {
    const content = claimContent(KEY, REVISION, booksOf('50.10'), KNOWN_ON);
    const others = [
      claimContent(KEY, REVISION, booksOf('50.11'), KNOWN_ON),
      claimContent(KEY, REVISION, { ...booksOf('50.10'), years: booksOf('0').years.slice(0, 1) }, KNOWN_ON),
      claimContent(KEY, { ...REVISION, components: ['goo', 'own'] }, booksOf('50.10'), KNOWN_ON),
      claimContent(KEY, REVISION, booksOf('50.10'), new Date('2026-11-23T12:00:00.124Z')),
      claimContent({ ...KEY, number: 2 }, REVISION, booksOf('50.10'), KNOWN_ON),
    ];
    expect(new Set([content, ...others].map(sealOf)).size).toBe(6);
  });
});
