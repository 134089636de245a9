import { readDate } from '../../intake/notation/calendar.js';
import { readAmount } from '../../intake/notation/dutch-amount.js';
import { plainText } from '../../intake/notation/plain-text.js';
import type { Notation, ReadableValue } from '../../intake/notation/reading.js';
import type { CellNotation } from '../../intake/sheet-mistakes.js';
import { amount, amountText } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import type { IsoDate } from '../../kernel/period.js';
import { isMoment } from '../../platform/http/known-on.js';
import { isFiscalYear } from '../../platform/http/validators.js';
import { textBehindGuard } from '../../platform/spreadsheet-text.js';
import { AMOUNT_PATTERN, INDEX_PATTERN, isOutlookYear, isSchemeDate } from '../../shortfall/baseline/validators.js';
import { LONGEST_NAME } from '../../shortfall/scenarios/scenarios.dto.js';

/** How the cells of a scenario are written: what a request would be refused for, a cell is too. */

export const NAME: CellNotation<string> = {
  expected: `een naam van hoogstens ${LONGEST_NAME} tekens`,
  read: (value) => {
    const text = textBehindGuard(plainText(value));
    return text.length <= LONGEST_NAME ? text : null;
  },
};

export const DATE: CellNotation<IsoDate> = {
  expected: 'een datum vanaf 1-1-2022',
  read: (value) => {
    const date = valueOf(readDate, value);
    return date !== null && isSchemeDate(date) ? date : null;
  },
};

export const FROM_DATE: CellNotation<IsoDate> = {
  expected: 'een datum van 1-1-2022 tot en met 31-12-2030',
  read: (value) => {
    const date = DATE.read(value);
    return date !== null && isOutlookYear(Number(date.slice(0, 4))) ? date : null;
  },
};

export const OUTLOOK_YEAR: CellNotation<number> = {
  expected: 'een jaar van 2022 tot en met 2030',
  read: (value) => yearOf(value, isOutlookYear),
};

export const LAYOUT_YEAR: CellNotation<number> = {
  expected: 'het jaar van een indeling, vanaf 2022, of een lege cel',
  read: (value) => yearOf(value, isFiscalYear),
};

export const MOMENT: CellNotation<string> = {
  expected: 'een moment als 2026-11-01T12:00:00Z, een datum, of een lege cel',
  read: (value) => {
    const text = value.kind === 'text' ? plainText(value) : '';
    return isMoment(text) ? text : valueOf(readDate, value);
  },
};

export const EUROS: CellNotation<string> = {
  expected: 'een bedrag van 0,00 of hoger, in hele centen, of een lege cel',
  read: (value) => {
    const euros = valueOf(readAmount, value);
    const text = euros && amountText(euros);
    return euros?.equals(text ?? '') && AMOUNT_PATTERN.test(text ?? '') ? text : null;
  },
};

/** Binary arithmetic of a spreadsheet leaves less than this behind. */
const NOISE = amount('1e-9');

export const FACTOR: CellNotation<string> = {
  expected: 'een factor als 1,025, met hoogstens vier cijfers achter de komma, of een lege cel',
  read: (value) => {
    const exact = factorOf(value);
    const rounded = exact?.toDecimalPlaces(4);
    if (!exact || !rounded || exact.minus(rounded).abs().greaterThan(NOISE)) return null;
    return INDEX_PATTERN.test(rounded.toFixed()) ? rounded.toFixed() : null;
  },
};

function factorOf(value: ReadableValue): Amount | null {
  if (value.kind === 'number') return amount(value.raw);
  const text = value.kind === 'text' ? plainText(value).replace(',', '.') : '';
  return INDEX_PATTERN.test(text) ? amount(text) : null;
}

function yearOf(value: ReadableValue, isYear: (year: number) => boolean): number | null {
  const text = plainText(value);
  return /^\d{4}$/.test(text) && isYear(Number(text)) ? Number(text) : null;
}

function valueOf<T>(notation: Notation<T>, value: ReadableValue): T | null {
  const reading = notation(value);
  return reading.ok ? reading.value : null;
}
