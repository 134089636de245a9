import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import type { Caller } from '../caller.js';

/** Somebody who came in ever. */
export interface Person extends Caller {
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}

/** The SQL of people. */
@Injectable()
export class PeopleRepository {
  async upsert(tx: Tx, { person, name, roles, municipalityCode }: Caller, at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO person (id, name, roles, municipality_code, first_seen_at, last_seen_at)
       VALUES ($1, $2, $3, $4, $5, $5)
       ON CONFLICT (id) DO UPDATE
         SET name = excluded.name, roles = excluded.roles, municipality_code = excluded.municipality_code,
             last_seen_at = greatest(person.last_seen_at, excluded.last_seen_at)`,
      [person, name, roles, municipalityCode, at],
    );
  }

  async people(tx: Tx): Promise<Person[]> {
    return tx.query<Person>(
      `SELECT id AS person, name, roles, municipality_code AS "municipalityCode", first_seen_at AS "firstSeenAt",
              last_seen_at AS "lastSeenAt"
         FROM person
        ORDER BY municipality_code NULLS FIRST, id`,
    );
  }
}
