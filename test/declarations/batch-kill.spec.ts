import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { declarationWorkbook } from '../harness/declaration-workbook.js';
import { startServerProcess } from '../harness/server-process.js';
import { startTestApplication } from '../harness/test-application.js';
import { connected, createTestDatabase, setting } from '../harness/test-database.js';
import type { TestDatabase } from '../harness/test-database.js';

const MUNICIPALITIES = ['GM0193', 'GM0148', 'GM0362', 'GM0344', 'GM0014', 'GM0150', 'GM0153', 'GM0177'];
const LINES = 5_000;

describe('kill -9 of a server in the middle of a batch', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const doneOf = (): Promise<number> =>
    connected(database.ownerUrl, async (client) => {
      const { rows } = await client.query(
        `SELECT count(*)::integer AS done FROM batch_file WHERE outcome <> 'waiting'`,
      );
      return (rows as { done: number }[])[0]?.done ?? 0;
    });

  it('leaves the rest to the next, and every file is taken in once', async () => {
    const env = { DATABASE_URL: database.ownerUrl, DATA_DIR: mkdtempSync(join(setting('TEST_FOLDER'), 'batch-')) };
    const server = startServerProcess({ ...env, PORT: '0' });
    const [url] = await server.said(/http:\/\/127\.0\.0\.1:\d+/);
    let request = supertest(url).post('/v1/declaration-batches');
    for (const municipality of MUNICIPALITIES) {
      const costs = Array.from({ length: LINES }, (_, line) => [
        '2024-01',
        'nuisance',
        null,
        1,
        null,
        null,
        `F-${line}`,
      ]);
      request = request.attach('file', await declarationWorkbook({ municipality, year: 2024, costs }), 'a.xlsx');
    }
    const { body } = await request.expect(202);
    let done = 0;
    while (done < 2) done = await doneOf();
    server.signal('SIGKILL');
    await server.ended;
    expect(await doneOf()).toBeLessThan(MUNICIPALITIES.length);

    const app = await startTestApplication(env, { database });
    try {
      expect(await app.application.get(Jobs).finished(body.id, 60_000)).toMatchObject({ status: 'completed' });
      const { body: list } = await app.http.get(`/v1/declaration-batches/${body.id}/files`).expect(200);
      // the file at which it was killed may have been taken in already
      for (const { outcome } of list.items) expect(['accepted', 'known']).toContain(outcome);
      const { rows } = await connected(database.ownerUrl, (client) =>
        client.query(
          `SELECT municipality_code, max(version) AS version, count(*)::integer AS lines
             FROM cost_line GROUP BY municipality_code ORDER BY municipality_code`,
        ),
      );
      expect(rows).toEqual(
        MUNICIPALITIES.toSorted().map((code) => ({ municipality_code: code, version: 1, lines: LINES })),
      );
    } finally {
      await app.application.close();
    }
  });
});
