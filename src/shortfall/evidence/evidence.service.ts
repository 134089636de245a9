import { Injectable } from '@nestjs/common';
import { declarationKey, noDeclaration } from '../../declarations/declaration-id.js';
import { AnswerMemory } from '../../platform/database/answer-memory.js';
import { PeerCostsRepository } from '../benchmark/peer-costs.repository.js';
import { ComponentYearsRepository } from '../component-years.repository.js';
import { DeclaredFactsRepository } from '../declared-facts.repository.js';
import { NationalReadings } from '../national-reading.js';
import type { EvidenceDto, GradedDeclarationDto } from './evidence.dto.js';
import { evidenceFigures, gradeOfDeclaration } from './evidence.js';

/** Grades the declarations of a year, and splits the national gap by what it rests on. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly readings: NationalReadings,
    private readonly answers: AnswerMemory,
    private readonly years: ComponentYearsRepository,
    private readonly facts: DeclaredFactsRepository,
    private readonly peers: PeerCostsRepository,
  ) {}

  /** Of one declaration, also before it is approved: what it still needs for a better grade shows in its facts. */
  async ofDeclaration(id: string, knownOn: Date | null): Promise<GradedDeclarationDto> {
    const key = declarationKey(id);
    return this.answers.answer(['evidence', id], knownOn, async (tx, moment) => {
      const facts = await this.facts.evidenceOf(tx, moment, key);
      if (!facts) throw noDeclaration();
      const { all } = await this.peers.peers(tx, moment, key.fiscalYear, key.municipalityCode);
      return { knownOn: moment.toISOString(), ...gradeOfDeclaration(facts, all) };
    });
  }

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
