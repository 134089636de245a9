import { Injectable } from '@nestjs/common';
import type { Moment, Tx } from '../platform/database/transactions.js';
import { keyValues } from './declaration-id.js';
import type { DeclarationKey } from './declaration-id.js';

/** Warnings of a declaration that were confirmed together. */
export interface Confirmation {
  /** First, second, … of the declaration. */
  readonly number: number;
  readonly findings: readonly number[];
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/** The SQL of confirmed warnings. */
@Injectable()
export class ConfirmationsRepository {
  async insert(tx: Tx, key: DeclarationKey, confirmation: Omit<Confirmation, 'number'>): Promise<void> {
    await tx.query(
      `INSERT INTO finding_confirmation (municipality_code, fiscal_year, version, finding_number, confirmation_number,
         reason, confirmed_by, confirmed_at)
       SELECT $1, $2, $3, finding_number, last.number + 1, $5, $6, $7
         FROM unnest($4::integer[]) AS finding_number,
              (SELECT coalesce(max(confirmation_number), 0) AS number
                 FROM finding_confirmation
                WHERE municipality_code = $1 AND fiscal_year = $2 AND version = $3) AS last`,
      [...keyValues(key), confirmation.findings, confirmation.reason, confirmation.by, confirmation.at],
    );
  }

  /** In the order in which they were given. */
  async confirmations(tx: Tx, key: DeclarationKey, moment: Moment): Promise<Confirmation[]> {
    return tx.query<Confirmation>(
      `SELECT confirmation_number AS number, array_agg(finding_number ORDER BY finding_number) AS findings, reason,
              confirmed_by AS by, confirmed_at AS at
         FROM finding_confirmation
        WHERE municipality_code = $1 AND fiscal_year = $2 AND version = $3 AND confirmed_at <= $4
        GROUP BY confirmation_number, reason, confirmed_by, confirmed_at
        ORDER BY confirmation_number`,
      [...keyValues(key), moment],
    );
  }
}
