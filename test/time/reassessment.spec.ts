import { describe, expect, it } from '@jest/globals';
import { VerifyDeclarationsService } from '../../src/declarations/verify-declarations.service.js';
import { VerifyLedgerService } from '../../src/ledger/verify-ledger.service.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { approved } from '../harness/declaration-workbook.js';
import { dataFolder, people } from '../harness/people.js';
import { startServerProcess } from '../harness/server-process.js';
import { asSystem, startTestApplication } from '../harness/test-application.js';
import { connected, createTestDatabase } from '../harness/test-database.js';

const CHANGE = {
  tariff: 'goo-place-day',
  validFrom: '2024-01-01',
  validUntil: '2025-01-01',
  amount: '70.00',
  source: 'Stcrt. 2026, 4 (verzonnen)',
};

describe('a reassessment that is killed', () => {
  it('has done each municipality wholly or not at all, says so, and goes on where it was', async () => {
    const database = await createTestDatabase();
    const first = await startTestApplication({}, { database });
    const { body: list } = await first.http.get('/v1/municipalities?validOn=2024-12-31');
    const codes: string[] = list.items.slice(0, 40).map(({ code }: { code: string }) => code);
    for (const [index, municipality] of codes.entries()) {
      await approved(first.http, {
        municipality,
        year: 2024,
        reception: [['2024-01-01', '2024-12-31', 'GOO', 'Hal', index + 1, null, null]],
      });
    }
    const { body: rehearsed } = await first.http.post('/v1/tariffs?dryRun=true').send(CHANGE).expect(200);
    // 366 days × (1 + 2 + … + 40 = 820) places × 9.00
    expect(rehearsed.effect.total.entitlementDifference).toBe('2701080.00');
    await first.application.close();

    const server = startServerProcess({
      DATABASE_URL: database.ownerUrl,
      DATA_DIR: dataFolder('reassessment'),
      PORT: '0',
    });
    const [url] = await server.said(/http:\/\/127\.0\.0\.1:\d+/);
    const recording = people(url).whoMay.post('/v1/tariffs').send(CHANGE);
    const answer = recording.then(
      ({ status }) => status,
      () => 'cut off',
    );
    await connected(database.ownerUrl, async (client) => {
      for (let done = 0; done < 3;) {
        const { rows } = await client.query<{ done: number }>('SELECT done FROM job');
        done = rows[0]?.done ?? 0;
      }
    });
    server.signal('SIGKILL');
    await server.ended;
    expect(await answer).toBe('cut off');

    const progress = await connected(database.ownerUrl, async (client) => {
      const { rows } = await client.query<{ code: string; done: boolean; entries: number }>(
        `SELECT municipality_code AS code, done_at IS NOT NULL AS done,
                (SELECT count(*)::integer FROM journal_entry AS entry
                  WHERE entry.municipality_code = task.municipality_code AND cause_kind = 'tariff') AS entries
           FROM reassessment_municipality AS task`,
      );
      return rows;
    });
    const done = progress.filter((task) => task.done).length;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(codes.length);
    // twelve months, each reversed and posted anew, or nothing
    for (const task of progress) expect([task.code, task.entries]).toEqual([task.code, task.done ? 24 : 0]);

    const second = await startTestApplication({}, { database, time: '2026-11-25T12:00:00Z' });
    const [job] = await connected(database.ownerUrl, async (client) => (await client.query('SELECT id FROM job')).rows);
    const finished = await asSystem(() => second.application.get(Jobs).finished(job.id as string, 60_000));
    expect(finished).toMatchObject({ status: 'completed', done: codes.length, total: codes.length });
    const { body: national } = await second.http.get('/v1/national-shortfall?fromYear=2024&toYear=2024').expect(200);
    expect(national.total).toMatchObject(rehearsed.effect.years[0].after);
    expect(national.total.notices).toEqual([]);
    expect((await asSystem(() => second.application.get(VerifyLedgerService).verify())).faults).toEqual([]);
    expect(await asSystem(() => second.application.get(VerifyDeclarationsService).verify())).toEqual({
      declarations: codes.length,
      waiting: 0,
      faults: [],
    });

    // what was known in the middle stays known, with the notice that it was not finished
    const midway = await connected(database.ownerUrl, async (client) => {
      const { rows } = await client.query<{ moment: Date }>(
        `SELECT done_at AS moment FROM reassessment_municipality ORDER BY done_at OFFSET 4 LIMIT 1`,
      );
      return rows[0]?.moment.toISOString();
    });
    const { body: then } = await second.http.get(`/v1/national-shortfall?fromYear=2024&toYear=2024&knownOn=${midway}`);
    expect(then.total.notices).toEqual(['herberekening loopt: nog 35 gemeenten te gaan']);
    await second.close();
  }, 120_000);
});

describe('verify-ledger', () => {
  it.each([
    [
      'a tariff',
      `UPDATE tariff_version SET amount_eur = 62 WHERE id = 'goo-place-day-2024-01-01-v1'`,
      '2024-01 goo reimbursement norm goo-place-day-2024-01-01-v1: -18910.00 posted, -19220.00 recomputed',
    ],
    [
      'a line',
      `UPDATE reception_line SET realised_places = 11`,
      '2024-01 goo reimbursement norm goo-place-day-2024-01-01-v1: -18910.00 posted, -20801.00 recomputed',
    ],
    [
      'a cost',
      `UPDATE cost_line SET amount_eur = amount_eur + 0.01`,
      '2024-05 own cost cost: 500.00 posted, 500.01 recomputed',
    ],
    [
      'a basis',
      `INSERT INTO basis_choice VALUES ('GM0193', 2024, 1, 'actual', 'x', 'x', '2026-11-24')`,
      '2024-01 goo reimbursement counted: 0.00 posted, 0.00 recomputed',
    ],
    [
      'an approval',
      `UPDATE declaration SET status = 'submitted'`,
      'entries stand, but this declaration is not approved',
    ],
  ])('finds %s that was changed behind the triggers', async (_story, statement, detail) => {
    const app = await startTestApplication();
    await approved(app.http, {
      municipality: 'GM0193',
      year: 2024,
      reception: [['2024-01-01', '2024-01-31', 'GOO', 'Hal', 10, null, null]],
      costs: [['2024-05', 'nuisance', null, 500, null, null, null]],
    });
    const verify = app.application.get(VerifyDeclarationsService);
    expect((await asSystem(() => verify.verify())).faults).toEqual([]);
    await connected(app.database.ownerUrl, async (client) => {
      await client.query(`SET session_replication_role = 'replica'`);
      await client.query(statement);
    });
    expect((await asSystem(() => verify.verify())).faults).toMatchObject([{ declarationId: 'GM0193-2024-1', detail }]);
    await app.close();
  });
});
