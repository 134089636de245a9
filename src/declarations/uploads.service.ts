import { Injectable } from '@nestjs/common';
import { isUuid } from '../platform/uuid.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Moment, Tx } from '../platform/database/transactions.js';
import { ProblemError } from '../platform/http/problem.js';
import { UploadsRepository } from './uploads.repository.js';
import type { RecordedFinding, Upload, UploadFilter, UploadSummary } from './uploads.repository.js';

/** Files that came in, those that were refused too. */
@Injectable()
export class UploadsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: UploadsRepository,
  ) {}

  /** The newest first, as many as are asked for; and how many there are. */
  async list(
    filter: UploadFilter,
    limit: number,
    knownOn: Date | null,
  ): Promise<{ uploads: UploadSummary[]; total: number; moment: Date }> {
    return this.transactions.readKnownOn(knownOn, async (tx, moment) => ({
      uploads: await this.repository.uploads(tx, filter, limit, moment),
      total: await this.repository.countUploads(tx, filter, moment),
      moment,
    }));
  }

  async findings(id: string, knownOn: Date | null): Promise<RecordedFinding[]> {
    return this.transactions.readKnownOn(knownOn, async (tx, moment) =>
      this.repository.findings(tx, await this.existing(tx, id, moment), moment),
    );
  }

  /** Which file an id stands for, as known at a moment. */
  async existing(
    tx: Tx,
    id: string,
    moment: Moment,
  ): Promise<Pick<Upload, 'municipalityCode' | 'uploadId' | 'fileName'>> {
    const upload = isUuid(id.toLowerCase()) ? await this.repository.uploadById(tx, id, moment) : null;
    if (!upload) throw noUpload();
    return upload;
  }
}

function noUpload(): ProblemError {
  return new ProblemError('not-found', 'Dit bestand is hier niet ingeleverd.');
}
