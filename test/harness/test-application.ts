import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type TestAgent from 'supertest/lib/agent.js';
import { createApplication } from '../../src/application.js';
import { systemAccess, withAccess } from '../../src/platform/access/access.js';
import { readConfig } from '../../src/platform/config/app-config.js';
import { Clock } from '../../src/platform/clock.js';
import { dataFolder, people } from './people.js';
import type { People } from './people.js';
import { createTestDatabase } from './test-database.js';
import type { TestDatabase } from './test-database.js';

/** The whole application on a database of its own, at a time that the test says. */
export interface TestApplication {
  readonly application: NestFastifyApplication;
  readonly database: TestDatabase;
  /** Every request by somebody who may do it, with a real token: see people.ts. */
  readonly http: TestAgent;
  readonly people: People;
  /** Moves the clock; it stands still in between. */
  setTime(time: string): void;
  close(): Promise<void>;
}

/** Work as no request does it: with the rights of the system. */
export function asSystem<T>(work: () => T): T {
  return withAccess(systemAccess('test'), work);
}

export const START_TIME = '2026-11-23T12:00:00Z';

export async function startTestApplication(
  env: Record<string, string> = {},
  at: { readonly database?: TestDatabase; readonly time?: string } = {},
): Promise<TestApplication> {
  const database = at.database ?? (await createTestDatabase());
  const config = readConfig({
    DATABASE_URL: database.ownerUrl,
    DATA_DIR: dataFolder('data'),
    LOG_LEVEL: 'silent',
    ...env,
  });
  const application = await createApplication(config);
  let time = new Date(at.time ?? START_TIME);
  application.get(Clock).now = () => time;
  await application.init();
  await application.getHttpAdapter().getInstance().ready();
  const everybody = people(application.getHttpServer());
  return {
    application,
    database,
    http: everybody.whoMay,
    people: everybody,
    setTime: (text) => {
      time = new Date(text);
    },
    close: async () => {
      await application.close();
      await database.drop();
    },
  };
}
