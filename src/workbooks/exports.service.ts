import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { declarationId } from '../declarations/declaration-id.js';
import { DeclarationsRepository } from '../declarations/declarations.repository.js';
import { DeclarationsService } from '../declarations/declarations.service.js';
import { Clock } from '../platform/clock.js';
import { APP_CONFIG } from '../platform/config/app-config.js';
import type { AppConfig } from '../platform/config/app-config.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/transactions.js';
import { ProblemError } from '../platform/http/problem.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import type { YearRange } from '../shortfall/balance-sums.js';
import { ShortfallService } from '../shortfall/shortfall.service.js';
import { declaredLineRows } from './national/declared-lines.js';
import { ExportsRepository } from './exports.repository.js';
import type { WorkbookExport } from './exports.repository.js';
import { writeNationalWorkbook } from './national/national-workbook.js';
import type { DeclarationRows } from './national/lines-sheet.js';

/** Makes the national workbook and keeps what was handed out. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: ExportsRepository,
    private readonly shortfall: ShortfallService,
    private readonly declarations: DeclarationsService,
    private readonly declarationsRepository: DeclarationsRepository,
    private readonly reference: ReferenceRepository,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Writes the workbook of these years from one snapshot of the ledger. */
  async make(range: YearRange, madeBy: string): Promise<WorkbookExport> {
    const id = randomUUID();
    const path = this.fileOf(id);
    const unfinished = `${path}.unfinished`;
    await mkdir(this.folder, { recursive: true });
    const madeAt = this.clock.now();
    try {
      await this.transactions.read(async (tx) =>
        writeNationalWorkbook(unfinished, {
          readAt: madeAt,
          perYear: await this.shortfall.nationalIn(tx, range, 'year'),
          perComponent: await this.shortfall.nationalIn(tx, range, 'component'),
          municipalYears: await this.shortfall.municipalYearsIn(tx, range),
          tariffs: await this.reference.tariffs(tx, null),
          costCategories: await this.reference.costCategories(tx),
          declarations: this.declarationRows(tx, range),
        }),
      );
      await rename(unfinished, path);
    } finally {
      await rm(unfinished, { force: true });
    }
    const made = { id, ...range, madeBy, madeAt, fileSha256: await sha256Of(path), fileSize: (await stat(path)).size };
    await this.transactions.run((tx) => this.repository.insert(tx, made));
    return made;
  }

  async find(id: string): Promise<WorkbookExport> {
    const found = UUID.test(id) ? await this.transactions.read((tx) => this.repository.find(tx, id)) : null;
    if (!found) throw new ProblemError('not-found', 'Deze export bestaat niet.');
    return found;
  }

  /** The file as it was handed out the first time. */
  async open(id: string): Promise<{ made: WorkbookExport; content: Readable }> {
    const made = await this.find(id);
    return { made, content: createReadStream(this.fileOf(made.id)) };
  }

  private async *declarationRows(tx: Tx, range: YearRange): AsyncGenerator<DeclarationRows> {
    const names = new Map((await this.reference.municipalities(tx, null)).map(({ code, name }) => [code, name]));
    const approved = await this.declarationsRepository.declarations(tx, {
      municipalityCode: null,
      fiscalYear: null,
      status: 'approved',
    });
    for (const declaration of approved) {
      const { municipalityCode: code, fiscalYear: year } = declaration;
      if (year < range.fromYear || year > range.toYear) continue;
      yield {
        declarationId: declarationId(declaration),
        municipality: { code, name: names.get(code) ?? code },
        year,
        fileName: declaration.fileName,
        fileSha256: declaration.fileSha256,
        rows: declaredLineRows(await this.declarations.assess(tx, declaration)),
      };
    }
  }

  private get folder(): string {
    return join(this.config.dataDir, 'exports');
  }

  /** Where the workbook of an export lies. */
  fileOf(id: string): string {
    return join(this.folder, `${id}.xlsx`);
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
