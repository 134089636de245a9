import { describe, expect, it } from '@jest/globals';
import { findingLimit } from '../../../src/intake/finding-limit.js';
import { finding } from '../../../src/intake/findings.js';
import type { Finding } from '../../../src/intake/findings.js';
import type { FindingCode } from '../../../src/intake/rules/registry.js';
import type { Rule } from '../../../src/intake/rules/rule.js';

/** Specs of the rules that speak of findings that are not shown: two are, and after four errors reading stops. */

export const error = finding('amount-unreadable', {}, { given: 'x', expected: 'een bedrag' });
export const warning = finding('sheet-unknown', {}, { given: 'x', expected: 'een blad' });

interface LimitCase {
  readonly found: readonly Finding[];
  /** The whole message, when there is to be one. */
  readonly says?: string;
}

export function describeLimitRule(
  rule: Rule<FindingCode>,
  cases: { readonly passes: LimitCase; readonly fails: Required<LimitCase>; readonly border: LimitCase },
): void {
  describe(rule.code, () => {
    it.each(Object.entries(cases))('%s', (_name, { found, says }: LimitCase) => {
      const limit = findingLimit(2, 4);
      for (const each of found) limit.admits(each);
      const rest = limit.rest();
      expect(rest?.code === rule.code ? rest.message : undefined).toBe(says);
      if (says !== undefined) expect(rest?.severity).toBe(rule.severity);
    });
  });
}
