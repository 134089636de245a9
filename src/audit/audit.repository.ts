import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/transactions.js';
import { CHAIN_START } from './audit-event.js';
import type { AuditEvent, Outcome } from './audit-event.js';

/** The end of a chain: its last event. */
export interface AuditHead {
  readonly eventNumber: number;
  readonly hash: string;
}

/** An event with its place in the chain. */
export interface ChainedEvent extends AuditEvent {
  readonly previousHash: string;
  readonly hash: string;
}

/** null filters nothing. */
export interface AuditFilter {
  readonly municipalityCode: string | null;
  readonly person: string | null;
  readonly action: string | null;
  readonly outcome: Outcome | null;
  readonly objectId: string | null;
  readonly from: Date | null;
  readonly until: Date | null;
}

/** The place of an event in a list, to go on after it. */
export interface AuditPlace {
  readonly at: Date;
  readonly municipalityCode: string;
  readonly eventNumber: number;
}

/** The SQL of the audit trail. */
@Injectable()
export class AuditRepository {
  /** The end of a chain, which stays ours until the transaction ends. */
  async lockHead(tx: Tx, municipalityCode: string): Promise<AuditHead> {
    const [head] = await tx.query<{ eventNumber: string; hash: string }>(
      `INSERT INTO audit_head (municipality_code, event_number, hash) VALUES ($1, 0, $2)
       ON CONFLICT (municipality_code) DO UPDATE SET event_number = audit_head.event_number
       RETURNING event_number AS "eventNumber", hash`,
      [municipalityCode, CHAIN_START],
    );
    if (!head) throw new Error(`the audit trail of ${municipalityCode} has no end`);
    return { eventNumber: Number(head.eventNumber), hash: head.hash };
  }

  /** Adds events of one chain, in their order, and moves its end. */
  async append(tx: Tx, events: readonly ChainedEvent[]): Promise<void> {
    const last = events.at(-1);
    if (!last) return;
    const values: unknown[] = [];
    const rows = events.map((event) => {
      const from = values.length;
      values.push(...columnsOf(event));
      return `(${columnsOf(event)
        .map((_, index) => `$${from + index + 1}`)
        .join(', ')})`;
    });
    await tx.query(`INSERT INTO audit_event (${COLUMNS}) VALUES ${rows.join(', ')}`, values);
    await tx.query('UPDATE audit_head SET event_number = $2, hash = $3 WHERE municipality_code = $1', [
      last.municipalityCode,
      last.eventNumber,
      last.hash,
    ]);
  }

  /** The newest first, after a place. */
  async events(tx: Tx, filter: AuditFilter, after: AuditPlace | null, limit: number): Promise<ChainedEvent[]> {
    const rows = await tx.query<EventRow>(
      `SELECT ${EVENT} FROM audit_event
        WHERE ${FILTERED}
          AND ($8::timestamptz IS NULL OR (at, municipality_code, event_number) < ($8, $9, $10))
        ORDER BY at DESC, municipality_code DESC, event_number DESC
        LIMIT $11`,
      [...filterValues(filter), after?.at ?? null, after?.municipalityCode ?? null, after?.eventNumber ?? null, limit],
    );
    return rows.map(eventOf);
  }

  async countEvents(tx: Tx, filter: AuditFilter): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `SELECT count(*)::integer FROM audit_event WHERE ${FILTERED}`,
      filterValues(filter),
    );
    return row?.count ?? 0;
  }

  /** Every event there is, chain by chain. */
  async *chains(tx: Tx): AsyncGenerator<ChainedEvent> {
    const rows = tx.stream<EventRow>(`SELECT ${EVENT} FROM audit_event ORDER BY municipality_code, event_number`);
    for await (const row of rows) yield eventOf(row);
  }

  async heads(tx: Tx): Promise<Map<string, AuditHead>> {
    const heads = await tx.query<{ municipalityCode: string; eventNumber: string; hash: string }>(
      `SELECT municipality_code AS "municipalityCode", event_number AS "eventNumber", hash FROM audit_head`,
    );
    return new Map(
      heads.map(({ municipalityCode, eventNumber, hash }) => [
        municipalityCode,
        { eventNumber: Number(eventNumber), hash },
      ]),
    );
  }
}

const COLUMNS = `municipality_code, event_number, at, person, roles, via, address, request_id, action, outcome, object_kind,
       object_id, before, after, previous_hash, hash`;

/** before and after as the text that was hashed */
const EVENT = `municipality_code AS "municipalityCode", event_number AS "eventNumber", at, person, roles, via, address,
              request_id AS "requestId", action, outcome, object_kind AS "objectKind", object_id AS "objectId",
              before::text, after::text, previous_hash AS "previousHash", hash`;

const FILTERED = `($1::text IS NULL OR municipality_code = $1)
          AND ($2::text IS NULL OR person = $2)
          AND ($3::text IS NULL OR action = $3)
          AND ($4::text IS NULL OR outcome = $4)
          AND ($5::text IS NULL OR object_id = $5)
          AND ($6::timestamptz IS NULL OR at >= $6)
          AND ($7::timestamptz IS NULL OR at < $7)`;

type EventRow = Omit<ChainedEvent, 'eventNumber'> & { readonly eventNumber: string };

function eventOf(row: EventRow): ChainedEvent {
  return { ...row, eventNumber: Number(row.eventNumber) };
}

function columnsOf(event: ChainedEvent): unknown[] {
  return [
    event.municipalityCode,
    event.eventNumber,
    event.at,
    event.person,
    event.roles,
    event.via,
    event.address,
    event.requestId,
    event.action,
    event.outcome,
    event.objectKind,
    event.objectId,
    event.before,
    event.after,
    event.previousHash,
    event.hash,
  ];
}

function filterValues(filter: AuditFilter): unknown[] {
  return [
    filter.municipalityCode,
    filter.person,
    filter.action,
    filter.outcome,
    filter.objectId,
    filter.from,
    filter.until,
  ];
}
