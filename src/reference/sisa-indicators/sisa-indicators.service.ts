import { Injectable } from '@nestjs/common';
import { CURRENT } from '../../platform/database/transactions.js';
import type { Moment, Tx } from '../../platform/database/transactions.js';
import { ProblemError } from '../../platform/http/problem.js';
import type { RecordedIndicator, SisaIndicator } from './sisa-indicator.js';
import { SisaIndicatorsRepository } from './sisa-indicators.repository.js';

/** An indicator as it stands now, and as it stood before: null, not at all. */
export interface IndicatorChange {
  readonly before: RecordedIndicator | null;
  readonly after: RecordedIndicator;
}

/** Keeps which indicators a year is accounted for by. They change by year: what is not recorded is not known. */
@Injectable()
export class SisaIndicatorsService {
  constructor(private readonly repository: SisaIndicatorsRepository) {}

  /** As they stood at a moment; without a year, of all years. */
  async indicators(tx: Tx, moment: Moment, year: number | null = null): Promise<RecordedIndicator[]> {
    return this.repository.standingOn(tx, moment, year);
  }

  /** Records what an indicator of a year stands for, in the place of what was said before. Refuses what is so already. */
  async record(tx: Tx, indicator: SisaIndicator, by: string): Promise<IndicatorChange> {
    await this.repository.lockToChange(tx);
    const before = await this.standing(tx, indicator);
    if (before && FIELDS.every((field) => before[field] === indicator[field])) {
      throw new ProblemError('conflict', `Indicator ${indicator.code} van ${indicator.year} staat al zo vast.`);
    }
    const after = { ...indicator, recordedBy: by, recordedAt: await tx.recordingMoment() };
    await this.repository.insert(tx, after, false);
    return { before, after };
  }

  /** From here on the year has no such indicator; `source` says why. Answers how it stood. */
  async withdraw(
    tx: Tx,
    { year, code, source }: Pick<SisaIndicator, 'year' | 'code' | 'source'>,
    by: string,
  ): Promise<RecordedIndicator> {
    await this.repository.lockToChange(tx);
    const standing = await this.standing(tx, { year, code });
    if (!standing) throw new ProblemError('not-found', `Voor ${year} is geen indicator ${code} vastgelegd.`);
    const recordedAt = await tx.recordingMoment();
    await this.repository.insert(tx, { ...standing, source, recordedBy: by, recordedAt }, true);
    return standing;
  }

  private async standing(
    tx: Tx,
    { year, code }: Pick<SisaIndicator, 'year' | 'code'>,
  ): Promise<RecordedIndicator | null> {
    return (await this.repository.standingOn(tx, CURRENT, year)).find((one) => one.code === code) ?? null;
  }
}

const FIELDS = ['label', 'measure', 'source'] as const;
