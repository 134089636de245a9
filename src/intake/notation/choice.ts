import { plainText } from './plain-text.js';
import type { Notation } from './reading.js';

/** One of a few words, in any case and with or without spaces. */

/** `Tot en met`, `tot  en met` and `totenmet` are one word; a zero-width space is no space, and no letter either. */
export function looseKey(text: string): string {
  return text.replace(/[\s\u00A0\u200B-\u200D\u2060\uFEFF]+/g, '').toLowerCase();
}

/** Reads a word of a closed list; `words` pairs each value with the ways to write it. */
export function choice<T>(
  words: readonly (readonly [value: T, ...spellings: string[]])[],
  expected: string,
): Notation<T> {
  const valueOf = new Map(
    words.flatMap(([value, ...spellings]) => spellings.map((word) => [looseKey(word), { value }])),
  );
  return (cell) => {
    const found = valueOf.get(looseKey(plainText(cell)));
    return found ? { ok: true, value: found.value } : { ok: false, expected };
  };
}
