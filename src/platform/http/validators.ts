import { ValidateBy } from 'class-validator';
import { isIsoDate } from '../../kernel/period.js';

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
