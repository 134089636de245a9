import { Injectable } from '@nestjs/common';
import { componentRules } from '../kernel/cost-component.js';
import type { ComponentOf } from '../kernel/cost-component.js';
import type { IsoDate } from '../kernel/period.js';
import { tariffSchedule } from '../kernel/tariff-schedule.js';
import type { TariffSchedule } from '../kernel/tariff-schedule.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/transactions.js';
import { ReferenceRepository } from './reference.repository.js';
import type { CostCategory, Municipality, SourcedTariff } from './reference.repository.js';

/** The dated rules that a year is assessed by. */
export interface AssessmentRules {
  readonly tariffs: { readonly gooPlaceDay: TariffSchedule; readonly pooPersonMonth: TariffSchedule };
  readonly componentOf: ComponentOf;
  readonly deductOwnContributions: boolean;
}

/** Reads what everyone shares: municipalities, cost categories, tariffs. */
@Injectable()
export class ReferenceService {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: ReferenceRepository,
  ) {}

  async municipalities(validOn: IsoDate | null): Promise<Municipality[]> {
    return this.transactions.read((tx) => this.repository.municipalities(tx, validOn));
  }

  async costCategories(): Promise<CostCategory[]> {
    return this.transactions.read((tx) => this.repository.costCategories(tx));
  }

  async tariffs(validOn: IsoDate | null): Promise<SourcedTariff[]> {
    return this.transactions.read((tx) => this.repository.tariffs(tx, validOn));
  }

  async assessmentRules(tx: Tx, fiscalYear: number): Promise<AssessmentRules> {
    const tariffs = await this.repository.tariffs(tx, null);
    const deductOwnContributions = await this.repository.deductOwnContributions(tx, fiscalYear);
    if (deductOwnContributions === null) {
      throw new Error(`no deduction rule for ${fiscalYear}: add it to the reference data, with its source`);
    }
    return {
      tariffs: {
        gooPlaceDay: tariffSchedule('goo-place-day', tariffs),
        pooPersonMonth: tariffSchedule('poo-person-month', tariffs),
      },
      componentOf: componentRules(await this.repository.componentRules(tx)),
      deductOwnContributions,
    };
  }
}
