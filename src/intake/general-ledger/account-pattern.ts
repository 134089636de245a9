/**
 * Which accounts or cost centres a rule is about: one, a range of numbers, or all that begin alike. Accounts are
 * compared as written: `0430` is not `430`, for guessing here would put costs where they do not belong.
 */
export type AccountPattern =
  | { readonly kind: 'exact'; readonly text: string }
  | { readonly kind: 'range'; readonly from: string; readonly through: string }
  | { readonly kind: 'prefix'; readonly text: string };

export const LONGEST_ACCOUNT = 60;

const RANGE = /^(?<from>\d+)\.\.(?<through>\d+)$/;

/** Example: `4310`, `43*`, `4300..4399` or `*`; null for anything else, such as a range that runs back. */
export function accountPattern(given: string): AccountPattern | null {
  const text = given.trim();
  if (text === '' || text.length > LONGEST_ACCOUNT) return null;
  if (text.includes('..')) return rangeOf(text);
  if (!text.includes('*')) return { kind: 'exact', text };
  return text.indexOf('*') === text.length - 1 ? { kind: 'prefix', text: text.slice(0, -1) } : null;
}

function rangeOf(text: string): AccountPattern | null {
  const { from = '', through = '' } = RANGE.exec(text)?.groups ?? {};
  if (from === '' || from.length !== through.length || from > through) return null;
  return { kind: 'range', from, through };
}

export function fits(pattern: AccountPattern, account: string): boolean {
  switch (pattern.kind) {
    case 'exact':
      return account === pattern.text;
    case 'range':
      return isNumberOf(account, pattern.from.length) && pattern.from <= account && account <= pattern.through;
    case 'prefix':
      return account.startsWith(pattern.text);
  }
}

function isNumberOf(account: string, digits: number): boolean {
  return account.length === digits && /^\d+$/.test(account);
}

/** The higher, the more precise: one account, then a range, then a beginning, the longest first. */
export function precision(pattern: AccountPattern): number {
  switch (pattern.kind) {
    case 'exact':
      return LONGEST_ACCOUNT + 2;
    case 'range':
      return LONGEST_ACCOUNT + 1;
    case 'prefix':
      return pattern.text.length;
  }
}

/** Whether two patterns of the same precision have an account in common. */
export function overlap(one: AccountPattern, other: AccountPattern): boolean {
  if (one.kind === 'range' && other.kind === 'range') {
    return one.from.length === other.from.length && one.from <= other.through && other.from <= one.through;
  }
  return one.kind !== 'range' && other.kind === one.kind && other.text === one.text;
}
