import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../kernel/period.js';
import { Clock } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/transactions.js';
import { ProblemError } from '../platform/http/problem.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { municipalShortfall } from './municipal-shortfall.js';
import { nationalShortfall } from './national-shortfall.js';
import type { MunicipalShortfallDto, NationalShortfallDto, YearsQuery } from './shortfall.dto.js';
import type { YearRange } from './balance-sums.js';
import { MunicipalBalancesRepository } from './municipal-balances.repository.js';
import { NationalBalancesRepository } from './national-balances.repository.js';
import type { Grouping, MunicipalYear } from './national-balances.repository.js';

/** Answers what the gap is: of one municipality, and of all. */
@Injectable()
export class ShortfallService {
  constructor(
    private readonly transactions: Transactions,
    private readonly municipal: MunicipalBalancesRepository,
    private readonly balances: NationalBalancesRepository,
    private readonly reference: ReferenceRepository,
    private readonly clock: Clock,
  ) {}

  /** From the first year asked to the last; without a last year, to this year. */
  rangeOf(query: YearsQuery): YearRange {
    const toYear = query.toYear ?? Math.max(this.clock.year(), query.fromYear);
    if (toYear < query.fromYear) {
      throw new ProblemError('invalid-request', 'Het eerste jaar ligt na het laatste jaar.', {
        errors: [{ code: 'years-reversed', message: 'Kies een toYear vanaf fromYear.', pointer: 'toYear' }],
      });
    }
    return { fromYear: query.fromYear, toYear };
  }

  async ofMunicipality(code: string, range: YearRange): Promise<MunicipalShortfallDto> {
    return this.transactions.read(async (tx) => {
      const municipality = (await this.reference.municipalities(tx, null)).find((candidate) => candidate.code === code);
      if (!municipality) throw new ProblemError('not-found', 'Deze gemeente bestaat niet.');
      return municipalShortfall({
        municipality,
        range,
        declaredYears: await this.municipal.declaredYears(tx, code, range),
        components: await this.municipal.componentTotals(tx, code, range),
        psychosocial: await this.municipal.psychosocialCosts(tx, code, range),
        confirmedUntil: await this.confirmedUntil(tx),
      });
    });
  }

  async national(range: YearRange, groupBy: Grouping): Promise<NationalShortfallDto> {
    return this.transactions.read((tx) => this.nationalIn(tx, range, groupBy));
  }

  /** The national figures as seen in a transaction, so that several can come from one snapshot. */
  async nationalIn(tx: Tx, range: YearRange, groupBy: Grouping): Promise<NationalShortfallDto> {
    const byYear = await this.balances.completeness(tx, range, 'year');
    return nationalShortfall({
      range,
      groupBy,
      groups: await this.balances.completeness(tx, range, groupBy),
      members: await this.balances.groupMembers(tx, range, groupBy),
      all: await this.balances.allMembers(tx, range),
      expected: byYear.reduce((count, year) => count + year.expected, 0),
      declared: byYear.reduce((count, year) => count + year.declared, 0),
      confirmedUntil: await this.confirmedUntil(tx),
    });
  }

  /** Every year of every municipality that declared it or is due to. */
  async municipalYearsIn(tx: Tx, range: YearRange): Promise<MunicipalYear[]> {
    return this.balances.municipalYears(tx, range);
  }

  /** The first day after which some open tariff is unconfirmed. */
  private async confirmedUntil(tx: Tx): Promise<IsoDate | null> {
    const open = (await this.reference.tariffs(tx, null)).filter((tariff) => tariff.validUntil === null);
    return open.map((tariff) => tariff.confirmedUntil).sort()[0] ?? null;
  }
}
