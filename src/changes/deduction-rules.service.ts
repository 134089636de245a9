import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/audit-trail.js';
import { ReassessmentService } from '../declarations/reassessment.service.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Job } from '../platform/jobs/jobs.js';
import type { DeductionRule } from '../reference/reference.repository.js';
import { ReferenceService } from '../reference/reference.service.js';
import { ShortfallService } from '../shortfall/shortfall.service.js';
import { rulesEffect } from './change-effect.js';
import type { RulesEffectDto } from './change-effect.dto.js';
import type { ChangeOrder } from './change-order.js';
import { RuleChangesService } from './rule-changes.service.js';

/** A year whose own contributions are deducted from now on, or not; with what that does and the job that does it. */
export interface DeductionChange {
  readonly effect: RulesEffectDto;
  readonly job: Job | null;
}

/** The reading of article 3(7) is not certain: it is switched per year, and all who declared are reassessed. */
@Injectable()
export class DeductionRulesService {
  constructor(
    private readonly reference: ReferenceService,
    private readonly shortfall: ShortfallService,
    private readonly reassessments: ReassessmentService,
    private readonly changes: RuleChangesService,
    private readonly audit: AuditTrail,
  ) {}

  async switch(rule: DeductionRule, order: ChangeOrder): Promise<DeductionChange> {
    return this.changes.carryOut((tx) => this.switchIn(tx, rule, order.by), order);
  }

  private async switchIn(
    tx: Tx,
    rule: DeductionRule,
    by: string,
  ): Promise<{ effect: RulesEffectDto; jobId: string | null }> {
    await this.reference.switchDeduction(tx, rule);
    const moment = await tx.recordingMoment();
    const question = this.changes.everyYear();
    const before = await this.shortfall.nationalIn(tx, moment, question, ['year']);
    const after = await this.shortfall.nationalAtDeduction(tx, moment, question, ['year'], rule);
    const jobId = await this.reassessments.order(
      tx,
      { kind: 'rules', id: `deduction-${rule.year}` },
      { component: 'goo', fromYear: rule.year, toYear: rule.year },
      by,
    );
    await this.audit.record(tx, {
      municipalityCode: null,
      object: { kind: 'deduction-rule', id: String(rule.year) },
      // it is refused when it is so already
      before: { deducts: !rule.deducts },
      after: { deducts: rule.deducts, source: rule.source, reassessment: jobId },
    });
    return { effect: rulesEffect(before, after), jobId };
  }
}
