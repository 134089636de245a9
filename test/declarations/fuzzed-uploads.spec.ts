import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VerifyDeclarationsService } from '../../src/declarations/verify-declarations.service.js';
import { VerifyLedgerService } from '../../src/ledger/verify-ledger.service.js';
import { approve, declarationWorkbook, submit } from '../harness/declaration-workbook.js';
import { chance, mutated } from '../harness/intake/mutations.js';
import { asSystem, startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

const RUNS = 200;
/** On a machine that is busy with other things too. */
const MOST_MS = 300_000;
const fixture = (name: string): Buffer => readFileSync(`fixtures/formats/${name}`);

const workbook = (): Promise<Buffer> =>
  declarationWorkbook({
    municipality: 'GM0193',
    year: 2024,
    reception: [['01-01-2024', '31-12-2024', 'GOO', 'Kantoor', 40, 38, null]],
    costs: [
      ['2024-01', 'goo-housing', null, 1234.56, 'Kantoor', 'Huur', 'F-1'],
      ['2024-02', 'psychosocial-care', 'booo', 100, null, null, null],
    ],
    receipts: [['13-06-2024', 'voorschot', 'goo', 2500, 'Brief 1']],
  });

const CSV = 'Maand;Kostensoort;Bedrag\n2024-01;goo-housing;"1.234,56"\n2024-02;Catering;(5,00)\n';

describe('files that were changed by chance', () => {
  let app: TestApplication;
  beforeAll(async () => {
    app = await startTestApplication();
  });
  afterAll(() => app.close());

  /** The declarations of which a line is kept, and those that are known. */
  const kept = (): Promise<{ lines: string[]; declarations: string[] }> =>
    connected(app.database.ownerUrl, async (client) => {
      const ids = async (tables: readonly string[]): Promise<string[]> => {
        const each = tables
          .map((table) => `SELECT municipality_code, fiscal_year, version FROM ${table}`)
          .join(' UNION ');
        const { rows } = await client.query<{ id: string }>(
          `SELECT municipality_code || '-' || fiscal_year || '-' || version AS id FROM (${each}) AS found ORDER BY version`,
        );
        return rows.map(({ id }) => id);
      };
      return {
        lines: await ids(['reception_line', 'cost_line', 'receipt_line']),
        declarations: await ids(['declaration']),
      };
    });

  it.each([
    ['.xlsx', 1, workbook],
    ['.ods', 2, () => fixture('GM0193-zwolle-2024.ods')],
    ['zip of CSVs', 3, () => fixture('GM0193-zwolle-2024-csv.zip')],
    ['CSV', 4, () => Buffer.from(CSV)],
  ] as const)(
    `are taken in or refused, wholly, ${RUNS} times: %s`,
    async (_kind, seed, source) => {
      const pick = chance(seed);
      const sender = app.people.as('finance-officer:GM0193');
      const sound = await source();
      const before = await kept();
      const accepted: string[] = [];
      let refused = 0;
      for (let run = 0; run < RUNS; run++) {
        const { status, body } = await sender
          .post('/v1/declarations')
          .field('municipality', 'GM0193')
          .field('year', '2024')
          .field('basis', 'norm')
          .attach('file', await mutated(sound, pick), 'declaratie');
        if (status === 201) accepted.push(String(body.id));
        else if (status === 400) {
          expect(body.errors.length).toBeGreaterThan(0);
          refused += 1;
        } else expect(status).toBe(200);
      }
      expect(refused).toBeGreaterThan(RUNS / 4);
      expect(accepted.length).toBeGreaterThan(0);
      const after = await kept();
      expect(after.declarations).toEqual([...before.declarations, ...accepted]);
      expect(after.declarations).toEqual(expect.arrayContaining(after.lines));
      // the last that was accepted, whatever chance made of it, is posted as it was declared
      const last = accepted.at(-1) ?? '';
      expect((await submit(app.http, last)).status).toBe(200);
      expect((await approve(app.http, last)).status).toBe(200);
      expect(await asSystem(() => app.application.get(VerifyLedgerService).verify())).toMatchObject({ faults: [] });
      expect(await asSystem(() => app.application.get(VerifyDeclarationsService).verify())).toMatchObject({
        faults: [],
      });
    },
    MOST_MS,
  );
});
