import { toCents } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';

/** Figures as people read them here; from decimals, so that no cent passes through a float. */

/** Example: `€ 1.234.567,89`, `€ -12,00`. */
export function dutchAmount(amountEur: Amount): string {
  const [whole = '', cents = ''] = toCents(amountEur).abs().toFixed(2).split('.');
  const sign = amountEur.isNegative() && !toCents(amountEur).isZero() ? '-' : '';
  return `€ ${sign}${grouped(whole)},${cents}`;
}

/** Example: `1.234`. */
export function dutchCount(count: number): string {
  return grouped(String(count));
}

/** One decimal. Example: `12,5%`. */
export function dutchPercentage(percentage: Amount): string {
  return `${percentage.toFixed(1).replace('.', ',')}%`;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, '.');
}
