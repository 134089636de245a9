import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import type { DeclarationKey } from '../declaration-id.js';

/** The SQL of what declarations say beyond their amounts. */
@Injectable()
export class DeclarationFactsRepository {
  /** Reckons the facts of a version whose lines are all in; once, for lines never change. */
  async record(tx: Tx, { municipalityCode, fiscalYear, version }: DeclarationKey): Promise<void> {
    await tx.query('SELECT record_declaration_facts($1, $2, $3)', [municipalityCode, fiscalYear, version]);
  }
}
