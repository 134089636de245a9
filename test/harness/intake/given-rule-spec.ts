import { describe, expect, it } from '@jest/globals';
import { readDeclaration } from '../../../src/intake/declaration-reader.js';
import type { ReadingOptions } from '../../../src/intake/declaration-reader.js';
import type { FindingCode } from '../../../src/intake/rules/registry.js';
import type { Rule } from '../../../src/intake/rules/rule.js';
import { REFERENCE } from './declaration-file.js';
import { temporaryFiles } from './temporary-file.js';

/** Specs of the rules on what is told beside a file: a CSV with or without it. */

export interface GivenCase extends ReadingOptions {
  /** Below the headings Maand, Kostensoort and Bedrag; or Grootboek, Boekdatum and Bedrag of an extract. */
  readonly lines?: readonly string[];
  /** The whole message, when there is to be one. */
  readonly says?: string;
}

export const ZWOLLE_2024 = { municipality: 'GM0193', year: '2024', basis: 'norm' };

const COST = '2024-01;goo-housing;10,00';

export function describeGivenRule(
  rule: Rule<FindingCode>,
  cases: { readonly passes: GivenCase; readonly fails: GivenCase; readonly border: GivenCase },
): void {
  describe(rule.code, () => {
    it.each(Object.entries(cases))('%s', async (_name, { lines = [COST], says, ...options }: GivenCase) => {
      const files = temporaryFiles();
      const path = files.write(Buffer.from(['Maand;Kostensoort;Bedrag', ...lines].join('\n')));
      const messages: string[] = [];
      for await (const item of readDeclaration(path, REFERENCE, options)) {
        if (item.kind !== 'finding' || item.finding.code !== rule.code) continue;
        expect(item.finding.severity).toBe(rule.severity);
        messages.push(item.finding.message);
      }
      files.remove();
      expect(messages).toEqual(says === undefined ? [] : [says]);
    });
  });
}
