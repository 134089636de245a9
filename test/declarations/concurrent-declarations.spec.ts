import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VerifyDeclarationsService } from '../../src/declarations/verify-declarations.service.js';
import { VerifyLedgerService } from '../../src/ledger/verify-ledger.service.js';
import { approve, declarationWorkbook, submit, upload } from '../harness/declaration-workbook.js';
import { asSystem, startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

const AT_ONCE = 20;

describe('many at once on one municipality and year', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
  });
  afterAll(() => app.close());

  const workbook = (euros: number): Promise<Buffer> =>
    declarationWorkbook({ municipality: 'GM0180', year: 2024, costs: [['2024-01', 'nuisance', null, euros]] });

  it('are done one after another: uploads, submissions and approvals through each other, without a gap', async () => {
    const files = await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => workbook(index + 1)));
    const lives = files.map(async (file) => {
      const uploaded = await upload(app.http, file);
      const id = uploaded.body.id as string;
      const submitted = await submit(app.http, id);
      const decided = await approve(app.http, id);
      return {
        version: uploaded.body.version as number,
        statuses: [uploaded.status, submitted.status, decided.status],
      };
    });
    const done = await Promise.all(lives);

    expect(done.map(({ version }) => version).sort((one, other) => one - other)).toEqual(
      Array.from({ length: AT_ONCE }, (_, index) => index + 1),
    );
    for (const { statuses } of done) {
      expect(statuses[0]).toBe(201);
      // an older version may come after a newer one was approved, and is told so
      for (const status of statuses.slice(1)) expect([200, 409]).toContain(status);
    }
    const { body } = await app.http.get('/v1/declarations?municipality=GM0180&year=2024').expect(200);
    const standing = (body.items as { status: string; version: number }[]).filter(
      ({ status }) => status === 'approved',
    );
    const approvedVersions = done.filter(({ statuses }) => statuses[2] === 200).map(({ version }) => version);
    expect(standing.map(({ version }) => version)).toEqual([Math.max(...approvedVersions)]);
    expect((await asSystem(() => app.application.get(VerifyLedgerService).verify())).faults).toEqual([]);
    expect((await asSystem(() => app.application.get(VerifyDeclarationsService).verify())).faults).toEqual([]);
  });

  it('make one declaration of one file, and no dead-lock', async () => {
    const file = await workbook(1000);
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => upload(app.http, file)));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      ...Array.from({ length: AT_ONCE - 1 }, () => 200),
      201,
    ]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const { rows } = await connected(app.database.ownerUrl, (client) =>
      client.query(`SELECT deadlocks::integer FROM pg_stat_database WHERE datname = current_database()`),
    );
    expect(rows).toEqual([{ deadlocks: 0 }]);
  });
});
