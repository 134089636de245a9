import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/audit-trail.js';
import { surveyExtract } from '../../intake/general-ledger/extract-reader.js';
import type { ExtractSurvey } from '../../intake/general-ledger/extract-reader.js';
import type { LedgerMapping } from '../../intake/general-ledger/ledger-mapping.js';
import { mappingFaults } from '../../intake/general-ledger/mapping-faults.js';
import { LedgerService } from '../../ledger/ledger.service.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import type { AppConfig } from '../../platform/config/app-config.js';
import { CURRENT, Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/transactions.js';
import { ProblemError } from '../../platform/http/problem.js';
import { municipalityOf, ReferenceService } from '../../reference/reference.service.js';
import type { CostCategory } from '../../reference/reference.repository.js';
import { LedgerMappingRepository } from './ledger-mapping.repository.js';
import type { RecordedMapping } from './ledger-mapping.repository.js';

/** What an extract holds, and the version of the mapping that it was read by; null: none yet. */
export interface MappedSurvey extends ExtractSurvey {
  readonly mappingVersion: number | null;
}

/** Keeps how each municipality's general ledger becomes cost lines, and tells what it makes of an extract. */
@Injectable()
export class LedgerMappingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: LedgerMappingRepository,
    private readonly reference: ReferenceService,
    private readonly ledger: LedgerService,
    private readonly audit: AuditTrail,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** The last version, or the one that is asked for. */
  async mapping(municipalityCode: string, version: number | null): Promise<RecordedMapping> {
    return this.transactions.read(async (tx) => {
      await this.municipality(tx, municipalityCode);
      const recorded = await this.repository.mapping(tx, municipalityCode, version);
      if (recorded) return recorded;
      const which = version === null ? 'nog geen indeling van het grootboek' : `geen versie ${version} van de indeling`;
      throw new ProblemError('not-found', `Deze gemeente heeft ${which}.`);
    });
  }

  /** The mapping that holds now, within a transaction that takes an extract in; null when there is none. */
  async current(tx: Tx, municipalityCode: string): Promise<RecordedMapping | null> {
    return this.repository.mapping(tx, municipalityCode, null);
  }

  async versions(municipalityCode: string): Promise<RecordedMapping[]> {
    return this.transactions.read(async (tx) => {
      await this.municipality(tx, municipalityCode);
      return this.repository.versions(tx, municipalityCode);
    });
  }

  /** Records a new version; what the last version says already is that version. Refuses a mapping with any fault. */
  async record(
    municipalityCode: string,
    mapping: LedgerMapping,
    by: string,
  ): Promise<{ readonly recorded: RecordedMapping; readonly isNew: boolean }> {
    return this.transactions.run(async (tx) => {
      await this.municipality(tx, municipalityCode);
      refuseFaults(mapping, await this.reference.costCategories(tx, CURRENT));
      await this.ledger.lock(tx, municipalityCode);
      const same = await this.repository.sameMapping(tx, municipalityCode, mapping);
      if (same) return { recorded: same, isNew: false };
      const last = await this.repository.mapping(tx, municipalityCode, null);
      const version = (last?.version ?? 0) + 1;
      const recordedAt = await tx.recordingMoment();
      const recorded = { municipalityCode, version, mapping, recordedBy: by, recordedAt };
      await this.repository.insert(tx, recorded);
      await this.audit.record(tx, {
        municipalityCode,
        object: { kind: 'ledger-mapping', id: municipalityCode },
        before: { version: last?.version ?? null },
        after: { version },
      });
      return { recorded, isNew: true };
    });
  }

  /** Refuses a municipality that there is not, before its extract is taken in. */
  async expectMunicipality(municipalityCode: string): Promise<void> {
    await this.transactions.read((tx) => this.municipality(tx, municipalityCode));
  }

  /** Reads an extract by the last version of the mapping, and keeps nothing. */
  async survey(path: string, municipalityCode: string, year: number): Promise<MappedSurvey> {
    const { recorded, costCategories } = await this.transactions.read(async (tx) => ({
      recorded: await this.repository.mapping(tx, municipalityCode, null),
      costCategories: await this.reference.costCategories(tx, CURRENT),
    }));
    const survey = await surveyExtract(
      path,
      recorded?.mapping ?? null,
      year,
      { costCategories },
      this.config.workbookLimits,
    );
    return { ...survey, mappingVersion: recorded?.version ?? null };
  }

  private async municipality(tx: Tx, code: string): Promise<void> {
    municipalityOf(await this.reference.municipalities(tx, CURRENT), code);
  }
}

function refuseFaults(mapping: LedgerMapping, categories: readonly CostCategory[]): void {
  const faults = mappingFaults(mapping, categories);
  if (faults.length === 0) return;
  const count = faults.length === 1 ? '1 fout' : `${faults.length} fouten`;
  throw new ProblemError('invalid-request', `De indeling bevat ${count}. Er is niets opgeslagen.`, { errors: faults });
}
