import { Injectable } from '@nestjs/common';
import { CURRENT } from '../platform/database/transactions.js';
import { ConfirmationsRepository } from './confirmations.repository.js';
import { DeclarationsService } from './declarations.service.js';
import type { DeclarationDetail } from './declarations.service.js';
import { chosenWarnings } from './open-warnings.js';
import type { WarningChoice } from './open-warnings.js';
import { readableText } from './readable-text.js';
import { UploadsRepository } from './uploads.repository.js';

/** Somebody stands for warnings of a draft, and says why they may go with it. */
@Injectable()
export class ConfirmationsService {
  constructor(
    private readonly declarations: DeclarationsService,
    private readonly repository: ConfirmationsRepository,
    private readonly uploads: UploadsRepository,
  ) {}

  /** Confirms the chosen warnings that are open; without a choice, all of them. */
  async confirm(
    id: string,
    choice: WarningChoice & { readonly reason: string },
    by: string,
  ): Promise<DeclarationDetail> {
    const reason = readableText(choice.reason, 'reason');
    return this.declarations.change(id, 'confirmation', async (tx, declaration) => {
      const findings = chosenWarnings(await this.uploads.findings(tx, declaration, CURRENT), choice);
      await this.repository.insert(tx, declaration, { findings, reason, by, at: await tx.recordingMoment() });
    });
  }
}
