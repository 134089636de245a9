import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { systemAccess, withAccess } from '../../../src/platform/access/access.js';
import { ProblemError } from '../../../src/platform/http/problem.js';
import { JobRunner } from '../../../src/platform/jobs/job-runner.js';
import type { JobHandler } from '../../../src/platform/jobs/job.js';
import { Jobs } from '../../../src/platform/jobs/jobs.js';
import type { Job } from '../../../src/platform/jobs/jobs.js';
import { gate } from '../../harness/gate.js';
import { CREATED_AT, KIND, startJobsApplication } from '../../harness/jobs-application.js';
import type { JobsApplication } from '../../harness/jobs-application.js';
import { connected, createTestDatabase } from '../../harness/test-database.js';
import type { TestDatabase } from '../../harness/test-database.js';

const LONG_MS = 30_000;

interface Payload {
  readonly number?: number;
}

describe('jobs', () => {
  let database: TestDatabase;
  let app: JobsApplication;
  let work: JobHandler<Payload>;
  let now: Date;
  const log: { level: string; message: string }[] = [];
  const note = (level: string) => (message: string) => {
    log.push({ level, message });
    logged();
  };
  let logged = (): void => {};
  const errorInLog = async (): Promise<void> => {
    while (!log.some(({ level }) => level === 'error')) await new Promise<void>((resolve) => (logged = resolve));
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await startJobsApplication<Payload>(
      database.ownerUrl,
      (payload, run) => work(payload, run),
      () => now,
    );
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });
  beforeEach(() => {
    work = async () => {};
    now = new Date(CREATED_AT);
    log.length = 0;
    // each application that starts takes the log of all to itself
    app.application.useLogger({ log: () => {}, warn: note('warn'), error: note('error') });
  });

  const asOwner = async (sql: string, values: unknown[] = []): Promise<unknown[]> =>
    connected(database.ownerUrl, async (client) => (await client.query(sql, values)).rows);
  const until = async (id: string, status: Job['status']): Promise<Job> => {
    for await (const job of app.jobs.follow(id, AbortSignal.timeout(LONG_MS))) if (job.status === status) return job;
    throw new Error(`the job was never ${status}`);
  };
  const cutLockOf = (id: string): Promise<unknown> =>
    asOwner(
      `SELECT pg_terminate_backend(pid) FROM pg_locks
        WHERE locktype = 'advisory' AND ((classid::bigint << 32) | objid::bigint) = hashtextextended('opvangboek job ' || $1, 0)`,
      [id],
    );

  it('are there only when the transaction that asked for them commits', async () => {
    const ids: string[] = [];
    const ask = app.transactions.run(async (tx) => {
      ids.push(await app.jobs.enqueue(tx, KIND, {}, 1));
      throw new Error('changed my mind');
    });
    await expect(ask).rejects.toThrow('changed my mind');
    ids.push(await app.transactions.rehearse((tx) => app.jobs.enqueue(tx, KIND, {}, 1)));
    for (const id of ids) await expect(app.jobs.find(id)).rejects.toThrow('Deze taak bestaat niet.');
    expect(await asOwner('SELECT id FROM pgboss.job WHERE id = ANY ($1)', [ids])).toEqual([]);
  });

  it('are not found by a name that is none', async () => {
    for (const id of [randomUUID(), 'x', '']) {
      await expect(app.jobs.find(id)).rejects.toMatchObject({
        type: 'not-found',
        message: 'Deze taak bestaat niet.',
      });
    }
  });

  it('show how far they are while they run, and when they began and ended', async () => {
    const halfway = gate();
    const payloads: unknown[] = [];
    work = async (payload, run) => {
      payloads.push(payload);
      await run.progress(1, 3);
      now = new Date('2026-11-23T12:30:00.000Z');
      await halfway.pass();
      await run.progress(2, 3);
    };
    const id = await app.enqueue({ number: 7 }, 2);
    const finished = app.jobs.finished(id, LONG_MS);
    await halfway.reached;
    const began = {
      id,
      municipalityCode: null,
      kind: KIND,
      failure: null,
      createdAt: new Date(CREATED_AT),
      startedAt: new Date(CREATED_AT),
    };
    expect(await app.jobs.find(id)).toEqual({ ...began, status: 'running', done: 1, total: 3, finishedAt: null });
    halfway.open();
    expect(await finished).toEqual({ ...began, status: 'completed', done: 3, total: 3, finishedAt: now });
    expect(payloads).toEqual([{ number: 7 }]);
    expect(await asOwner('SELECT id FROM pgboss.job WHERE id = $1', [id])).toEqual([]);
  });

  it('are answered as they are when they take longer than somebody wants to wait', async () => {
    const held = gate();
    work = () => held.pass();
    const id = await app.enqueue({}, 1);
    await until(id, 'running');
    expect(await app.jobs.finished(id, 1)).toMatchObject({ status: 'running', done: 0 });
    held.open();
    expect(await app.jobs.finished(id, LONG_MS)).toMatchObject({ status: 'completed' });
  });

  it('are tried again after an error, and go on', async () => {
    let runs = 0;
    work = () => (++runs < 3 ? Promise.reject(new Error('no luck')) : Promise.resolve());
    const id = await app.enqueue({}, 1);
    expect(await app.jobs.finished(id, LONG_MS)).toMatchObject({ status: 'completed' });
    expect(runs).toBe(3);
    expect(log).toEqual([
      { level: 'warn', message: `${KIND} job ${id} will be tried again: no luck` },
      { level: 'warn', message: `${KIND} job ${id} will be tried again: no luck` },
    ]);
  });

  it('have failed after three errors; what went wrong is in the log, once, and nowhere else', async () => {
    let runs = 0;
    work = async (_payload, run) => {
      runs += 1;
      await run.progress(1, 2);
      throw new Error('wrong for ever');
    };
    const id = await app.enqueue({}, 2);
    const job = await app.jobs.finished(id, LONG_MS);
    expect(job).toMatchObject({ status: 'failed', done: 1, total: 2, finishedAt: now });
    expect(runs).toBe(3);
    await errorInLog();
    expect(log.filter(({ level }) => level === 'error')).toEqual([
      { level: 'error', message: `${KIND} job ${id} failed: wrong for ever` },
    ]);
    expect(JSON.stringify([job, await asOwner('SELECT * FROM pgboss.job')])).not.toContain('wrong for ever');
    expect(await asOwner('SELECT id FROM pgboss.job WHERE id = $1', [id])).toEqual([]);
  });

  it('are not tried again when what was asked cannot be done, and say why', async () => {
    let runs = 0;
    work = () => {
      runs += 1;
      return Promise.reject(new ProblemError('conflict', 'Er zijn te veel regels.'));
    };
    const id = await app.enqueue({}, 1);
    expect(await app.jobs.finished(id, LONG_MS)).toMatchObject({
      status: 'failed',
      failure: 'Er zijn te veel regels.',
    });
    expect(runs).toBe(1);
    expect(log).toEqual([]);
    expect(await asOwner('SELECT id FROM pgboss.job WHERE id = $1', [id])).toEqual([]);
  });

  it('are run once by two applications on one database', async () => {
    const held = gate();
    const runs: unknown[] = [];
    const handler: JobHandler<Payload> = async ({ number }) => {
      runs.push(number);
      if (number === 0) await held.pass();
    };
    work = handler;
    const other = await startJobsApplication(database.ownerUrl, handler);
    try {
      const first = await app.enqueue({ number: 0 }, 1);
      await until(first, 'running');
      const ids = [];
      for (let number = 1; number <= 10; number += 1) ids.push(await app.enqueue({ number }, 1));
      // whichever has the first is busy with it, so the other does the rest, and leaves the first alone
      for (const id of ids) expect(await other.jobs.finished(id, LONG_MS)).toMatchObject({ status: 'completed' });
      for (const { application } of [app, other])
        expect(await withAccess(systemAccess('test'), () => application.get(JobRunner).rescue())).toEqual([]);
      held.open();
      expect(await other.jobs.finished(first, LONG_MS)).toMatchObject({ status: 'completed' });
      expect(runs).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    } finally {
      held.open();
      await other.close();
    }
  });

  it('stop at their next step when the application stops, and are done by another', async () => {
    const halfway = gate();
    const steps: string[] = [];
    const stepsOf =
      (who: string, meanwhile: () => Promise<void>): JobHandler<unknown> =>
      async (_payload, run) => {
        for (let step = 1; step <= 3; step += 1) {
          steps.push(`${who} ${step}`);
          if (step === 2) await meanwhile();
          await run.progress(step, 3);
        }
      };
    const own = await createTestDatabase();
    const first = await startJobsApplication(
      own.ownerUrl,
      stepsOf('first', () => halfway.pass()),
    );
    const id = await first.enqueue({}, 3);
    await halfway.reached;
    const closed = first.close();
    halfway.open();
    await closed;
    expect(
      await connected(
        own.ownerUrl,
        async (client) => (await client.query('SELECT status, done, failures FROM job')).rows,
      ),
    ).toEqual([{ status: 'queued', done: 2, failures: 0 }]);
    const second = await startJobsApplication(
      own.ownerUrl,
      stepsOf('second', async () => {}),
    );
    expect(await second.jobs.finished(id, LONG_MS)).toMatchObject({ status: 'completed', done: 3 });
    expect(steps).toEqual(['first 1', 'first 2', 'second 1', 'second 2', 'second 3']);
    await second.close();
    await own.drop();
  });

  it('that lost their lock end at their next step, for others may run them by then', async () => {
    const held = gate();
    const ends: string[] = [];
    work = async (_payload, run) => {
      await held.pass();
      await run.progress(1, 2).then(
        () => ends.push('went on'),
        (error: unknown) => {
          ends.push('had to end');
          throw error;
        },
      );
    };
    const id = await app.enqueue({}, 2);
    await held.reached;
    await cutLockOf(id);
    expect(await until(id, 'queued')).toMatchObject({ done: 0 });
    held.open();
    expect(await app.jobs.finished(id, LONG_MS)).toMatchObject({ status: 'completed' });
    expect(ends).toEqual(['had to end', 'went on']);
    expect(log).toEqual([]);
  });

  it('that take their process down again and again have failed in the end', async () => {
    const held = gate();
    work = (_payload, run) => held.pass().then(() => run.progress(1, 1));
    const id = await app.transactions.run(async (tx) => {
      const asked = await app.jobs.enqueue(tx, KIND, {}, 1);
      await tx.query('UPDATE job SET run_number = 19 WHERE id = $1', [asked]);
      return asked;
    });
    await held.reached;
    await cutLockOf(id);
    expect(await app.jobs.finished(id, LONG_MS)).toMatchObject({ status: 'failed', done: 0 });
    held.open();
    await errorInLog();
    expect(log).toEqual([{ level: 'error', message: `job ${id} failed: it was interrupted too often` }]);
  });

  it('have one handler for each kind', () => {
    expect(() => app.application.get(Jobs).handle(KIND, async () => {})).toThrow('handled already');
  });
});
