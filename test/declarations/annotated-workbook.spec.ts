import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { APP_CONFIG } from '../../src/platform/config/app-config.js';
import type { AppConfig } from '../../src/platform/config/app-config.js';
import { declarationWorkbook, upload } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

describe('an annotated workbook', () => {
  let app: TestApplication;
  beforeAll(async () => {
    app = await startTestApplication();
  });
  afterAll(() => app.close());

  /** How many comments the workbook at an address has. */
  const commentsAt = async (address: string): Promise<number> => {
    const { body, headers } = await app.http.get(address).responseType('blob').expect(200);
    expect(headers['content-disposition']).toContain("filename*=UTF-8''declaratie-bevindingen.xlsx");
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(body);
    let comments = 0;
    workbook.eachSheet((sheet) =>
      sheet.eachRow({ includeEmpty: true }, (row) =>
        row.eachCell({ includeEmpty: true }, (cell) => {
          if (cell.note) comments += 1;
        }),
      ),
    );
    return comments;
  };

  const reception = [['01-01-2024', '31-12-2024', 'GOO', 'Kantoor', 10, 12, null]];

  it('of a refused file has each finding on its cell', async () => {
    const costs = [
      ['2024-01', 'huisje', null, '12.34'],
      ['2023-01', 'goo-housing', 'Rijk', null],
    ];
    const refused = await upload(app.http, await declarationWorkbook({ municipality: 'GM0193', year: 2024, costs }));
    expect(refused.status).toBe(400);
    const comments = await commentsAt(`/v1/uploads/${refused.body.uploadId}/annotated-workbook`);
    expect(comments).toBe(refused.body.errors.length);
    expect(comments).toBeGreaterThanOrEqual(5);
  });

  it('of a declaration has its warnings, and is read as the same declaration', async () => {
    const file = await declarationWorkbook({ municipality: 'GM0193', year: 2024, reception });
    const { body: declaration } = await upload(app.http, file);
    const address = `/v1/declarations/${declaration.id}/annotated-workbook`;
    expect(await commentsAt(address)).toBe(declaration.findings.length);

    const { body: annotated } = await app.http.get(address).responseType('blob');
    const again = await upload(app.http, annotated);
    expect(again.status).toBe(201);
    expect(again.body.totals).toEqual(declaration.totals);
    const codes = (findings: { code: string }[]): string[] => findings.map(({ code }) => code);
    expect(codes(again.body.findings)).toEqual([...codes(declaration.findings), 'nothing-changed']);
  });

  it('is of the kind that was handed in: an .ods, a CSV, a zip of CSVs', async () => {
    for (const [name, kind, type] of [
      ['GM0193-zwolle-2024.ods', 'ods', 'application/vnd.oasis.opendocument.spreadsheet'],
      ['GM0193-zwolle-2024-csv.zip', 'zip', 'application/zip'],
    ]) {
      const { body: declaration } = await upload(app.http, `fixtures/formats/${name}`, name);
      const { body, headers } = await app.http
        .get(`/v1/declarations/${declaration.id}/annotated-workbook`)
        .responseType('blob')
        .expect(200);
      expect(headers['content-type']).toBe(type);
      expect(headers['content-disposition']).toMatch(new RegExp(`-bevindingen\\.${kind}$`));
      const again = await upload(app.http, body, name);
      expect([again.status, again.body.totals]).toEqual([201, declaration.totals]);
    }
    const { body: refused } = await app.http
      .post('/v1/declarations')
      .field('municipality', 'GM0193')
      .field('year', '2024')
      .attach('file', Buffer.from('Maand;Kostensoort;Bedrag\n2024-01;other;tien\n'), 'kosten.csv');
    const { text, headers } = await app.http.get(`/v1/uploads/${refused.uploadId}/annotated-workbook`).expect(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(text).toContain('2024-01;other;tien;"Blad Kosten, rij 2, kolom C (Bedrag): ""tien"" is geen bedrag.');
  });

  it('is not there of a file with a citizen service number, nor of what is no workbook; and nothing is left behind', async () => {
    const secret = await upload(app.http, 'fixtures/faulty/GM0000-thirty-mistakes-2024.xlsx');
    const letter = await upload(app.http, Buffer.from('Geachte heer'), 'brief.xlsx');
    for (const { body } of [secret, letter]) {
      const { body: problem } = await app.http.get(`/v1/uploads/${body.uploadId}/annotated-workbook`).expect(409);
      expect(problem.detail).toMatch(/^In dit bestand zijn de bevindingen niet te zetten/);
    }
    await app.http.get('/v1/declarations/GM0193-1999-1/annotated-workbook').expect(404);
    const { dataDir } = app.application.get<AppConfig>(APP_CONFIG);
    expect(readdirSync(join(dataDir, 'uploads'))).toEqual([]);
  });
});
