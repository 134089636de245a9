import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { systemAccess, withAccess } from '../platform/access/access.js';
import { Clock } from '../platform/clock.js';
import { APP_CONFIG } from '../platform/config/app-config.js';
import type { AppConfig } from '../platform/config/app-config.js';
import { Transactions } from '../platform/database/transactions.js';
import { loggedError } from '../platform/http/logging.js';
import { asError } from '../platform/jobs/as-error.js';
import { Repetition } from '../platform/jobs/repetition.js';
import { ExportFiles } from './export-files.js';
import { ExportsRepository } from './exports.repository.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Takes the files of old exports away, once a day. What they held stays known, and the same question makes the same file
 * again; what was published stays, for the ministry goes by it.
 */
@Injectable()
export class ExportRetention implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('exports');
  private daily: Repetition | null = null;

  constructor(
    private readonly transactions: Transactions,
    private readonly repository: ExportsRepository,
    private readonly files: ExportFiles,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  onApplicationBootstrap(): void {
    const clean = async (): Promise<boolean> => {
      await withAccess(systemAccess('export retention'), () => this.clean());
      return false;
    };
    this.daily = new Repetition(clean, DAY_MS, (error) =>
      this.logger.warn(`old exports have to stay: ${loggedError(asError(error)).message}`),
    );
  }

  async onModuleDestroy(): Promise<void> {
    await this.daily?.stop();
  }

  /** Answers the exports of which the file was taken away. */
  async clean(): Promise<string[]> {
    const now = this.clock.now().getTime();
    const before = new Date(now - this.config.exportRetentionDays * DAY_MS);
    const old = await this.transactions.read((tx) => this.repository.unpublishedMadeBefore(tx, before));
    const there: string[] = [];
    for (const id of old) if (await this.files.isThere(id)) there.push(id);
    for (const id of there) await this.files.forget(id);
    await this.files.forgetUnfinished(new Date(now - DAY_MS));
    return there;
  }
}
