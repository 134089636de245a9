import { Injectable } from '@nestjs/common';
import { DeclaredFactsRepository } from '../declared-facts.repository.js';
import { NationalReadings } from '../national-reading.js';
import { completeness } from './completeness.js';
import type { CompletenessAnswerDto } from './completeness.dto.js';

/** Says who declared a year, for which months, and whom to call. */
@Injectable()
export class CompletenessService {
  constructor(
    private readonly readings: NationalReadings,
    private readonly facts: DeclaredFactsRepository,
  ) {}

  async ofYear(year: number, layout: number | null, knownOn: Date | null): Promise<CompletenessAnswerDto> {
    return this.readings.answer(
      { fromYear: year, toYear: year, layout },
      ['completeness'],
      knownOn,
      async (reading) => ({
        knownOn: reading.moment.toISOString(),
        layout,
        year,
        ...completeness(year, reading.frame.dueYears, await this.facts.declaredMonths(reading)),
        notices: ['Alleen goedgekeurde declaraties tellen mee in de landelijke cijfers.'],
      }),
    );
  }
}
