import { Injectable } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions.js';
import { entryDto } from './ledger.dto.js';
import type { EntryListDto } from './ledger.dto.js';
import { LedgerRepository } from './ledger.repository.js';

/** Reads the journal: what was recorded, when, by whom and from which declaration. */
@Injectable()
export class JournalService {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: LedgerRepository,
  ) {}

  /** Entries after number `cursor`, with their postings. */
  async page(municipalityCode: string, knownOn: Date | null, cursor: number, limit: number): Promise<EntryListDto> {
    return this.transactions.readKnownOn(knownOn, async (tx, moment) => {
      const entries = await this.repository.entries(tx, municipalityCode, moment, cursor, limit);
      const numbers = entries.map(({ entryNumber }) => entryNumber);
      const postings = await this.repository.postingsOf(tx, municipalityCode, numbers);
      const total = await this.repository.countEntries(tx, municipalityCode, moment);
      const last = entries.at(-1)?.entryNumber ?? total;
      return {
        items: entries.map((entry) =>
          entryDto(
            entry,
            postings.filter(({ entryNumber }) => entryNumber === entry.entryNumber),
          ),
        ),
        total,
        knownOn: moment.toISOString(),
        ...(last < total ? { nextCursor: last } : {}),
      };
    });
  }
}
