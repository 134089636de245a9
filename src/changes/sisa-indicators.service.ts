import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/audit-trail.js';
import { Transactions } from '../platform/database/transactions.js';
import type { RecordedIndicator, SisaIndicator } from '../reference/sisa-indicators/sisa-indicator.js';
import { SisaIndicatorsService } from '../reference/sisa-indicators/sisa-indicators.service.js';

/** Changes the indicators of SiSa, and tells the audit trail. Nothing is posted: they are only how figures are shown. */
@Injectable()
export class SisaIndicatorChangesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly indicators: SisaIndicatorsService,
    private readonly audit: AuditTrail,
  ) {}

  async record(indicator: SisaIndicator, by: string): Promise<RecordedIndicator> {
    return this.transactions.run(async (tx) => {
      const { before, after } = await this.indicators.record(tx, indicator, by);
      await this.audit.record(tx, {
        municipalityCode: null,
        object: objectOf(indicator),
        ...(before && { before: said(before) }),
        after: said(after),
      });
      return after;
    });
  }

  /** Answers the indicator as it stood until now. */
  async withdraw(indicator: Pick<SisaIndicator, 'year' | 'code' | 'source'>, by: string): Promise<RecordedIndicator> {
    return this.transactions.run(async (tx) => {
      const before = await this.indicators.withdraw(tx, indicator, by);
      await this.audit.record(tx, {
        municipalityCode: null,
        object: objectOf(indicator),
        before: said(before),
        after: { withdrawn: true, source: indicator.source },
      });
      return before;
    });
  }
}

function objectOf({ year, code }: Pick<SisaIndicator, 'year' | 'code'>): { kind: string; id: string } {
  return { kind: 'sisa-indicator', id: `${year} ${code}` };
}

function said({ label, measure, source }: SisaIndicator): object {
  return { label, measure, source };
}
