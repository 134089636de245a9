import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { runCommand } from '../harness/run-command.js';
import { connected, createTestDatabase, setting } from '../harness/test-database.js';

const WORKBOOK = 'out/opvangboek-landelijk.xlsx';

describe('npm run demo -- --once', () => {
  it('goes from the fixtures to the national table and the workbook, and ends', async () => {
    const database = await createTestDatabase();
    rmSync(WORKBOOK, { force: true });
    const { code, out, err } = await runCommand('demo', ['--once'], {
      DATABASE_URL: database.ownerUrl,
      DATA_DIR: mkdtempSync(join(setting('TEST_FOLDER'), 'demo-')),
    });
    const confirmations = await connected(database.ownerUrl, (client) =>
      client.query(
        `SELECT DISTINCT reason, confirmed_by, submitted_by, decided_by
           FROM finding_confirmation JOIN declaration USING (municipality_code, fiscal_year, version)`,
      ),
    );
    await database.drop();
    expect(confirmations.rows).toEqual([
      {
        reason: 'Overgenomen bij import; niet beoordeeld',
        confirmed_by: 'import',
        submitted_by: 'import',
        decided_by: 'import-second-person',
      },
    ]);
    expect([code, err.replace(/.*bestanden, .*regels\s*/g, '')]).toEqual([0, expect.not.stringContaining('Error')]);
    expect(out).toContain('59 ingelezen en goedgekeurd, 0 al bekend, 0 geweigerd');
    // the sums of an independent calculation over the same files, see fixtures/README.md
    for (const netGap of [
      '-9.626.552,40',
      '-14.634.480,75',
      '-758.318,20',
      '18.831.258,84',
      '17.863.520,68*',
      '11.675.428,17*',
    ]) {
      expect(out).toContain(`€ ${netGap}`);
    }
    expect(out).toContain('2026: normbedrag na 31-12-2025 niet bevestigd');
    expect(statSync(WORKBOOK).size).toBeGreaterThan(100_000);
  });
});
