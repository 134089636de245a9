import { Injectable } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions.js';
import { ProblemError } from '../platform/http/problem.js';
import { UploadsRepository } from './uploads.repository.js';
import type { RecordedFinding, UploadFilter, UploadSummary } from './uploads.repository.js';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

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
    if (!UUID.test(id)) throw noUpload();
    return this.transactions.readKnownOn(knownOn, async (tx, moment) => {
      const upload = await this.repository.uploadById(tx, id, moment);
      if (!upload) throw noUpload();
      return this.repository.findings(tx, upload, moment);
    });
  }
}

function noUpload(): ProblemError {
  return new ProblemError('not-found', 'Dit bestand is hier niet ingeleverd.');
}
