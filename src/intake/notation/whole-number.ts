import { amount } from '../../kernel/money.js';
import type { ReadableValue, Reading } from './reading.js';

/** Places and persons: whole, not below zero. `1.234` as text is Dutch for 1234, `12,0` is 12. */
const EXPECTED = 'een heel getal van 0 of hoger';
const EXPECTED_BELOW_LIMIT = 'een heel getal van hoogstens 1.000.000';

/** No municipality comes near; more is a slip of the keyboard, and would not fit where it is kept. */
const LARGEST = 1_000_000;

/** What binary arithmetic in a spreadsheet may leave behind: 119.99999999999999 is 120. */
const NOISE = amount('1e-9');

const TEXT = /^(?<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,0+)?$/;
const LONGEST_NUMBER = 30;

export function readWholeNumber(value: ReadableValue): Reading<number> {
  const digits = value.kind === 'number' ? value.raw : value.kind === 'text' ? digitsOf(value.text) : null;
  if (digits === null) return { ok: false, expected: EXPECTED };
  const exact = amount(digits);
  const number = exact.round();
  if (exact.minus(number).abs().greaterThan(NOISE) || number.lessThan(0)) return { ok: false, expected: EXPECTED };
  if (number.greaterThan(LARGEST)) return { ok: false, expected: EXPECTED_BELOW_LIMIT };
  return { ok: true, value: Number(number.toFixed()) };
}

function digitsOf(text: string): string | null {
  const plain = text.trim();
  if (plain.length > LONGEST_NUMBER) return null;
  return TEXT.exec(plain)?.groups?.['whole']?.replaceAll('.', '') ?? null;
}
