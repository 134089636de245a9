import { Injectable } from '@nestjs/common';
import { receptionEntitlement } from '../kernel/entitlement.js';
import { ZERO } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';
import type { Basis, Component } from '../kernel/scheme.js';
import type { Certainty } from '../kernel/tariff-schedule.js';
import type { Moment, Tx } from '../platform/database/transactions.js';
import type { TariffSchedules } from '../reference/tariffs/tariffs.service.js';
import { DeclaredLinesRepository } from './declared-lines.repository.js';
import type { DeclaredScope } from './declared-lines.repository.js';

/** The norm amount of a declared year at given tariffs, in one degree of certainty; with the place-days or person-months. */
export interface NormAmount {
  readonly municipalityCode: string;
  readonly fiscalYear: number;
  /** goo or poo-norm */
  readonly component: Component;
  /** The basis of the year: on `actual`, the norm amount of goo is what it would have been. */
  readonly basis: Basis;
  readonly certainty: Certainty;
  readonly amountEur: Amount;
  readonly quantity: Amount;
}

/** Counts the declared places and persons against any tariffs: those of today, of a publication, or of a proposal. */
@Injectable()
export class NormAmountsService {
  constructor(private readonly lines: DeclaredLinesRepository) {}

  /** The norm amounts of the declarations that stood at a moment. */
  async normAmounts(tx: Tx, moment: Moment, tariffs: TariffSchedules, scope: DeclaredScope): Promise<NormAmount[]> {
    const cells = new Map<string, NormAmount>();
    for await (const { municipalityCode, fiscalYear, basis, line } of this.lines.receptionKnownOn(tx, moment, scope)) {
      for (const { component, certainty, amountEur, quantity } of receptionEntitlement(line, {
        basis: 'norm',
        tariffs,
      })) {
        const key = `${municipalityCode} ${fiscalYear} ${component} ${certainty}`;
        const cell = cells.get(key) ?? {
          municipalityCode,
          fiscalYear,
          component,
          basis,
          certainty,
          amountEur: ZERO,
          quantity: ZERO,
        };
        cells.set(key, {
          ...cell,
          amountEur: cell.amountEur.plus(amountEur),
          quantity: cell.quantity.plus(quantity ?? ZERO),
        });
      }
    }
    return [...cells.values()];
  }
}
