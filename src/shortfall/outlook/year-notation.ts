import { isOutlookYear, AMOUNT_PATTERN, INDEX_PATTERN, isSchemeDate } from '../baseline/validators.js';

/** How suppositions are written in an address: `2026:1.02,2027:1.05` by year, `2026-01-01:48.00` from a day on. */

/** Pairs in the order in which they came; null where the text says anything else, or the same year twice. */
export function indexOf(text: unknown): ReadonlyMap<number, string> | null {
  const pairs = pairsOf(text, (key) => /^\d{4}$/.test(key) && isOutlookYear(Number(key)), INDEX_PATTERN);
  return pairs && new Map([...pairs].map(([year, index]) => [Number(year), index]));
}

/** Each amount holds from its day until the day of the next, in order of time; null where the text says anything else. */
export function amountsOf(text: unknown): ReadonlyMap<string, string> | null {
  const pairs = pairsOf(text, isSchemeDate, AMOUNT_PATTERN);
  return pairs && new Map([...pairs].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function pairsOf(text: unknown, isKey: (key: string) => boolean, value: RegExp): ReadonlyMap<string, string> | null {
  if (typeof text !== 'string' || text.length > LONGEST) return null;
  const pairs = new Map<string, string>();
  for (const pair of text.split(',')) {
    const [key = '', given = '', ...more] = pair.split(':');
    if (more.length > 0 || pairs.has(key) || !isKey(key) || !value.test(given)) return null;
    pairs.set(key, given);
  }
  return pairs;
}

/** Room for a hundred pairs. */
const LONGEST = 2_000;
