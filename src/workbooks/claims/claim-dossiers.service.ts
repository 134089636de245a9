import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { ClaimFiguresService } from '../../claims/claim-figures.service.js';
import { uploadFolder } from '../../declarations/uploaded-file.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import type { AppConfig } from '../../platform/config/app-config.js';
import { claimAnnex } from './claim-annex.js';
import { dossierName, writeClaimWorkbook } from './claim-workbook.js';

/** A dossier as it is handed over. */
export interface DossierFile {
  /** Without the ending that its kind has. */
  readonly name: string;
  readonly content: Buffer;
}

/** Hands claims over: as a workbook, and as the annex of a letter. */
@Injectable()
export class ClaimDossiersService {
  constructor(
    private readonly figures: ClaimFiguresService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** With the differences as known on a moment; null: now. */
  async workbook(id: string, knownOn: Date | null): Promise<DossierFile> {
    const dossier = await this.figures.dossier(id, knownOn);
    // where files lie meanwhile, and what a killed process leaves is cleared
    const folder = uploadFolder(this.config);
    await mkdir(folder, { recursive: true });
    const path = join(folder, randomUUID());
    try {
      await writeClaimWorkbook(path, dossier);
      return { name: dossierName(dossier), content: await readFile(path) };
    } finally {
      await rm(path, { force: true });
    }
  }

  async annex(id: string): Promise<DossierFile> {
    const dossier = await this.figures.dossier(id, null);
    return { name: `${dossierName(dossier)}-bijlage`, content: await claimAnnex(dossier) };
  }
}
