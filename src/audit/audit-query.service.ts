import { Injectable } from '@nestjs/common';
import { csvRecord } from '../platform/csv-text.js';
import { Transactions } from '../platform/database/transactions.js';
import { AuditRepository } from './audit.repository.js';
import type { AuditFilter, AuditPlace, ChainedEvent } from './audit.repository.js';

/** Reads the audit trail. */
@Injectable()
export class AuditQueryService {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: AuditRepository,
  ) {}

  /** A page of it, the newest first; and how many match in all. */
  async page(
    filter: AuditFilter,
    after: AuditPlace | null,
    limit: number,
  ): Promise<{ readonly events: readonly ChainedEvent[]; readonly total: number }> {
    return this.transactions.read(async (tx) => ({
      events: await this.repository.events(tx, filter, after, limit),
      total: await this.repository.countEvents(tx, filter),
    }));
  }

  /** All that match, as CSV for a Dutch spreadsheet, page by page. What comes in meanwhile is newer, and left out. */
  async *csv(filter: AuditFilter): AsyncGenerator<string> {
    yield `\ufeff${csvRecord(HEADERS)}`;
    let last: AuditPlace | null = null;
    for (;;) {
      const { events } = await this.page(filter, last, PAGE);
      yield events.map((event) => csvRecord(cellsOf(event))).join('');
      if (events.length < PAGE) return;
      last = events.at(-1) ?? null;
    }
  }
}

const PAGE = 1000;

const HEADERS = [
  'Keten',
  'Nummer',
  'Tijdstip (UTC)',
  'Persoon',
  'Rollen',
  'Via',
  'Adres',
  'Verzoek',
  'Handeling',
  'Uitkomst',
  'Soort object',
  'Object',
  'Voor',
  'Na',
  'Vorige hash',
  'Hash',
];

function cellsOf(event: ChainedEvent): string[] {
  return [
    event.municipalityCode,
    String(event.eventNumber),
    event.at.toISOString(),
    event.person,
    event.roles.join(' '),
    event.via,
    event.address ?? '',
    event.requestId ?? '',
    event.action,
    event.outcome,
    event.objectKind,
    event.objectId,
    event.before ?? '',
    event.after ?? '',
    event.previousHash,
    event.hash,
  ];
}
