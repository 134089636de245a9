import { amount, toCents } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import type { ReadableValue, Reading } from './reading.js';

/**
 * Amounts as finance people write them. A number cell is exact; a text is read as Dutch, `€ 1.234.567,89`, and never
 * guessed: `1,234.56` and `12.34` are how others write, so they are refused with the reason.
 */
const EXPECTED = 'een getal of een bedrag als 1.234,56';
const EXPECTED_NO_POINT = `${EXPECTED}; schrijf centen achter een komma, punten alleen tussen duizendtallen`;
const EXPECTED_TWO_DECIMALS = `${EXPECTED}; achter de komma staan hoogstens twee cijfers`;

/** Longer is no amount, and is not worth matching. */
const LONGEST_AMOUNT = 60;

const MINUSES = /[\u2010-\u2015\u2212\uFE63\uFF0D]/g;
const SPACES = /[\s\u00A0\u2007\u2009\u202F]+/g;
const CURRENCY = /^(?:€|EUR(?:O)?)|(?:€|EUR(?:O)?)$/i;

/** The whole euros, grouped by points or spaces or not at all, and the cents: `,89`, `,5`, `,-`, `,--`, `,=`. */
const FIGURE = /^(?<euros>\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:,(?<cents>\d{1,2}|-{1,2}|=))?$/;

export function readAmount(value: ReadableValue): Reading<Amount> {
  if (value.kind === 'number') return exactNumber(amount(value.raw));
  if (value.kind === 'date' || value.text.length > LONGEST_AMOUNT) return { ok: false, expected: EXPECTED };
  return readText(value.text);
}

function readText(text: string): Reading<Amount> {
  const plain = text.replace(MINUSES, '-').replace(SPACES, ' ').trim();
  const { negative, figure } = takeSign(plain);
  const match = FIGURE.exec(figure);
  if (!match) return { ok: false, expected: expectationFor(figure) };
  const euros = (match.groups?.['euros'] ?? '').replace(/[. ]/g, '');
  const cents = (match.groups?.['cents'] ?? '').replace(/\D/g, '');
  const size = amount(cents === '' ? euros : `${euros}.${cents}`);
  return { ok: true, value: negative ? size.negated() : size };
}

/**
 * Takes one sign and one currency from around a figure, in any order: `-€ 1,00`, `€ -1,00`, `€ 1,00-`, `(€ 1,00)`.
 * A second sign stays where it is, and makes the figure unreadable.
 */
function takeSign(text: string): { negative: boolean; figure: string } {
  let figure = text;
  let sign = '';
  for (const step of ['currency', 'sign', 'currency', 'sign']) {
    if (step === 'currency') figure = figure.replace(CURRENCY, '').trim();
    else if (sign === '') ({ sign, figure } = signOf(figure));
  }
  return { negative: sign === '-', figure };
}

function signOf(text: string): { sign: '' | '-' | '+'; figure: string } {
  if (/^\(.*\)$/.test(text)) return { sign: '-', figure: text.slice(1, -1).trim() };
  if (text.startsWith('-')) return { sign: '-', figure: text.slice(1).trim() };
  if (text.startsWith('+')) return { sign: '+', figure: text.slice(1).trim() };
  // `100,-` is a hundred euros, `100,00-` is a hundred less
  if (/\d ?-$/.test(text)) return { sign: '-', figure: text.slice(0, -1).trim() };
  return { sign: '', figure: text };
}

function expectationFor(figure: string): string {
  if (/^[\d. ]+,\d{3,}$/.test(figure)) return EXPECTED_TWO_DECIMALS;
  return /^[\d.,]*\d\.[\d.,]*$/.test(figure) ? EXPECTED_NO_POINT : EXPECTED;
}

/** The most that binary arithmetic in a spreadsheet adds or takes: far below a cent, and growing with the amount. */
const NOISE = amount('1e-9');
const MOST_NOISE = amount('1e-4');
const ONE = amount(1);

/** A number cell: binary noise (1234.5600000000001) is taken off, real further decimals stay and are noted. */
function exactNumber(value: Amount): Reading<Amount> {
  const cents = toCents(value);
  if (cents.equals(value)) return { ok: true, value };
  const size = value.abs();
  const scaled = (size.lessThan(ONE) ? ONE : size).times(NOISE);
  const noise = scaled.lessThan(MOST_NOISE) ? scaled : MOST_NOISE;
  return value.minus(cents).abs().lessThan(noise)
    ? { ok: true, value: cents }
    : { ok: true, value, note: 'more-than-two-decimals' };
}
