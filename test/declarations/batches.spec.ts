import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import JSZip from 'jszip';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { declarationWorkbook } from '../harness/declaration-workbook.js';
import { asSystem, startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

describe('a batch of files', () => {
  let app: TestApplication;
  beforeAll(async () => {
    app = await startTestApplication();
  });
  afterAll(() => app.close());

  const sound = (year: number, amount: number): Promise<Buffer> =>
    declarationWorkbook({ municipality: 'GM0193', year, costs: [[`${year}-05`, 'nuisance', null, amount]] });

  /** Hands in, waits for the end, and answers what became of the files. */
  const handedIn = async (files: readonly (readonly [name: string, content: Buffer])[]): Promise<unknown[]> => {
    let request = app.http.post('/v1/declaration-batches');
    for (const [name, content] of files) request = request.attach('file', content, name);
    const { body, headers } = await request.expect(202);
    expect(headers.location).toBe(`/v1/declaration-batches/${body.id}/files`);
    const job = await asSystem(() => app.application.get(Jobs).finished(body.id, 30_000));
    expect(job).toMatchObject({ kind: 'declaration-batch', status: 'completed' });
    const { body: list } = await app.http.get(String(headers.location)).expect(200);
    expect([job.done, job.total]).toEqual([list.total, list.total]);
    return list.items;
  };

  it('takes in each file, a refused one between sound ones too, and knows what was handed in before', async () => {
    const first = await sound(2024, 5);
    const faulty = readFileSync('fixtures/faulty/GM0000-thirty-mistakes-2024.xlsx');
    const items = await handedIn([
      ['zwolle.xlsx', first],
      ['fout.xlsx', faulty],
      ['2023.xlsx', await sound(2023, 6)],
      ['nogmaals.xlsx', first],
    ]);
    expect(items).toMatchObject([
      { number: 1, fileName: 'zwolle.xlsx', outcome: 'accepted', declaration: 'GM0193-2024-1', errors: 0 },
      {
        number: 2,
        outcome: 'refused',
        declaration: null,
        message: expect.stringMatching(/^Het bestand bevat \d+ fouten/),
      },
      { number: 3, outcome: 'accepted', declaration: 'GM0193-2023-1' },
      { number: 4, outcome: 'known', declaration: 'GM0193-2024-1' },
    ]);
    const { uploadId } = items[1] as { uploadId: string };
    const { body } = await app.http.get(`/v1/uploads/${uploadId}/findings`).expect(200);
    // its thirty mistakes, and that it is of another municipality
    expect(body.total).toBe(31);
    // what waited is gone when it is done
    const { rows } = await connected(app.database.ownerUrl, (client) =>
      client.query('SELECT count(*)::integer AS count FROM batch_file_part'),
    );
    expect(rows).toEqual([{ count: 0 }]);
  });

  it('may come as a zip of workbooks, and a zip of CSVs in it is one declaration', async () => {
    const zip = new JSZip();
    zip.file('map/2022.xlsx', await sound(2022, 7));
    zip.file('__MACOSX/._2022.xlsx', 'x');
    zip.file('brief.txt', 'Geachte heer');
    zip.file('zwolle.zip', readFileSync('fixtures/formats/GM0193-zwolle-2024-csv.zip'));
    const items = await handedIn([['alles.zip', await zip.generateAsync({ type: 'nodebuffer' })]]);
    expect(items).toMatchObject([
      { fileName: '2022.xlsx', outcome: 'accepted', declaration: 'GM0193-2022-1' },
      { fileName: 'brief.txt', outcome: 'refused' },
      { fileName: 'zwolle.zip', outcome: 'accepted', declaration: 'GM0193-2024-2' },
    ]);
  });

  it('is unpacked once: a zip in a zip is one file, and one that holds itself has an end', async () => {
    let inner = await new JSZip().file('2025.xlsx', await sound(2025, 8)).generateAsync({ type: 'nodebuffer' });
    for (let depth = 0; depth < 3; depth++) {
      inner = await new JSZip().file('pakket.zip', inner).generateAsync({ type: 'nodebuffer' });
    }
    const items = await handedIn([['pakketten.zip', inner]]);
    expect(items).toMatchObject([{ fileName: 'pakket.zip', outcome: 'refused', errors: 1 }]);
  });

  it('is nothing without a file, and nobody knows one that is not there', async () => {
    await app.http.post('/v1/declaration-batches').field('x', 'y').expect(400);
    await app.http.post('/v1/declaration-batches').send({}).expect(415);
    await app.http.get('/v1/declaration-batches/00000000-0000-0000-0000-000000000000/files').expect(404);
  });
});
