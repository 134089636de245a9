/** What a rule remembers of lines gone by: bounded, so that a file of any size costs the same. */
export interface Memory<V> {
  /** What was remembered first under this key; the first time that is remembered, and there is nothing earlier. */
  earlier(key: readonly (string | null)[], value: V): V | undefined;
}

/** A declaration has some thousands of cost lines; beyond this many, only the first are compared. */
const MOST_KEYS = 50_000;

/** Keys are kept as numbers of 53 bits: two different lines of one declaration that share one are not to be expected. */
export function memory<V>(): Memory<V> {
  const values = new Map<number, V>();
  return {
    earlier: (key, value) => {
      const print = fingerprint(key);
      const earlier = values.get(print);
      if (earlier === undefined && values.size < MOST_KEYS) values.set(print, value);
      return earlier;
    },
  };
}

/** Two mixing hashes of 32 and 21 bits side by side, over the parts as they are: joining them would cost more. */
export function fingerprint(parts: readonly (string | null)[]): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const part of parts) {
    const text = part ?? '';
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      high = Math.imul(high ^ code, 2654435761);
      low = Math.imul(low ^ code, 1597334677);
    }
    high = Math.imul(high ^ END_OF_PART, 2654435761);
    low = Math.imul(low ^ END_OF_PART, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

/** No letter: what ends one part does not begin another. */
const END_OF_PART = 0x10ffff;
