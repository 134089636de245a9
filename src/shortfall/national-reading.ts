import { Injectable } from '@nestjs/common';
import { AnswerMemory } from '../platform/database/answer-memory.js';
import type { Tx } from '../platform/database/transactions.js';
import { ProblemError } from '../platform/http/problem.js';
import { CountryService } from '../reference/country.service.js';
import type { Country } from '../reference/country.service.js';
import { municipalityOf } from '../reference/reference.service.js';
import type { YearRange } from './balance-sums.js';
import { NationalBalancesRepository } from './national-balances.repository.js';
import { nationalFrame } from './national-frame.js';
import type { NationalFrame, Place } from './national-frame.js';

/** Years, and the layout in which municipalities are one; null: every municipality of its time on its own. */
export interface NationalQuestion extends YearRange {
  readonly layout: number | null;
}

/** One answer about the country, while it is read: all from one snapshot. */
export interface NationalReading {
  readonly tx: Tx;
  readonly moment: Date;
  readonly range: YearRange;
  readonly country: Country;
  readonly frame: NationalFrame;
}

/** Opens the books of the country at a moment. */
@Injectable()
export class NationalReadings {
  constructor(
    private readonly answers: AnswerMemory,
    private readonly countries: CountryService,
    private readonly balances: NationalBalancesRepository,
  ) {}

  /** `asked` is all that the answer depends on, beside the years and the layout and what is recorded. */
  async answer<Answer extends { readonly knownOn: string }>(
    question: NationalQuestion,
    asked: readonly unknown[],
    knownOn: Date | null,
    work: (reading: NationalReading) => Promise<Answer>,
  ): Promise<Answer> {
    const { fromYear, toYear, layout } = question;
    return this.answers.answer([fromYear, toYear, layout, ...asked], knownOn, async (tx, moment) =>
      work(await this.at(tx, moment, question)),
    );
  }

  /** The same within somebody else's transaction. */
  async at(tx: Tx, moment: Date, question: NationalQuestion): Promise<NationalReading> {
    const country = await this.countries.countryOn(tx, moment);
    const declared = await this.balances.declaredYears(tx, moment, question);
    return { tx, moment, country, range: question, frame: nationalFrame(country, question, question.layout, declared) };
  }
}

/** Who is due in a year, by code; declared where all that is part of it in the layout did. */
export function placesDue(
  { frame }: Pick<NationalReading, 'frame'>,
  year: number,
): { place: Place; isDeclared: boolean }[] {
  const due = new Map<string, { place: Place; isDeclared: boolean }>();
  for (const { place, isDeclared, year: dueYear } of frame.dueYears) {
    if (dueYear !== year) continue;
    due.set(place.code, { place, isDeclared: isDeclared && (due.get(place.code)?.isDeclared ?? true) });
  }
  return [...due.values()].sort((a, b) => (a.place.code < b.place.code ? -1 : 1));
}

/** A municipality of the layout; refuses a code that is none, and one that is part of another by then. */
export function placeIn({ country, frame }: NationalReading, code: string): Place {
  const { name } = municipalityOf(country.municipalities, code);
  const place = frame.placeOf.get(code);
  if (place?.code === code) return place;
  const went = place ? `${place.name} (${place.code})` : 'een andere gemeente';
  throw new ProblemError('not-found', `${name} bestaat niet in deze indeling. Vraag ${went}.`);
}
