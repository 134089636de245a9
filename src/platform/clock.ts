import { Injectable } from '@nestjs/common';

const YEAR = new Intl.DateTimeFormat('nl-NL', { year: 'numeric', timeZone: 'Europe/Amsterdam' });

/** What time it is. Everything that records a moment asks here, so that a test can say. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** The calendar year in the Netherlands; half an hour before midnight in London it is next year here. */
  year(): number {
    return Number(YEAR.format(this.now()));
  }
}
