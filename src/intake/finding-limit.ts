import { finding } from './findings.js';
import type { Finding } from './findings.js';

/** A file can be wrong in every row; nobody reads past this many, but how many more there are is told. */
const MOST_FINDINGS = 5_000;

export interface FindingLimit {
  /** Whether there is room to show this one; it is counted when there is not. */
  admits(found: Finding): boolean;
  /** The last finding, when some were not shown. */
  rest(): Finding | null;
}

export function findingLimit(most = MOST_FINDINGS): FindingLimit {
  let shown = 0;
  let hidden = 0;
  let hiddenErrors = 0;
  return {
    admits: ({ severity }) => {
      if (shown < most) return ++shown > 0;
      hidden += 1;
      if (severity === 'error') hiddenErrors += 1;
      return false;
    },
    rest: () =>
      hidden === 0
        ? null
        : finding(
            hiddenErrors > 0 ? 'more-findings-with-errors' : 'more-warnings',
            {},
            { count: hidden, expected: `hoogstens ${most} bevindingen` },
          ),
  };
}
