import type { Basis } from '../../../kernel/scheme.js';
import { CHECK, wholeRule } from '../rule.js';

const NAMES: Readonly<Record<Basis, string>> = { norm: 'norm', actual: 'werkelijk' };

/** The basis decides what the State owes on component goo: a change of it should be meant. */
export const basisChanged = wholeRule({
  code: 'basis-changed',
  severity: 'warning',
  problem: 'de grondslag is {given}, anders dan in de vorige versie.',
  remedy: CHECK,
  whole: ({ basis }, { previousVersion }) =>
    previousVersion && previousVersion.basis !== basis
      ? [
          {
            at: null,
            given: NAMES[basis],
            expected: `${NAMES[previousVersion.basis]}, zoals in versie ${previousVersion.version}`,
          },
        ]
      : [],
});
