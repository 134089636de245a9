import { Injectable } from '@nestjs/common';
import { ComponentYearsRepository } from '../component-years.repository.js';
import { DeclaredFactsRepository } from '../declared-facts.repository.js';
import { NationalReadings } from '../national-reading.js';
import type { EvidenceDto } from './evidence.dto.js';
import { evidenceFigures } from './evidence.js';

/** Grades the declarations of a year, and splits the national gap by what it rests on. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly readings: NationalReadings,
    private readonly years: ComponentYearsRepository,
    private readonly facts: DeclaredFactsRepository,
  ) {}

  /** A declaration is of a municipality of its time, so there is no other layout. */
  async ofYear(year: number, knownOn: Date | null): Promise<EvidenceDto> {
    return this.readings.answer(
      { fromYear: year, toYear: year, layout: null },
      ['evidence'],
      knownOn,
      async (reading) => ({
        knownOn: reading.moment.toISOString(),
        layout: null,
        year,
        nettedOver: ['components'],
        ...evidenceFigures(
          await this.facts.evidence(reading),
          await this.years.componentYears(reading),
          (code) => reading.frame.placeOf.get(code)?.name ?? code,
        ),
        notices: [
          'Bewijskracht zegt hoe hard een declaratie staat, niet of een bedrag juist is.',
          'Een voorschot is herleid als het kenmerk van de beschikking is ingevuld.',
        ],
      }),
    );
  }
}
