import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import JSZip from 'jszip';
import { generateNational } from '../../fixtures/build/generate-national.mjs';
import { runCommand } from '../harness/run-command.js';
import type { CommandResult } from '../harness/run-command.js';
import { connected, createTestDatabase, setting } from '../harness/test-database.js';
import type { TestDatabase } from '../harness/test-database.js';

/** Every municipality of the layout of 2023 and later. */
const COUNT = 342;
/** On a machine that is busy with other things too. */
const ALL_OF_THEM_MS = 240_000;

describe('npm run import', () => {
  let database: TestDatabase;
  let files: string[];
  const folder = mkdtempSync(join(setting('TEST_FOLDER'), 'import-'));

  beforeAll(async () => {
    database = await createTestDatabase();
    files = await generateNational({
      ...{ year: 2025, outDir: folder, costLines: 12, seed: 7 },
      municipalitiesCsv: 'src/reference/data/municipalities.csv',
    });
  });
  afterAll(() => database.drop());

  const run = (command: string, ...parameters: string[]): Promise<CommandResult> =>
    runCommand(command, parameters, { DATABASE_URL: database.ownerUrl, DATA_DIR: join(folder, 'data') });

  it(
    'posts every workbook, and says how fast',
    async () => {
      const { code, out } = await run('import', '--approve', ...files);
      expect(out).toMatch(
        new RegExp(`${COUNT} ingelezen en goedgekeurd, 0 al bekend, 0 geweigerd; \\d+ regels in .* regels per seconde`),
      );
      expect(code).toBe(0);
      const rows = await connected(database.ownerUrl, async (client) => [
        ...(await client.query(`SELECT status, count(*)::integer FROM declaration GROUP BY status`)).rows,
        ...(await client.query(`SELECT count(DISTINCT municipality_code)::integer AS posted FROM posting`)).rows,
        ...(await client.query(`SELECT DISTINCT submitted_by = decided_by AS same FROM declaration`)).rows,
      ]);
      expect(rows).toEqual([{ status: 'approved', count: COUNT }, { posted: COUNT }, { same: false }]);
    },
    ALL_OF_THEM_MS,
  );

  it(
    'can be run again: what is known is not taken in twice',
    async () => {
      const again = files.slice(0, 40);
      const { code, out } = await run('import', '--approve', ...again);
      expect(out).toContain(`0 ingelezen en goedgekeurd, ${again.length} al bekend, 0 geweigerd`);
      expect(code).toBe(0);
    },
    ALL_OF_THEM_MS,
  );

  it('goes on after a file that is refused, and tells why', async () => {
    const broken = join(folder, 'kapot.xlsx');
    writeFileSync(broken, 'geen werkboek');
    const parcel = join(folder, 'pakket.zip');
    const zip = new JSZip().file('zwolle.xlsx', readFileSync('fixtures/declarations/GM0193-zwolle-2022.xlsx'));
    writeFileSync(parcel, await zip.file('brief.txt', 'Geachte heer').generateAsync({ type: 'nodebuffer' }));
    const { code, out, err } = await run('import', broken, folder, join(folder, 'weg.xlsx'), parcel);
    expect(out).toContain('1 ingelezen, 0 al bekend, 4 geweigerd');
    expect(err).toContain('kapot.xlsx');
    expect(err).toContain('pakket.zip: brief.txt');
    expect(err).toContain('Dit bestand bestaat niet.');
    expect(err).toContain('Dit is een map.');
    expect(code).toBe(1);
  });

  it('leaves no file of its own behind', () => {
    expect(readdirSync(join(folder, 'data', 'uploads'))).toEqual([]);
  });

  it('says in one line what is wrong with its settings', async () => {
    const { code, err } = await runCommand('verify-ledger', [], { PORT: 'abc' });
    expect([code, err.includes('    at '), err]).toEqual([1, false, expect.stringContaining('PORT must be')]);
  });

  it('asks for files when it gets none', async () => {
    expect((await run('import')).code).toBe(2);
  });

  it('leaves a ledger that verify-ledger finds whole; and one that was tampered with, it names', async () => {
    const whole = await run('verify-ledger');
    expect([whole.code, whole.out]).toEqual([0, expect.stringContaining('The ledger is whole.')]);
    await connected(database.ownerUrl, async (client) => {
      await client.query(`SET session_replication_role = 'replica'`);
      await client.query(
        `UPDATE posting SET amount_eur = amount_eur + 0.01 WHERE municipality_code = 'GM0034' AND entry_number = 2 AND posting_number = 1`,
      );
    });
    const broken = await run('verify-ledger');
    expect([broken.code, broken.err]).toEqual([1, expect.stringContaining('hash-differs at GM0034-2')]);
  });
});
