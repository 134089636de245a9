import { finding } from './findings.js';
import type { Finding } from './findings.js';

/** A file can be wrong in every row; nobody reads past this many, but how many more there are is told. */
const MOST_FINDINGS = 5_000;
/** By then it is another file than was meant, and every further row only costs time. */
const MOST_ERRORS = 20_000;

export interface FindingLimit {
  /** Whether there is room to show this one; it is counted when there is not. */
  admits(found: Finding): boolean;
  /** Whether so much is wrong that reading on serves nobody. */
  isSpent(): boolean;
  /** The last finding, when some were not shown. */
  rest(): Finding | null;
}

export function findingLimit(most = MOST_FINDINGS, mostErrors = MOST_ERRORS): FindingLimit {
  let shown = 0;
  let hidden = 0;
  let errors = 0;
  let shownErrors = 0;
  const isSpent = (): boolean => errors >= mostErrors;
  return {
    admits: ({ severity }) => {
      if (severity === 'error') errors += 1;
      if (shown >= most) {
        hidden += 1;
        return false;
      }
      shown += 1;
      if (severity === 'error') shownErrors += 1;
      return true;
    },
    isSpent,
    rest: () => {
      const expected = `hoogstens ${most} bevindingen`;
      if (isSpent()) return finding('too-many-errors', {}, { count: errors, expected });
      if (hidden === 0) return null;
      const code = errors > shownErrors ? 'more-findings-with-errors' : 'more-warnings';
      return finding(code, {}, { count: hidden, expected });
    },
  };
}
