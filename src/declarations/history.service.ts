import { Injectable } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions.js';
import { ConfirmationsRepository } from './confirmations.repository.js';
import { historyOf, successorOf } from './declaration-history.js';
import type { HistoryEvent } from './declaration-history.js';
import { declarationKey } from './declaration-id.js';
import { DeclarationsService } from './declarations.service.js';

/** Tells the life of a declaration from what was recorded of it. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly transactions: Transactions,
    private readonly declarations: DeclarationsService,
    private readonly confirmations: ConfirmationsRepository,
  ) {}

  async history(id: string, knownOn: Date | null): Promise<{ events: HistoryEvent[]; moment: Date }> {
    return this.transactions.readKnownOn(knownOn, async (tx, moment) => {
      const declaration = await this.declarations.existing(tx, declarationKey(id), moment);
      const { municipalityCode, fiscalYear } = declaration;
      const filter = { municipalityCode, fiscalYear, status: null };
      const versions = await this.declarations.listIn(tx, filter, moment);
      const confirmations = await this.confirmations.confirmations(tx, declaration, moment);
      return { events: historyOf(declaration, confirmations, successorOf(declaration, versions)), moment };
    });
  }
}
