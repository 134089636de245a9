import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Declarations1763900000002 } from '../../migrations/1763900000002-declarations.js';
import { Exports1763900000004 } from '../../migrations/1763900000004-exports.js';
import { Ledger1763900000003 } from '../../migrations/1763900000003-ledger.js';
import { Reference1763900000001 } from '../../migrations/1763900000001-reference.js';
import { ownerConnection } from '../../src/platform/database/connection.js';
import { approved } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected, createEmptyDatabase } from '../harness/test-database.js';

const SHA = 'a'.repeat(64);

/** A ledger of version 0.1.0 as it was before it knew what was known when: one declaration, corrected once. */
const OLD_LEDGER = `
  INSERT INTO safety_region VALUES ('VR04', 'IJsselland', 'Overijssel');
  INSERT INTO municipality VALUES ('GM0193', 'Zwolle', 'Overijssel', 'VR04', NULL, NULL);
  INSERT INTO cost_category VALUES ('nuisance', 'Aanpak overlast', 'own', 1);
  INSERT INTO tariff_version VALUES
    ('goo-place-day-2022-03-01-v1', 'goo-place-day', '2022-03-01', '2022-10-15', 100, 'Stcrt.', '2022-05-31',
     '2022-10-14', '2026-11-01T00:00:00Z', NULL),
    ('goo-place-day-2022-10-15-v1', 'goo-place-day', '2022-10-15', '2024-01-01', 83, 'Stcrt.', '2022-10-11',
     '2023-12-31', '2026-11-01T00:00:00Z', NULL);
  INSERT INTO upload SELECT 'GM0193', gen_random_uuid(), 2022, 'f.xlsx', '${SHA}', 1, 'accepted', 'x', moment::timestamptz
    FROM unnest('{2026-11-02T10:00Z,2026-11-03T10:00Z}'::text[]) AS moment;
  INSERT INTO declaration
    SELECT 'GM0193', 2022, row_number() OVER (ORDER BY uploaded_at), upload_id, 'norm', NULL,
           CASE row_number() OVER (ORDER BY uploaded_at) WHEN 1 THEN 'corrected' ELSE 'approved' END,
           'x', uploaded_at, 'x', uploaded_at, 'x', uploaded_at, NULL
      FROM upload;
  INSERT INTO cost_line VALUES ('GM0193', 2022, 1, 2, '2022-05-01', 'nuisance', 'own', 100, NULL, NULL, NULL),
                               ('GM0193', 2022, 2, 2, '2022-05-01', 'nuisance', 'own', 120, NULL, NULL, NULL);
  INSERT INTO workbook_export VALUES ('00000000-0000-0000-0000-000000000001', 2022, 2022, 'x', '2026-11-04T10:00Z', '${SHA}', 1);
`;

describe('a database of before', () => {
  let app: TestApplication;

  beforeAll(async () => {
    const database = await createEmptyDatabase();
    const before = new DataSource({
      ...ownerConnection(database.ownerUrl),
      migrations: [Reference1763900000001, Declarations1763900000002, Ledger1763900000003, Exports1763900000004],
    });
    await before.initialize();
    await before.runMigrations();
    await before.query(OLD_LEDGER);
    await before.destroy();
    app = await startTestApplication({}, { database });
  });
  afterAll(() => app.close());

  it('keeps its tariffs, each as a state that was recorded when it was', async () => {
    const { body } = await app.http.get('/v1/tariffs').expect(200);
    expect(body.items).toMatchObject([
      {
        id: 'goo-place-day-2022-03-01-v1',
        amount: '100.00',
        validUntil: '2022-10-15',
        recordedAt: '2026-11-01T00:00:00.000Z',
      },
      { id: 'goo-place-day-2022-10-15-v1', amount: '83.00', state: 'adopted', recordedBy: 'reference-data' },
    ]);
    expect((await app.http.get('/v1/tariffs?knownOn=2026-10-31')).body.total).toBe(0);
    expect((await app.http.get('/v1/tariffs?knownOn=2026-11-02')).body.total).toBe(2);
  });

  it('knows its declarations as they were', async () => {
    const statuses = async (knownOn: string): Promise<unknown> =>
      (await app.http.get(`/v1/declarations?knownOn=${knownOn}`)).body.items.map(
        ({ version, status }: { version: number; status: string }) => [version, status],
      );
    expect(await statuses('2026-11-01')).toEqual([]);
    expect(await statuses('2026-11-02')).toEqual([[1, 'approved']]);
    expect(await statuses('2026-11-03')).toEqual([
      [2, 'approved'],
      [1, 'corrected'],
    ]);
  });

  it('knows reference data since its first tariff, and takes over the newest', async () => {
    expect((await app.http.get('/v1/municipalities?knownOn=2026-11-02')).body.items).toMatchObject([
      { name: 'Zwolle' },
    ]);
    expect((await app.http.get('/v1/municipalities')).body.total).toBe(346);
  });

  it('says of an export of before which moment it showed', async () => {
    expect((await app.http.get('/v1/exports')).body.items).toMatchObject([
      { knownOn: '2026-11-04T10:00:00.000Z', layout: null, audience: 'vng' },
    ]);
  });

  it('hands out moments after all that it holds, and goes on', async () => {
    await approved(app.http, { municipality: 'GM0193', year: 2023, costs: [['2023-05', 'nuisance', null, 1]] });
    const { body } = await app.http.get('/v1/ledger/entries?municipality=GM0193').expect(200);
    expect(body.items[0].recordedAt > '2026-11-04T10:00:00.000Z').toBe(true);
    const rows = await connected(
      app.database.ownerUrl,
      async (client) => (await client.query('SELECT name FROM migrations')).rows,
    );
    expect(rows.length).toBeGreaterThan(4);
  });
});
