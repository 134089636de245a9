import { ApiPropertyOptional } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { addDays, isIsoDate } from '../../kernel/period.js';
import { startOfDutchDay } from '../dutch-dates.js';
import { MayBeLeftOut } from './validators.js';

/** Stand van: every reading can be asked as it was known at a moment, or at the end of a day in the Netherlands. */

/** A moment with its zone; a plus sign that came through a URL as a space is one too. */
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+ -](?:0\d|1[0-4]):[0-5]\d)$/;

/** Whether it is a moment or a day, as every reading takes. */
export function isMoment(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  return isIsoDate(INSTANT.exec(value)?.[1] ?? value);
}

/** The query of everything that can be read. */
export class KnownOnQuery {
  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    example: '2022-11-01T12:00:00Z',
    description:
      'Answer as it was known at this moment, or at the end of this day (YYYY-MM-DD) in the Netherlands; default: now',
  })
  @MayBeLeftOut()
  @ValidateBy(
    { name: 'isMoment', validator: { validate: isMoment } },
    { message: 'Geef een moment als 2022-11-01T12:00:00Z, of een datum als 2022-11-01.' },
  )
  knownOn?: string;
}

/** The moment that was asked for; null: now, also for the day that has not ended yet. */
export function knownOnOf({ knownOn }: KnownOnQuery, now: Date): Date | null {
  if (knownOn === undefined) return null;
  if (!isIsoDate(knownOn)) return new Date(knownOn.replace(' ', '+'));
  const lastMoment = new Date(startOfDutchDay(addDays(knownOn, 1)).getTime() - 1);
  return startOfDutchDay(knownOn) <= now && now <= lastMoment ? null : lastMoment;
}
