import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { declarationWorkbook } from '../harness/declaration-workbook.js';
import { dataFolder, people } from '../harness/people.js';
import { startServerProcess } from '../harness/server-process.js';
import { asSystem, startTestApplication } from '../harness/test-application.js';
import { connected, createTestDatabase } from '../harness/test-database.js';
import type { TestDatabase } from '../harness/test-database.js';

/** Each the next version of one year. */
const VERSIONS = [1, 2, 3, 4, 5, 6, 7, 8];
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
    const env = { DATABASE_URL: database.ownerUrl, DATA_DIR: dataFolder('batch') };
    const server = startServerProcess({ ...env, PORT: '0' });
    const [url] = await server.said(/http:\/\/127\.0\.0\.1:\d+/);
    let request = people(url).as('finance-officer:GM0193').post('/v1/declaration-batches');
    for (const version of VERSIONS) {
      const costs = Array.from({ length: LINES }, (_, line) => [
        '2024-01',
        'nuisance',
        null,
        version,
        null,
        null,
        `F-${line}`,
      ]);
      request = request.attach(
        'file',
        await declarationWorkbook({ municipality: 'GM0193', year: 2024, costs }),
        'a.xlsx',
      );
    }
    const { body } = await request.expect(202);
    let done = 0;
    while (done < 2) done = await doneOf();
    server.signal('SIGKILL');
    await server.ended;
    expect(await doneOf()).toBeLessThan(VERSIONS.length);

    const app = await startTestApplication(env, { database });
    try {
      expect(await asSystem(() => app.application.get(Jobs).finished(body.id, 60_000))).toMatchObject({
        status: 'completed',
      });
      const { body: list } = await app.http.get(`/v1/declaration-batches/${body.id}/files`).expect(200);
      // the file at which it was killed may have been taken in already
      for (const { outcome } of list.items) expect(['accepted', 'known']).toContain(outcome);
      const { rows } = await connected(database.ownerUrl, (client) =>
        client.query(
          `SELECT version, min(amount_eur)::integer AS amount, count(*)::integer AS lines
             FROM cost_line GROUP BY version ORDER BY version`,
        ),
      );
      expect(rows).toEqual(VERSIONS.map((version) => ({ version, amount: version, lines: LINES })));
    } finally {
      await app.application.close();
    }
  });
});
