import { BASIS_NAMES } from '../../scheme-names.js';
import { CHECK, wholeRule } from '../rule.js';

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
            given: BASIS_NAMES[basis],
            expected: `${BASIS_NAMES[previousVersion.basis]}, zoals in versie ${previousVersion.version}`,
          },
        ]
      : [],
});
