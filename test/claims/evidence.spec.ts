import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import type { Response } from 'supertest';
import { APP_CONFIG } from '../../src/platform/config/app-config.js';
import type { AppConfig } from '../../src/platform/config/app-config.js';
import { makeClaim, tinyPdf } from '../harness/claims.js';
import { approved } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

const ZWOLLE = 'GM0193';
const OFFICER = `finance-officer:${ZWOLLE}`;

describe('evidence', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
    await approved(app.http, { municipality: ZWOLLE, year: 2024, costs: [['2024-05', 'nuisance', null, 10]] });
  });
  afterAll(() => app.close());

  const officer = (): TestApplication['http'] => app.people.as(OFFICER);
  const add = (id: string, file: Buffer, name = 'bewijs.pdf', key?: string): Promise<Response> => {
    const request = officer().post(`/v1/claims/${id}/evidence`).attach('file', file, name);
    return Promise.resolve(key === undefined ? request : request.set('Idempotency-Key', key));
  };
  const workbook = async (...cells: unknown[]): Promise<Buffer> => {
    const file = new ExcelJS.Workbook();
    file.addWorksheet('Blad').addRows([['Omschrijving'], cells]);
    return Buffer.from(await file.xlsx.writeBuffer());
  };
  const kept = async (): Promise<number> =>
    connected(app.database.ownerUrl, async (client) => {
      await client.query(`SET opvangboek.scope = 'all'`);
      const { rows } = await client.query<{ count: number }>(`SELECT count(*)::integer FROM claim_evidence`);
      return rows[0]?.count ?? -1;
    });

  it('is kept as it came, by what it holds and not by its name, and comes back byte for byte', async () => {
    const id = await makeClaim(officer());
    const files = [tinyPdf('', 'x'.repeat(3_000_000)), await workbook('Factuur', 1)];
    for (const file of files) expect((await add(id, file, '../../Factuur 123456782.docx')).status).toBe(201);
    const { body } = await officer().get(`/v1/claims/${id}`).expect(200);
    expect(body.evidence).toMatchObject(
      files.map((file, index) => ({
        number: index + 1,
        kind: ['pdf', 'xlsx'][index],
        // a name may hold what does not belong here
        fileName: 'Factuur *********.docx',
        fileSize: file.length,
        sha256: createHash('sha256').update(file).digest('hex'),
        addedBy: OFFICER,
        addedLater: false,
        withdrawnBecause: null,
      })),
    );
    for (const [index, file] of files.entries()) {
      const answer = await officer()
        .get(`/v1/claims/${id}/evidence/${index + 1}`)
        .expect(200)
        .responseType('blob');
      expect((answer.body as Buffer).equals(file)).toBe(true);
      expect(answer.headers).toMatchObject({
        'content-disposition': `attachment; filename="bewijsstuk-${id}-${index + 1}.${['pdf', 'xlsx'][index]}"`,
        'x-content-type-options': 'nosniff',
      });
    }
  });

  it.each<[string, () => Buffer | Promise<Buffer>, string, string]>([
    ['nothing', () => Buffer.alloc(0), 'not-evidence', 'geen PDF en geen Excel-werkmap'],
    ['text with the name of a PDF', () => Buffer.from('jan,piet\n1,2\n'), 'not-evidence', 'geen PDF'],
    ['a page of the web', () => Buffer.from('<html><script>alert(1)</script>'), 'not-evidence', 'geen PDF'],
    ['a PDF that was cut off', () => tinyPdf().subarray(0, 60), 'cut-off-pdf', 'het einde ontbreekt'],
    ['a PDF with a script', () => tinyPdf('3 0 obj << /S /JavaScript /JS (x) >> endobj\n'), 'active-pdf', 'scripts'],
    ['a zip of something else', () => zipOf({ 'a.txt': 'x' }), 'not-a-workbook', 'geen werkmap'],
    ['a zip of tables', () => zipOf({ 'kosten.csv': 'Maand;Bedrag\n' }), 'not-evidence', 'geen PDF en geen Excel'],
    ['a broken zip', () => Buffer.from('PK\u0003\u0004 en dan niets'), 'damaged-workbook', 'beschadigd'],
    ['a number of somebody as text', () => workbook('van 1234.56.782'), 'bsn-in-evidence', 'In rij 2'],
    ['a number of somebody as a number', () => workbook(123456782), 'bsn-in-evidence', 'burgerservicenummer'],
  ])('is not %s; nothing is kept', async (_what, file, code, message) => {
    const id = await makeClaim(officer());
    const before = await kept();
    const { status, body } = await add(id, await file(), 'bewijs.pdf');
    expect([status, body.errors]).toEqual([
      400,
      [{ code, message: expect.stringContaining(message), pointer: 'file' }],
    ]);
    expect(JSON.stringify(body)).not.toMatch(/123456782|1234\.56\.782/);
    expect(await kept()).toBe(before);
  });

  it('may hold amounts that look like a number of somebody', async () => {
    const id = await makeClaim(officer());
    expect((await add(id, await workbook('€ 1.234.567,82', 1234567.82), 'a.xlsx')).status).toBe(201);
  });

  it('is a file of at most 10 MB, alone in its field; and leaves nothing behind', async () => {
    const id = await makeClaim(officer());
    const limit = 10 * 1024 * 1024;
    const { status, body } = await add(id, tinyPdf('', 'x'.repeat(limit)));
    expect([status, body.detail]).toEqual([
      413,
      'Een bewijsstuk is hoogstens 10 MB. Verklein het bestand of splits het.',
    ]);
    expect((await add(id, tinyPdf('', 'x'.repeat(limit - tinyPdf('', '').length)))).status).toBe(201);
    await officer().post(`/v1/claims/${id}/evidence`).send({}).expect(415);
    await officer().post(`/v1/claims/${id}/evidence`).field('naam', 'x').expect(400);
    await officer()
      .post(`/v1/claims/${id}/evidence`)
      .attach('file', tinyPdf('', 'a'), 'a.pdf')
      .attach('file', tinyPdf('', 'b'), 'b.pdf')
      .expect(400);
    const { dataDir } = app.application.get<AppConfig>(APP_CONFIG);
    const folder = join(dataDir, 'uploads');
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  });

  it('is there once, and at most twenty times; what is asked again with its key is answered again', async () => {
    const id = await makeClaim(officer());
    for (let number = 1; number <= 20; number += 1) {
      expect((await add(id, tinyPdf('', `stuk ${number}`), 'a.pdf', `sleutel-${id}-${number}`)).status).toBe(201);
    }
    const again = await add(id, tinyPdf('', 'stuk 20'), 'a.pdf', `sleutel-${id}-20`);
    expect([again.status, again.headers['idempotency-replayed']]).toEqual([201, 'true']);
    const more = await add(id, tinyPdf('', 'nog een'));
    expect([more.status, more.body.detail]).toEqual([409, expect.stringContaining('passen 20 bewijsstukken')]);
    await officer().post(`/v1/claims/${id}/evidence/20/withdrawal`).send({ reason: 'dubbel' }).expect(200);
    const same = await add(id, tinyPdf('', 'stuk 3'));
    expect([same.status, same.body.detail]).toEqual([409, 'Dit bestand zit al in de claim, als bewijsstuk 3.']);
    expect((await add(id, tinyPdf('', 'nog een'))).body.evidence.at(-1)).toMatchObject({ number: 21 });
  });

  it('is withdrawn from a draft only, with a reason, and is not shown any more', async () => {
    const id = await makeClaim(officer());
    await add(id, tinyPdf('', 'eerste'));
    await add(id, tinyPdf('', 'tweede'));
    const path = `/v1/claims/${id}/evidence`;
    await officer().post(`${path}/1/withdrawal`).send({ reason: ' ' }).expect(400);
    const { body } = await officer().post(`${path}/1/withdrawal`).send({ reason: 'verkeerd jaar' }).expect(200);
    expect(body.evidence[0]).toMatchObject({ number: 1, withdrawnBecause: 'verkeerd jaar' });
    await officer().get(`${path}/1`).expect(404);
    await officer().post(`${path}/1/withdrawal`).send({ reason: 'nog eens' }).expect(404);
    for (const number of ['0', '-1', '1e1', '99999', 'x']) await officer().get(`${path}/${number}`).expect(404);

    await officer().post(`/v1/claims/${id}/submission`).expect(200);
    const refused = await officer().post(`${path}/2/withdrawal`).send({ reason: 'toch niet' }).expect(409);
    expect(refused.body.detail).toContain('alleen zolang zij concept is');
    const later = await add(id, tinyPdf('', 'nagekomen'));
    expect(later.body.evidence.map(({ addedLater }: { addedLater: boolean }) => addedLater)).toEqual([
      false,
      false,
      true,
    ]);
    const { body: history } = await officer().get(`/v1/claims/${id}/history`).expect(200);
    expect(
      history.items.map(({ kind, evidence, reason }: Record<string, unknown>) => [kind, evidence, reason]),
    ).toEqual([
      ['made', null, null],
      ['evidence-added', 1, null],
      ['evidence-added', 2, null],
      ['evidence-withdrawn', 1, 'verkeerd jaar'],
      ['submitted', null, null],
      ['evidence-added', 3, null],
    ]);
  });

  it('is added by who claims: VNG reads it', async () => {
    const id = await makeClaim(officer());
    await add(id, tinyPdf());
    const vng = app.people.as('vng-analyst');
    await vng.get(`/v1/claims/${id}/evidence/1`).expect(200);
    await vng.post(`/v1/claims/${id}/evidence`).attach('file', tinyPdf('', 'x'), 'a.pdf').expect(403);
    await vng.post(`/v1/claims/${id}/evidence/1/withdrawal`).send({ reason: 'x' }).expect(403);
    const other = app.people.as('finance-officer:GM0148');
    await other.get(`/v1/claims/${id}/evidence/1`).expect(404);
    await other.post(`/v1/claims/${id}/evidence`).attach('file', tinyPdf('', 'x'), 'a.pdf').expect(404);
  });
});

async function zipOf(files: Record<string, string>): Promise<Buffer> {
  const zip = new JSZip();
  for (const [name, text] of Object.entries(files)) zip.file(name, text);
  return zip.generateAsync({ type: 'nodebuffer' });
}
