import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createApplication } from '../../src/application.js';
import { VerifyLedgerService } from '../../src/ledger/verify-ledger.service.js';
import { readConfig } from '../../src/platform/config/app-config.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { approve, declarationWorkbook, submit } from '../harness/declaration-workbook.js';
import { startServerProcess } from '../harness/server-process.js';
import { dataFolder, people } from '../harness/people.js';
import { asSystem } from '../harness/test-application.js';

const UPLOADS = 50;
const LINES = 400;

describe('kill -9 of server and database in the middle of fifty uploads', () => {
  it.each([5, 35])(
    'after %i answers: every declaration is wholly there or wholly not, and what was promised is there',
    async (answers) => {
      const dataDir = dataFolder('kill');
      const server = startServerProcess({ DATA_DIR: dataDir, PORT: '0' });
      const [url] = await server.said(/http:\/\/127\.0\.0\.1:\d+/);
      const files = await Promise.all(
        Array.from({ length: UPLOADS }, (_, index) =>
          declarationWorkbook({
            municipality: ['GM0193', 'GM0148', 'GM0362', 'GM0344', 'GM0014'][index % 5] ?? '',
            year: 2022 + Math.floor(index / 10),
            costs: Array.from({ length: LINES }, () => [
              `${2022 + Math.floor(index / 10)}-06`,
              'nuisance',
              null,
              index + 1,
              null,
              null,
              null,
            ]),
          }),
        ),
      );

      const promised: string[] = [];
      const http = people(url).whoMay;
      const uploads = files.map(async (file) => {
        const { body } = await http.post('/v1/declarations').attach('file', file, 'declaratie.xlsx');
        await submit(http, body.id);
        const { body: decided } = await approve(http, body.id);
        if (decided.status === 'approved') promised.push(body.id as string);
        if (promised.length === answers) {
          server.signal('SIGKILL');
          process.kill(postmaster(dataDir), 'SIGKILL');
        }
      });
      await Promise.allSettled(uploads);
      expect(promised.length).toBeGreaterThanOrEqual(answers);
      expect(promised.length).toBeLessThan(UPLOADS);

      const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
      const application = await createApplication(config);
      await application.init();
      try {
        expect((await asSystem(() => application.get(VerifyLedgerService).verify())).faults).toEqual([]);
        const whole = await asSystem(() =>
          application.get(Transactions, { strict: false }).read((tx) =>
            tx.query<{
              id: string;
              status: string;
              lines: number;
              posted: number;
            }>(`SELECT concat_ws('-', municipality_code, fiscal_year, version) AS id, status,
                (SELECT count(*)::integer FROM cost_line AS line WHERE (line.municipality_code, line.fiscal_year, line.version)
                   = (declaration.municipality_code, declaration.fiscal_year, declaration.version)) AS lines,
                (SELECT count(*)::integer FROM posting JOIN journal_entry USING (municipality_code, entry_number)
                  WHERE account = 'cost' AND kind = 'cost'
                    AND source_id = concat_ws('-', declaration.municipality_code, declaration.fiscal_year, version)) AS posted
           FROM declaration`),
          ),
        );
        for (const declaration of whole) {
          expect(declaration.lines).toBe(LINES);
          expect(declaration.posted).toBe(['approved', 'corrected'].includes(declaration.status) ? LINES : 0);
        }
        const standing = new Set(
          whole.filter(({ status }) => ['approved', 'corrected'].includes(status)).map(({ id }) => id),
        );
        expect(promised.filter((id) => !standing.has(id))).toEqual([]);
      } finally {
        await application.close();
      }
    },
  );
});

function postmaster(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}
