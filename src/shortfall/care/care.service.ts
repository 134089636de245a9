import { Injectable } from '@nestjs/common';
import { DeclaredFactsRepository } from '../declared-facts.repository.js';
import type { Grouping } from '../national-frame.js';
import { NationalReadings } from '../national-reading.js';
import type { NationalQuestion, NationalReading } from '../national-reading.js';
import { careFigures } from './care.js';
import type { CareDto } from './care.dto.js';

/** Says what psychosocial and psychiatric care cost, by who was charged, and which part nobody reimburses. */
@Injectable()
export class CareService {
  constructor(
    private readonly readings: NationalReadings,
    private readonly facts: DeclaredFactsRepository,
  ) {}

  async ofYears(question: NationalQuestion, groupings: readonly Grouping[], knownOn: Date | null): Promise<CareDto> {
    return this.readings.answer(question, ['care', groupings], knownOn, (reading) =>
      this.readIn(reading, question, groupings),
    );
  }

  /** The same from books that are open already. */
  async readIn(reading: NationalReading, question: NationalQuestion, groupings: readonly Grouping[]): Promise<CareDto> {
    const { fromYear, toYear, layout } = question;
    return {
      knownOn: reading.moment.toISOString(),
      layout,
      fromYear,
      toYear,
      groupBy: groupings.join(','),
      ...careFigures(await this.facts.care(reading, groupings), groupings, reading.frame, question),
      notices: [
        'Niet gedekt is wat op eigen kosten is geboekt. Wat via de BooO loopt, betaalt het normbedrag of de werkelijke kosten van onderdeel GOO.',
        'Wat via VWS loopt, is gedekt voor zover het is toegekend. Toekenningen zijn naar rato verdeeld over alle zorg.',
        'Personen: bezette plekken en personen in particuliere opvang, op een gemiddelde dag. Gemeenten die bezette plekken niet invulden, tellen daarin niet mee.',
      ],
    };
  }
}
