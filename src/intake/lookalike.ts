import { looseKey } from './notation/choice.js';

/** The word that was probably meant: the nearest by edit distance, when it is near enough to be worth saying. */

/** Longer texts are no slip of the keyboard, and comparing them costs time. */
const LONGEST_WORD = 60;

export function lookalike(given: string, words: readonly string[]): string | null {
  const key = looseKey(given);
  if (key.length < 3 || key.length > LONGEST_WORD) return null;
  let nearest: string | null = null;
  let least = Math.max(2, Math.floor(key.length / 4)) + 1;
  for (const word of words) {
    const distance = editDistance(key, looseKey(word));
    if (distance < least) [nearest, least] = [word, distance];
  }
  return nearest ?? words.find((word) => looseKey(word).startsWith(key)) ?? null;
}

/** Letters to add, remove or replace to make one word of the other (Levenshtein). */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/**
 * A misspelt name is one mistake: pairs each missing name with the unknown one that was probably meant, so that the
 * same slip is not reported as something missing and something unknown.
 */
export function pairLookalikes(missing: readonly string[], unknown: readonly string[]): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const given of unknown) {
    const meant = lookalike(given, missing);
    if (meant !== null && !pairs.has(meant)) pairs.set(meant, given);
  }
  return pairs;
}
