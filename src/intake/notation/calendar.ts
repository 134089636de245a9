import { isIsoDate, monthOf } from '../../kernel/period.js';
import type { IsoDate, IsoMonth } from '../../kernel/period.js';
import { dateOfSerial } from '../workbook/serial-date.js';
import type { ReadableValue, Reading } from './reading.js';

/** Days and months as people write them in Dutch: day first, months by number or name. */

const EXPECTED_DATE = 'een datum als 31-1-2023';
const EXPECTED_MONTH = 'een maand als 2023-03 of mrt-23, of een datum in die maand';

/** Full names, and the short ones in use; English ones come from an Excel that is set to English. */
const MONTH_NAMES: readonly (readonly string[])[] = [
  ['januari', 'jan'],
  ['februari', 'feb'],
  ['maart', 'mrt', 'mar', 'maa'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'jun'],
  ['juli', 'jul'],
  ['augustus', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];
const MONTH_BY_NAME = new Map(MONTH_NAMES.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));

const LONGEST_DATE = 40;

type Groups = Readonly<Record<string, string | undefined>>;

/** A day in full; a time behind it is left out. */
const DATE_FORMS: readonly RegExp[] = [
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[t ][\d:.]+z?)?$/,
  /^(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/.](?<year>\d{4}|\d{2})(?: [\d:]+)?$/,
  /^(?<day>\d{1,2})[- ](?<name>[a-z]+)\.?[- ](?<year>\d{4}|\d{2})$/,
];

const MONTH_FORMS: readonly RegExp[] = [
  /^(?<year>\d{4})[-/](?<month>\d{1,2})$/,
  /^(?<month>\d{1,2})[-/](?<year>\d{4})$/,
  /^(?<name>[a-z]+)\.?(?:[- ]'?|')(?<year>\d{4}|\d{2})$/,
];

export function readDate(value: ReadableValue): Reading<IsoDate> {
  if (value.kind === 'date') return { ok: true, value: value.date };
  if (value.kind === 'number') return dateOfNumber(value.raw, value.date1904);
  const date = firstMatch(value.text, DATE_FORMS, dateOf);
  return date === null ? { ok: false, expected: EXPECTED_DATE } : { ok: true, value: date };
}

export function readMonth(value: ReadableValue): Reading<IsoMonth> {
  const month = value.kind === 'text' ? firstMatch(value.text, MONTH_FORMS, monthFrom) : null;
  if (month !== null) return { ok: true, value: month };
  const date = readDate(value);
  return date.ok ? { ...date, value: monthOf(date.value) } : { ok: false, expected: EXPECTED_MONTH };
}

/**
 * A whole number of five digits where a date belongs is the date as Excel counts it, in a cell that lost its date
 * format. Only for days of this century (36526 is 1 January 2000): anything else is a number.
 */
function dateOfNumber(raw: string, date1904: boolean): Reading<IsoDate> {
  const date = /^\d{5}(?:\.0*)?$/.test(raw) ? dateOfSerial(raw, date1904) : null;
  if (date === null || date < '2000-01-01' || date >= '2100-01-01') return { ok: false, expected: EXPECTED_DATE };
  return { ok: true, value: date, note: 'date-as-number' };
}

function firstMatch(text: string, forms: readonly RegExp[], build: (groups: Groups) => string | null): string | null {
  const plain = text.replace(/\s+/g, ' ').trim().toLowerCase();
  if (plain.length > LONGEST_DATE) return null;
  for (const form of forms) {
    const groups = form.exec(plain)?.groups;
    const found = groups ? build(groups) : null;
    if (found !== null) return found;
  }
  return null;
}

function dateOf(groups: Groups): IsoDate | null {
  const month = monthFrom(groups);
  const date = `${month}-${(groups['day'] ?? '').padStart(2, '0')}`;
  return month !== null && isIsoDate(date) ? date : null;
}

function monthFrom({ year = '', month, name = '' }: Groups): IsoMonth | null {
  const number = month === undefined ? MONTH_BY_NAME.get(name) : Number(month);
  if (number === undefined || number < 1 || number > 12) return null;
  return `${year.length === 2 ? `20${year}` : year}-${String(number).padStart(2, '0')}`;
}
