import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { APP_CONFIG } from '../platform/config/app-config.js';
import type { AppConfig } from '../platform/config/app-config.js';

const UNFINISHED = '.unfinished';

/** Where the workbooks lie that were made, each under the id of its export. */
@Injectable()
export class ExportFiles {
  constructor(@Inject(APP_CONFIG) private readonly config: AppConfig) {}

  pathOf(id: string): string {
    return join(this.folder, `${id}.xlsx`);
  }

  async isThere(id: string): Promise<boolean> {
    return stat(this.pathOf(id)).then(
      () => true,
      () => false,
    );
  }

  /** null: it is not there any more. */
  async read(id: string): Promise<Readable | null> {
    const file = await open(this.pathOf(id)).catch(() => null);
    return file?.createReadStream() ?? null;
  }

  /** Lends a file to write in; what is not kept of it is gone afterwards. */
  async unfinished<T>(work: (path: string) => Promise<T>): Promise<T> {
    const path = join(this.folder, `${randomUUID()}${UNFINISHED}`);
    await mkdir(this.folder, { recursive: true });
    try {
      return await work(path);
    } finally {
      await rm(path, { force: true });
    }
  }

  async keep(unfinished: string, id: string): Promise<void> {
    await rename(unfinished, this.pathOf(id));
  }

  async forget(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  /** Takes away what a process that was killed left half written before a moment. */
  async forgetUnfinished(before: Date): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    for (const name of names.filter((one) => one.endsWith(UNFINISHED))) {
      const path = join(this.folder, name);
      const { mtime } = await stat(path);
      if (mtime < before) await rm(path, { force: true });
    }
  }

  private get folder(): string {
    return join(this.config.dataDir, 'exports');
  }
}
