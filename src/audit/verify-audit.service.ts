import { Injectable } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions.js';
import { CHAIN_START, eventHash } from './audit-event.js';
import { AuditRepository } from './audit.repository.js';

/** What does not hold, at which event of which chain. */
export interface AuditFault {
  readonly municipalityCode: string;
  readonly eventNumber: number;
  readonly fault: 'changed' | 'missing' | 'cut-off';
}

export interface AuditVerification {
  readonly events: number;
  /** The first fault of each chain that has one. */
  readonly faults: readonly AuditFault[];
}

/** Recomputes the chains of the audit trail from their events. */
@Injectable()
export class VerifyAuditService {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: AuditRepository,
  ) {}

  async verify(): Promise<AuditVerification> {
    return this.transactions.read(async (tx) => {
      // the usual limit on a statement is for answers that somebody waits for
      await tx.query('SET LOCAL statement_timeout = 0');
      const faults = new Map<string, AuditFault>();
      const ends = new Map<string, { eventNumber: number; hash: string }>();
      let events = 0;
      for await (const event of this.repository.chains(tx)) {
        const { municipalityCode, eventNumber, previousHash, hash } = event;
        const last = ends.get(municipalityCode) ?? { eventNumber: 0, hash: CHAIN_START };
        events += 1;
        ends.set(municipalityCode, { eventNumber, hash });
        if (faults.has(municipalityCode)) continue;
        const isNext = eventNumber === last.eventNumber + 1 && previousHash === last.hash;
        if (!isNext) faults.set(municipalityCode, { municipalityCode, eventNumber, fault: 'missing' });
        else if (eventHash(previousHash, event) !== hash) {
          faults.set(municipalityCode, { municipalityCode, eventNumber, fault: 'changed' });
        }
      }
      const heads = await this.repository.heads(tx);
      for (const municipalityCode of new Set([...heads.keys(), ...ends.keys()])) {
        const [head, end] = [heads.get(municipalityCode), ends.get(municipalityCode)];
        if (faults.has(municipalityCode) || (head && head.hash === (end?.hash ?? CHAIN_START))) continue;
        faults.set(municipalityCode, { municipalityCode, eventNumber: end?.eventNumber ?? 0, fault: 'cut-off' });
      }
      return { events, faults: [...faults.values()] };
    });
  }
}
