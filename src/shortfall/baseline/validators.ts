import { applyDecorators } from '@nestjs/common';
import { IsInt, Max, Min, ValidateBy } from 'class-validator';
import { isIsoDate } from '../../kernel/period.js';
import { FIRST_FISCAL_YEAR } from '../../kernel/scheme.js';
import { LAST_OUTLOOK_YEAR } from '../../kernel/outlook.js';

/** What years, amounts and factors of a supposition look like. */

const YEAR_MESSAGE = `Geef een jaar van ${FIRST_FISCAL_YEAR} tot en met ${LAST_OUTLOOK_YEAR}.`;

/** A year that an outlook can reach. */
export function IsOutlookYear(): PropertyDecorator {
  const message = YEAR_MESSAGE;
  // in the order in which decorators above a property take effect: the last one first
  return applyDecorators(Max(LAST_OUTLOOK_YEAR, { message }), Min(FIRST_FISCAL_YEAR, { message }), IsInt({ message }));
}

export function isOutlookYear(year: number): boolean {
  return Number.isInteger(year) && year >= FIRST_FISCAL_YEAR && year <= LAST_OUTLOOK_YEAR;
}

/** Euro, to the cent. */
export const AMOUNT_PATTERN = /^\d{1,7}(\.\d{1,2})?$/;
export const AMOUNT_MESSAGE = 'Geef een bedrag in euro met hoogstens twee decimalen en een punt, als tekst: "55.00".';

/** A factor, below a hundred. */
export const INDEX_PATTERN = /^\d{1,2}(\.\d{1,4})?$/;
export const INDEX_MESSAGE = 'Geef een factor met hoogstens vier decimalen en een punt, als tekst: "1.025".';

/** A day in the time of the scheme, as 2026-01-01. */
export function IsSchemeDate(): PropertyDecorator {
  return ValidateBy({
    name: 'isSchemeDate',
    validator: { validate: isSchemeDate, defaultMessage: () => 'Geef een datum vanaf 2022-01-01.' },
  });
}

export function isSchemeDate(value: unknown): value is string {
  return typeof value === 'string' && isIsoDate(value) && /^20(2[2-9]|[3-9]\d)-/.test(value);
}
