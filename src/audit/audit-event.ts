import { createHash } from 'node:crypto';
import type { Via } from '../platform/access/access.js';

export const OUTCOMES = ['done', 'read', 'refused', 'failed'] as const;

/** What became of an act: it changed something, showed something, was not allowed or possible, or went wrong on our side. */
export type Outcome = (typeof OUTCOMES)[number];

/** The chain of what is of no municipality. */
export const NATIONAL_CHAIN = 'national';

/** An act as it is kept: who, what, when, from where, on which object; and how that was before and after. */
export interface AuditEvent {
  /** The chain that it is in: whose data it is about, or NATIONAL_CHAIN. */
  readonly municipalityCode: string;
  /** First, second, … of its chain. */
  readonly eventNumber: number;
  readonly at: Date;
  readonly person: string;
  readonly roles: readonly string[];
  readonly via: Via;
  /** The network address; null: this machine. */
  readonly address: string | null;
  readonly requestId: string | null;
  /** As `POST /v1/declarations/:id/approval`. */
  readonly action: string;
  readonly outcome: Outcome;
  readonly objectKind: string;
  readonly objectId: string;
  /** JSON, as it was written down; null: there was nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What the first event of a chain follows. */
export const CHAIN_START = '0'.repeat(64);

/** The SHA-256 over all that an event says and the hash of the one before it: 64 hexadecimal digits. */
export function eventHash(previousHash: string, event: AuditEvent): string {
  const content = [
    previousHash,
    event.municipalityCode,
    event.eventNumber,
    event.at.toISOString(),
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
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
