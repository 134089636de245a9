import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/audit-trail.js';
import { addDays } from '../kernel/period.js';
import { ReassessmentService } from '../declarations/reassessment.service.js';
import { CURRENT } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Job } from '../platform/jobs/jobs.js';
import type { TariffState } from '../reference/tariffs/tariff-state.js';
import { TariffsService } from '../reference/tariffs/tariffs.service.js';
import type { NewTariff, TariffChange, TariffDetails } from '../reference/tariffs/tariffs.service.js';
import { ShortfallService } from '../shortfall/shortfall.service.js';
import { rulesEffect } from './change-effect.js';
import type { RulesEffectDto } from './change-effect.dto.js';
import type { ChangeOrder } from './change-order.js';
import { RuleChangesService } from './rule-changes.service.js';

/** A tariff as it now stands, or would, with what the change does and the job that does it. */
export interface TariffChangeResult {
  readonly tariff: TariffState;
  readonly effect: RulesEffectDto;
  readonly job: Job | null;
}

/**
 * Changes of the tariffs: recorded, with their effect reckoned in the same transaction, and followed by a reassessment
 * of what they touch. A rehearsal is the same, taken back.
 */
@Injectable()
export class TariffChangesService {
  constructor(
    private readonly tariffs: TariffsService,
    private readonly shortfall: ShortfallService,
    private readonly reassessments: ReassessmentService,
    private readonly changes: RuleChangesService,
    private readonly audit: AuditTrail,
  ) {}

  /** A new version. An announced one has no effect yet: what is told is what adopting it would do. */
  async record(tariff: NewTariff, order: ChangeOrder): Promise<TariffChangeResult> {
    const change = (tx: Tx): Promise<TariffChange> => this.tariffs.record(tx, tariff, order.by);
    if (tariff.state === 'adopted') return this.make(null, change, order);
    const adopted = await this.make(null, (tx) => this.tariffs.record(tx, { ...tariff, state: 'adopted' }, order.by), {
      ...order,
      dryRun: true,
    });
    return { ...(await this.make(null, change, order)), effect: adopted.effect };
  }

  async adopt(versionId: string, details: TariffDetails, order: ChangeOrder): Promise<TariffChangeResult> {
    return this.make(versionId, (tx) => this.tariffs.adopt(tx, versionId, details, order.by), order);
  }

  async withdraw(versionId: string, source: string, order: ChangeOrder): Promise<TariffChangeResult> {
    return this.make(versionId, (tx) => this.tariffs.withdraw(tx, versionId, source, order.by), order);
  }

  async confirm(versionId: string, details: TariffDetails, order: ChangeOrder): Promise<TariffChangeResult> {
    return this.make(versionId, (tx) => this.tariffs.confirm(tx, versionId, details, order.by), order);
  }

  private async make(
    versionId: string | null,
    change: (tx: Tx) => Promise<TariffChange>,
    order: ChangeOrder,
  ): Promise<TariffChangeResult> {
    return this.changes.carryOut((tx) => this.makeIn(tx, versionId, change, order.by), order);
  }

  private async makeIn(
    tx: Tx,
    versionId: string | null,
    change: (tx: Tx) => Promise<TariffChange>,
    by: string,
  ): Promise<{ tariff: TariffState; effect: RulesEffectDto; jobId: string | null }> {
    const was = versionId === null ? null : await this.tariffs.find(tx, versionId, CURRENT);
    const made = await change(tx);
    const moment = await tx.recordingMoment();
    const effect = await this.effect(tx, moment, made.touched !== null);
    const jobId = made.touched
      ? await this.reassessments.order(
          tx,
          { kind: 'tariff', id: made.versionId },
          {
            component: made.tariff === 'goo-place-day' ? 'goo' : 'poo-norm',
            fromYear: Number(made.touched.from.slice(0, 4)),
            toYear: made.touched.until === null ? LAST_YEAR : Number(addDays(made.touched.until, -1).slice(0, 4)),
          },
          by,
        )
      : null;
    const tariff = await this.tariffs.state(tx, made.versionId, moment);
    await this.audit.record(tx, {
      municipalityCode: null,
      object: { kind: 'tariff', id: made.versionId },
      ...(was === null ? {} : { before: auditedState(was) }),
      after: { ...auditedState(tariff), reassessment: jobId },
    });
    return { tariff, effect, jobId };
  }

  /** The ledger has not been reassessed yet: what it holds is before, the norm amounts at the new tariffs are after. */
  private async effect(tx: Tx, moment: Date, touchesFigures: boolean): Promise<RulesEffectDto> {
    const question = this.changes.everyYear();
    const before = await this.shortfall.nationalIn(tx, moment, question, ['year']);
    if (!touchesFigures) return rulesEffect(before, before);
    const schedules = await this.tariffs.schedulesOn(tx, moment);
    const after = await this.shortfall.nationalAtTariffs(tx, moment, question, ['year'], schedules);
    return rulesEffect(before, after);
  }
}

/** Of a tariff's state what a change may change. */
function auditedState({ state, amountEur, validFrom, validUntil, confirmedUntil, source }: TariffState): object {
  return { state, amount: amountEur.toFixed(2), validFrom, validUntil, confirmedUntil, source };
}

/** An open tariff touches every year to come. */
const LAST_YEAR = 9999;
