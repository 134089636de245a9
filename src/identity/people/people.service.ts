import { Injectable } from '@nestjs/common';
import { systemAccess, withAccess } from '../../platform/access/access.js';
import { Clock } from '../../platform/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Caller } from '../caller.js';
import { PeopleRepository } from './people.repository.js';
import type { Person } from './people.repository.js';

/** Somebody is written down again when their rights changed, or after this time: not every request is a writing. */
const WRITE_AGAIN_MS = 3_600_000;
/** Of so many people this process remembers that they were written down. */
const MOST_REMEMBERED = 10_000;

/** Remembers who came in, with which rights: the review of rights that the BIO asks for every year. */
@Injectable()
export class PeopleService {
  private readonly written = new Map<string, { readonly rights: string; readonly at: number }>();

  constructor(
    private readonly transactions: Transactions,
    private readonly repository: PeopleRepository,
    private readonly clock: Clock,
  ) {}

  /** Somebody came in by a token. */
  async came(caller: Caller): Promise<void> {
    const rights = JSON.stringify([caller.name, caller.roles, caller.municipalityCode]);
    const now = this.clock.now().getTime();
    const known = this.written.get(caller.person);
    if (known && known.rights === rights && now - known.at < WRITE_AGAIN_MS) return;
    await withAccess(systemAccess('people'), () => this.transactions.run((tx) => this.seen(tx, caller)));
    if (this.written.size >= MOST_REMEMBERED) this.written.clear();
    this.written.set(caller.person, { rights, at: now });
  }

  /** The same, in somebody else's transaction. */
  async seen(tx: Tx, caller: Caller): Promise<void> {
    await this.repository.upsert(tx, caller, this.clock.now());
  }

  async all(): Promise<Person[]> {
    return this.transactions.read((tx) => this.repository.people(tx));
  }
}
