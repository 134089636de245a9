import { applyDecorators } from '@nestjs/common';
import { IsInt, Matches, Max, Min, ValidateBy, ValidateIf } from 'class-validator';
import { isIsoDate } from '../../kernel/period.js';
import { FIRST_FISCAL_YEAR } from '../../kernel/scheme.js';

/** A day of the calendar, written as 2024-02-29. */
export function IsCalendarDate(): PropertyDecorator {
  return ValidateBy({
    name: 'isCalendarDate',
    validator: {
      validate: (value): boolean => typeof value === 'string' && isIsoDate(value),
      defaultMessage: () => 'Geef een datum als 2024-02-29.',
    },
  });
}

/** May be left out; what is there must be right, null too, which IsOptional lets pass. */
export function MayBeLeftOut(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}

/** A line of text without control characters: the database cannot hold all of those. */
export function IsLine(longest: number, message: string): PropertyDecorator {
  return Matches(new RegExp(`^\\P{Cc}{0,${longest}}$`, 'u'), { message });
}

/** As the statistics office writes it: GM0193. Whether there is such a municipality is another question. */
export function IsMunicipalityCode(of: { readonly each?: boolean } = {}): PropertyDecorator {
  return Matches(/^GM\d{4}$/, { message: 'Geef een gemeentecode als GM0193.', ...of });
}

/** No year after this is asked for in earnest. */
const LAST_FISCAL_YEAR = 2100;

export function isFiscalYear(year: number): boolean {
  return year >= FIRST_FISCAL_YEAR && year <= LAST_FISCAL_YEAR;
}

/** A year of the scheme, as a number. */
export function IsFiscalYear(message = 'Geef een jaar als 2024.'): PropertyDecorator {
  // in the order in which decorators above a property take effect: the last one first
  return applyDecorators(Max(LAST_FISCAL_YEAR, { message }), Min(FIRST_FISCAL_YEAR, { message }), IsInt({ message }));
}
