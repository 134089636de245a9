import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { AppModule } from '../../src/app.module.js';
import { readConfig } from '../../src/platform/config/app-config.js';
import { Clock } from '../../src/platform/clock.js';
import { createHttpApplication } from '../../src/platform/http/http-application.js';
import { createTestDatabase, setting } from './test-database.js';
import type { TestDatabase } from './test-database.js';

/** The whole application on a database of its own, at a time that the test says. */
export interface TestApplication {
  readonly application: NestFastifyApplication;
  readonly database: TestDatabase;
  readonly http: TestAgent;
  /** Moves the clock; it stands still in between. */
  setTime(time: string): void;
  close(): Promise<void>;
}

export const START_TIME = '2026-11-23T12:00:00Z';

export async function startTestApplication(
  env: Record<string, string> = {},
  at: { readonly database?: TestDatabase; readonly time?: string } = {},
): Promise<TestApplication> {
  const database = at.database ?? (await createTestDatabase());
  const config = readConfig({
    DATABASE_URL: database.ownerUrl,
    DATA_DIR: mkdtempSync(join(setting('TEST_FOLDER'), 'data-')),
    LOG_LEVEL: 'silent',
    ...env,
  });
  const application = await createHttpApplication(AppModule.register(config), config);
  let time = new Date(at.time ?? START_TIME);
  application.get(Clock).now = () => time;
  await application.init();
  await application.getHttpAdapter().getInstance().ready();
  return {
    application,
    database,
    http: supertest(application.getHttpServer()),
    setTime: (text) => {
      time = new Date(text);
    },
    close: async () => {
      await application.close();
      await database.drop();
    },
  };
}
