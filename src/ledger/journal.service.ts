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
  async page(municipalityCode: string, cursor: number, limit: number): Promise<EntryListDto> {
    return this.transactions.read(async (tx) => {
      const entries = await this.repository.entries(tx, municipalityCode, cursor, limit);
      const items = [];
      for (const entry of entries) {
        items.push(entryDto(entry, await this.repository.postingsOf(tx, municipalityCode, entry.entryNumber)));
      }
      const total = await this.repository.countEntries(tx, municipalityCode);
      const last = entries.at(-1)?.entryNumber ?? total;
      return { items, total, ...(last < total ? { nextCursor: last } : {}) };
    });
  }
}
