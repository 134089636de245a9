import { Injectable } from '@nestjs/common';
import { withAccess } from '../platform/access/access.js';
import type { Access } from '../platform/access/access.js';
import { Clock } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/transactions.js';
import { eventHash, NATIONAL_CHAIN } from './audit-event.js';
import type { AuditEvent, Outcome } from './audit-event.js';
import { AuditRepository } from './audit.repository.js';
import type { ChainedEvent } from './audit.repository.js';

/** An act, as whoever does it tells of it; who, when and from where are known. */
export interface Act {
  /** Whose data it is about; null: no municipality's. */
  readonly municipalityCode: string | null;
  readonly object: { readonly kind: string; readonly id: string };
  /** How the object was, and how it is: what changed, and never what people wrote about residents. */
  readonly before?: object;
  readonly after?: object;
  /** Who did it, when that is not who asked: somebody who just logs in. */
  readonly person?: string;
}

/** A request that changed nothing: something was shown, not allowed, or went wrong. */
export interface RequestAct extends Act {
  readonly outcome: Exclude<Outcome, 'done'>;
}

/** A statement holds at most this many events. */
const MOST_AT_ONCE = 200;

/** Keeps what everybody did, in a chain for each municipality: added to, never changed. */
@Injectable()
export class AuditTrail {
  private readonly recorded = new WeakSet<Access>();
  private waiting: { readonly event: NewEvent; readonly access: Access }[] = [];
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly transactions: Transactions,
    private readonly repository: AuditRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Records an act in the transaction that does it: there is no one without the other. To be called last, when every
   * other lock is taken: the end of the chain stays locked until the transaction ends.
   */
  async record(tx: Tx, act: Act): Promise<void> {
    const event = newEvent(act, tx.access, 'done', await tx.recordingMoment());
    await this.append(tx, event.municipalityCode, [event]);
    this.recorded.add(tx.access);
  }

  /** Whether a request recorded itself what it did. */
  hasRecorded(access: Access): boolean {
    return this.recorded.has(access);
  }

  /**
   * Records a request that changed nothing, in a transaction of its own; resolves when it is kept. Requests that come
   * while one is written are written together after it, so that many wait no longer than a few.
   */
  async recordRequest(access: Access, act: RequestAct): Promise<void> {
    this.waiting.push({ event: newEvent(act, access, act.outcome, this.clock.now()), access });
    const turn = this.writing.then(() => this.writeWaiting());
    this.writing = turn.catch(() => undefined);
    return turn;
  }

  private async writeWaiting(): Promise<void> {
    const batch = this.waiting;
    const [first] = batch;
    if (!first) return;
    this.waiting = [];
    // each chain is locked once, all in one order, so that nobody waits for each other
    const chains = [...new Set(batch.map(({ event }) => event.municipalityCode))].sort();
    await withAccess({ ...first.access, scope: 'all' }, () =>
      this.transactions.run(async (tx) => {
        for (const chain of chains) {
          const events = batch.map(({ event }) => event).filter(({ municipalityCode }) => municipalityCode === chain);
          await this.append(tx, chain, events);
        }
      }),
    );
  }

  private async append(tx: Tx, municipalityCode: string, events: readonly NewEvent[]): Promise<void> {
    let { eventNumber, hash } = await this.repository.lockHead(tx, municipalityCode);
    const chained = events.map((event): ChainedEvent => {
      const numbered = { ...event, eventNumber: ++eventNumber };
      const previousHash = hash;
      hash = eventHash(previousHash, numbered);
      return { ...numbered, previousHash, hash };
    });
    for (let from = 0; from < chained.length; from += MOST_AT_ONCE) {
      await this.repository.append(tx, chained.slice(from, from + MOST_AT_ONCE));
    }
  }
}

type NewEvent = Omit<AuditEvent, 'eventNumber'>;

function newEvent(act: Act, access: Access, outcome: Outcome, at: Date): NewEvent {
  return {
    municipalityCode: act.municipalityCode ?? NATIONAL_CHAIN,
    at,
    person: act.person ?? access.person,
    roles: access.roles,
    via: access.via,
    address: access.address,
    requestId: access.requestId,
    action: access.action,
    outcome,
    objectKind: act.object.kind,
    objectId: act.object.id,
    before: act.before === undefined ? null : JSON.stringify(act.before),
    after: act.after === undefined ? null : JSON.stringify(act.after),
  };
}
