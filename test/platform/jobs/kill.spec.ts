import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemAccess, withAccess } from '../../../src/platform/access/access.js';
import { JobRunner } from '../../../src/platform/jobs/job-runner.js';
import type { JobHandler } from '../../../src/platform/jobs/job.js';
import { startJobsApplication } from '../../harness/jobs-application.js';
import type { JobsApplication } from '../../harness/jobs-application.js';
import { startServerProcess } from '../../harness/server-process.js';
import type { ServerProcess } from '../../harness/server-process.js';
import { connected, createTestDatabase, setting } from '../../harness/test-database.js';
import type { TestDatabase } from '../../harness/test-database.js';

const STEPS = 6;
const SECONDS_MS = 20_000;

describe('kill -9 of a process in the middle of a job', () => {
  let database: TestDatabase;
  let app: JobsApplication | null = null;
  const programs: ServerProcess[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
    await connected(database.ownerUrl, (client) =>
      client.query(
        `CREATE TABLE step (job uuid, number integer, pid integer, PRIMARY KEY (job, number));
         GRANT SELECT, INSERT ON step TO opvangboek_app`,
      ),
    );
  });
  afterEach(async () => {
    for (const program of programs.splice(0)) {
      program.signal('SIGKILL');
      await program.ended;
    }
    await app?.close();
    await database.drop();
  });

  const startProgram = (env: Record<string, string>): ServerProcess => {
    const program = startServerProcess(
      { DATABASE_URL: database.ownerUrl, DATA_DIR: mkdtempSync(join(setting('TEST_FOLDER'), 'jobs-')), ...env },
      'test/harness/jobs-program.mjs',
    );
    programs.push(program);
    return program;
  };
  const steps = (): Promise<number[]> =>
    connected(database.ownerUrl, async (client) =>
      (await client.query<{ pid: number }>('SELECT pid FROM step ORDER BY number')).rows.map(({ pid }) => pid),
    );

  it('leaves the rest to another that runs already, and that left it alone until then', async () => {
    const killed = startProgram({ HOLD_AFTER: '2' });
    await killed.said(/ready/);
    const asking = await startJobsApplication(database.ownerUrl, null);
    const id = await asking.enqueue({ steps: STEPS }, STEPS);
    await asking.close();
    await killed.said(/holds after 2/);

    const doSteps: JobHandler<{ steps: number }> = async ({ steps }, run) => {
      for (let number = 1; number <= steps; number += 1) {
        await app?.transactions.run((tx) =>
          tx.query('INSERT INTO step VALUES ($1, $2, 0) ON CONFLICT DO NOTHING', [run.id, number]),
        );
        await run.progress(number, steps);
      }
    };
    app = await startJobsApplication(database.ownerUrl, doSteps);
    expect(await withAccess(systemAccess('test'), () => app?.application.get(JobRunner).rescue())).toEqual([]);
    expect(await app.jobs.find(id)).toMatchObject({ status: 'running', done: 2 });

    killed.signal('SIGKILL');
    expect(await app.jobs.finished(id, SECONDS_MS)).toMatchObject({ status: 'completed', done: STEPS });
    expect(await steps()).toEqual([killed.pid, killed.pid, 0, 0, 0, 0]);
  });

  it('lets the next process go on where it was, time after time', async () => {
    app = await startJobsApplication(database.ownerUrl, null);
    const id = await app.enqueue({ steps: STEPS }, STEPS);
    const pids: number[] = [];
    for (const step of [1, 3, 4]) {
      const program = startProgram({ HOLD_AFTER: String(step) });
      await program.said(new RegExp(`holds after ${step}`));
      pids.push(program.pid);
      program.signal('SIGKILL');
      await program.ended;
    }
    const last = startProgram({});
    expect(await app.jobs.finished(id, SECONDS_MS)).toMatchObject({ status: 'completed', done: STEPS });
    const [first, second, third] = pids;
    expect(await steps()).toEqual([first, second, second, third, last.pid, last.pid]);
    last.signal('SIGTERM');
    expect([await last.ended, last.output()]).toEqual([0, 'ready\n']);
  });
});
