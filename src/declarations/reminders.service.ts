import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../kernel/period.js';
import { Transactions } from '../platform/database/transactions.js';
import { municipalityOf, ReferenceService } from '../reference/reference.service.js';
import { DeclarationsService } from './declarations.service.js';
import { remindersOf } from './reminders.js';
import type { Reminder } from './reminders.js';

/** Tells what municipalities still have to do for the years that they must account for. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly declarations: DeclarationsService,
    private readonly reference: ReferenceService,
  ) {}

  /** What is missing on a day, of one municipality or of all, the first deadline first. */
  async reminders(
    municipalityCode: string | null,
    on: IsoDate,
    knownOn: Date | null,
  ): Promise<{ reminders: Reminder[]; moment: Date }> {
    return this.transactions.readKnownOn(knownOn, async (tx, moment) => {
      const all = await this.reference.municipalities(tx, moment);
      const municipalities = municipalityCode === null ? all : [municipalityOf(all, municipalityCode)];
      const filter = { municipalityCode, fiscalYear: null, status: null };
      const declarations = await this.declarations.listIn(tx, filter, moment);
      const reminders: Reminder[] = [];
      for (const deadline of await this.reference.deadlines(tx, moment)) {
        // the one by which a municipality accounts for a year; others ask nothing that is recorded here
        if (deadline.kind !== 'sisa') continue;
        const existing = await this.reference.municipalities(tx, moment, `${deadline.year}-12-31`);
        const due = new Set(existing.map(({ code }) => code));
        const ofYear = declarations.filter(({ fiscalYear }) => fiscalYear === deadline.year);
        reminders.push(...remindersOf({ deadline, municipalities, due, declarations: ofYear }, on));
      }
      return { reminders, moment };
    });
  }
}
