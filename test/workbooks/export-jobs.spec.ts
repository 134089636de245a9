import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { ExportFiles } from '../../src/workbooks/export-files.js';
import { ExportRetention } from '../../src/workbooks/export-retention.js';
import { ExportsService } from '../../src/workbooks/exports.service.js';
import { approved } from '../harness/declaration-workbook.js';
import { gate } from '../harness/gate.js';
import type { Gate } from '../harness/gate.js';
import { connected } from '../harness/test-database.js';
import { asSystem, startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

describe('an export as work in the background', () => {
  let app: TestApplication;
  let files: ExportFiles;

  beforeAll(async () => {
    app = await startTestApplication();
    files = app.application.get(ExportFiles);
    await approved(app.http, 'fixtures/declarations/GM0193-zwolle-2024.xlsx');
  });
  afterAll(() => app.close());

  const ask = (body: object, wait: number): ReturnType<TestApplication['http']['post']> =>
    app.http.post('/v1/exports').set('Prefer', `wait=${wait}`).send(body);
  const finished = (id: string): Promise<unknown> => asSystem(() => app.application.get(Jobs).finished(id, 60_000));
  const unfinished = (): string[] =>
    readdirSync(dirname(files.pathOf('x'))).filter((name) => name.endsWith('.unfinished'));

  /** Whoever makes a workbook comes to the gate when the first lines are asked for: part of it is written. */
  const held = async (work: (stop: Gate) => Promise<void>): Promise<void> => {
    const exports = app.application.get(ExportsService);
    const make = exports.make.bind(exports);
    const stop = gate();
    exports.make = (question, knownOn, by, tell) => {
      let isBegun = false;
      return make(question, knownOn, by, async (done, total) => {
        if (isBegun) await stop.pass();
        isBegun = true;
        await tell?.(done, total);
      });
    };
    try {
      await work(stop);
    } finally {
      stop.open();
      exports.make = make;
    }
  };

  it('answers at once with a job to follow, and with the workbook when that has ended', async () => {
    await held(async (stop) => {
      const { body: asked, headers } = await ask({ fromYear: 2024, toYear: 2024 }, 0).expect(202);
      expect(asked).toMatchObject({
        progress: `/v1/jobs/${asked.job.id}/events`,
        job: { kind: 'export', failure: null, finishedAt: null },
      });
      const { location = '' } = headers;
      expect(location).toBe(`/v1/exports/${asked.id}`);
      await stop.reached;
      await app.http.get(location).expect(404);
      stop.open();
      const { text } = await app.http.get(asked.progress).expect(200);
      expect(text).toMatch(/"status":"completed","done":\d+,"total":\d+/);
      const { body: made } = await app.http.get(location).expect(200);
      expect(made).toMatchObject({ id: asked.id, fromYear: 2024, toYear: 2024, outdated: false });
      // who asks for the same again gets it without any work
      const again = await ask({ fromYear: 2024, toYear: 2024, knownOn: made.knownOn }, 0).expect(201);
      expect(again.body.fileSha256).toBe(made.fileSha256);
    });
  });

  it('can be cancelled, and leaves nothing then', async () => {
    await held(async (stop) => {
      const { body: asked } = await ask({ fromYear: 2023, toYear: 2024 }, 0).expect(202);
      await stop.reached;
      expect(unfinished()).toHaveLength(1);
      const { body } = await app.http.post(`/v1/jobs/${asked.job.id}/cancellation`).expect(200);
      expect(body).toMatchObject({ id: asked.job.id, status: 'cancelled' });
      await app.http.post(`/v1/jobs/${asked.job.id}/cancellation`).expect(409);
      stop.open();
      // the next one is only made when this one has let go
      const next = await ask({ fromYear: 2024, toYear: 2025 }, 60).expect(201);
      expect(unfinished()).toEqual([]);
      const { body: events } = await app.people
        .as('vng-admin')
        .get('/v1/audit-events?outcome=done&limit=5')
        .expect(200);
      expect(events.items.filter(({ action }: { action: string }) => action.endsWith('/cancellation'))).toMatchObject([
        { object: { kind: 'job', id: asked.job.id } },
      ]);
      await app.http.get(`/v1/exports/${asked.id}`).expect(404);
      const { body: list } = await app.http.get('/v1/exports');
      expect(list.items.map(({ id }: { id: string }) => id)).toContain(next.body.id);
      expect(list.items.map(({ id }: { id: string }) => id)).not.toContain(asked.id);
      expect((await app.http.get(`/v1/jobs/${asked.job.id}`)).body.status).toBe('cancelled');
    });
  });

  it('tells who waits that somebody else stopped it', async () => {
    await held(async (stop) => {
      const { body: asked } = await ask({ fromYear: 2022, toYear: 2023 }, 0).expect(202);
      const waiting = ask({ fromYear: 2022, toYear: 2024 }, 60).then((answer) => answer);
      await stop.reached;
      const second = async (): Promise<string | undefined> => {
        const { rows } = await connected(app.database.ownerUrl, (client) =>
          client.query<{ id: string }>(
            `SELECT id FROM job WHERE kind = 'export' AND status = 'queued' AND id <> '${asked.job.id}'`,
          ),
        );
        return rows[0]?.id;
      };
      let id = await second();
      while (id === undefined) id = await second();
      await app.http.post(`/v1/jobs/${id}/cancellation`).expect(200);
      const answer = await waiting;
      expect([answer.status, answer.body.detail]).toEqual([409, 'Het maken van deze export is gestopt.']);
      stop.open();
      await finished(asked.job.id);
    });
  });

  it('is the only work that can be cancelled', async () => {
    const { body } = await app.http
      .post('/v1/tariffs')
      .send({
        tariff: 'goo-place-day',
        validFrom: '2024-06-01',
        amount: '62.00',
        source: 'Stcrt.',
        publishedOn: '2024-05-01',
      })
      .expect(201);
    const answer = await app.http.post(`/v1/jobs/${body.reassessment.job}/cancellation`).expect(409);
    expect(answer.body.detail).toBe('Deze taak kan niet worden gestopt: zij moet worden afgemaakt.');
    await app.http.post('/v1/jobs/00000000-0000-4000-8000-000000000000/cancellation').expect(404);
    await finished(body.reassessment.job);
  });

  it('keeps its file for as long as is set, and makes the same again; what was published stays', async () => {
    const { body: own } = await ask({ fromYear: 2024, toYear: 2024 }, 60).expect(201);
    const { body: shown } = await ask({ fromYear: 2024, toYear: 2024, audience: 'ministry' }, 60).expect(201);
    await app.http.post(`/v1/exports/${shown.id}/publication`).expect(200);
    const halfWritten = join(dirname(files.pathOf('x')), 'gone.unfinished');
    writeFileSync(halfWritten, 'x');
    utimesSync(halfWritten, new Date('2026-11-20T00:00:00Z'), new Date('2026-11-20T00:00:00Z'));

    const clean = (): Promise<string[]> => asSystem(() => app.application.get(ExportRetention).clean());
    expect(await clean()).toEqual([]);
    expect([existsSync(files.pathOf(own.id)), existsSync(halfWritten)]).toEqual([true, false]);
    app.setTime('2034-01-01T12:00:00Z');
    expect(await clean()).toContain(own.id);
    expect([existsSync(files.pathOf(own.id)), existsSync(files.pathOf(shown.id))]).toEqual([false, true]);
    await app.http.get(`/v1/exports/${own.id}/workbook`).expect(404);
    const { body: known } = await app.http.get(`/v1/exports/${own.id}`).expect(200);
    expect(known.fileSha256).toBe(own.fileSha256);
    const { body: again } = await ask({ fromYear: 2024, toYear: 2024, knownOn: own.knownOn }, 60).expect(201);
    expect(again).toEqual(own);
    expect(existsSync(files.pathOf(own.id))).toBe(true);
  });
});
