import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { amount, amountText, sum } from '../../src/kernel/money.js';
import { ExportFiles } from '../../src/workbooks/export-files.js';
import { approved } from '../harness/declaration-workbook.js';
import { readPdf } from '../harness/pdf-text.js';
import { dataFolder } from '../harness/people.js';
import { runCommand } from '../harness/run-command.js';
import type { CommandResult } from '../harness/run-command.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

interface Made {
  id: string;
  knownOn: string;
  fileSha256: string;
  contentSha256: string | null;
  sheets: { sheet: string; rows: number; sha256: string }[] | null;
  outdated: boolean;
}

describe('a sealed export', () => {
  let app: TestApplication;
  let made: Made;
  const folder = dataFolder('seal');

  const declare = (municipality: string, euros: number): Promise<string> =>
    approved(app.http, {
      municipality,
      year: 2025,
      reception: [['2025-01-01', '2025-01-10', 'GOO', 'Hal', 10, 10, null]],
      costs: [['2025-01', 'goo-housing', null, euros, null, null, null]],
      receipts: [['2025-02-01', 'Voorschot', 'goo', 1_000, 'B-1']],
    });
  const make = async (body: object): Promise<Made> =>
    (
      await app.http
        .post('/v1/exports')
        .send({ fromYear: 2025, toYear: 2025, ...body })
        .expect(201)
    ).body;
  const detail = async (id: string): Promise<Made> => (await app.http.get(`/v1/exports/${id}`).expect(200)).body;
  const download = async (id: string): Promise<Buffer> =>
    (await app.http.get(`/v1/exports/${id}/workbook`).responseType('blob').expect(200)).body;
  const netGap = async (knownOn?: string): Promise<string> =>
    (await app.http.get('/v1/national-shortfall').query({ fromYear: 2025, toYear: 2025, ...(knownOn && { knownOn }) }))
      .body.total.netGap;
  const verify = (file: string): Promise<CommandResult> => runCommand('verify-export', [file], {});

  beforeAll(async () => {
    app = await startTestApplication();
    await declare('GM0193', 5_000);
    await declare('GM0148', 4_000);
    made = await make({});
  });
  afterAll(() => app.close());

  it('says what it held, as its sheet Controle does', async () => {
    const { sheets, contentSha256, outdated } = await detail(made.id);
    expect(outdated).toBe(false);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await download(made.id)) as never);
    const rows = workbook.getWorksheet('Controle')?.getSheetValues() as string[][];
    expect(rows.slice(2).map((row) => row.slice(1))).toEqual([
      ...(sheets ?? []).map(({ sheet, rows: count, sha256 }) => [sheet, count, sha256]),
      ['Alle bladen', (sheets ?? []).reduce((total, { rows: count }) => total + count, 0), contentSha256],
    ]);
    expect(sheets?.map(({ sheet }) => sheet)).toEqual([
      ...['Leeswijzer', 'Samenvatting', 'Per jaar', 'Per onderdeel', 'Per provincie', 'Per gemeente'],
      ...['Per gemeente en jaar', 'Per gemeente en onderdeel', 'Verklaring', 'Kostendekkend normbedrag'],
      ...['Psychosociale zorg', "Scenario's", 'Normbedragen', 'Rekenregels', 'Aansluiting', 'Regels'],
    ]);
    const guide = workbook.getWorksheet('Leeswijzer')?.getSheetValues() as string[][];
    expect(guide.find((row) => row?.[1] === 'Kenmerk van dit werkboek')?.[2]).toBe(made.id);
  });

  it.each(['vng', 'ministry'])(
    'for %s is the same bytes under the same name, however often it is asked for',
    async (audience) => {
      const first = await make({ audience, knownOn: made.knownOn });
      app.setTime('2026-11-23T13:00:00Z');
      const [second, third] = await Promise.all([1, 2].map(() => make({ audience, knownOn: made.knownOn })));
      expect(second).toEqual(first);
      expect(third).toEqual(first);
      const { body } = await app.http.get('/v1/exports');
      expect(body.items.filter(({ id }: Made) => id === first.id)).toHaveLength(1);
      const before = await download(first.id);
      rmSync(app.application.get(ExportFiles).pathOf(first.id));
      await app.http.get(`/v1/exports/${first.id}/workbook`).expect(404);
      expect(await make({ audience, knownOn: made.knownOn })).toEqual(first);
      expect((await download(first.id)).equals(before)).toBe(true);
    },
  );

  it('leaves nothing behind when it cannot be recorded, and replaces nothing that came out otherwise', async () => {
    const files = (): string[] => readdirSync(dirname(app.application.get(ExportFiles).pathOf(made.id))).sort();
    const asOwner = (sql: string): Promise<unknown> => connected(app.database.ownerUrl, (client) => client.query(sql));
    const before = files();
    await asOwner('REVOKE INSERT ON workbook_export FROM opvangboek_app');
    await app.http.post('/v1/exports').send({ fromYear: 2023, toYear: 2023 }).expect(500);
    await asOwner('GRANT INSERT ON workbook_export TO opvangboek_app');
    expect(files()).toEqual(before);

    const other = await make({ layout: 2025, knownOn: made.knownOn });
    rmSync(app.application.get(ExportFiles).pathOf(other.id));
    await asOwner(`SET session_replication_role = 'replica';
      UPDATE workbook_export SET file_sha256 = repeat('0', 64) WHERE id = '${other.id}'`);
    const again = { fromYear: 2025, toYear: 2025, layout: 2025, knownOn: made.knownOn };
    await app.http.post('/v1/exports').send(again).expect(409);
    expect(files()).toEqual(before);
  });

  it('has another name for another question, or another moment', async () => {
    const others = [
      {},
      { layout: 2024 },
      { tariffsPublishedBy: '2025-12-31' },
      { toYear: 2026 },
      { audience: 'ministry' },
    ];
    const ids = [];
    for (const other of others) ids.push((await make({ knownOn: made.knownOn, ...other })).id);
    expect(new Set([...ids, (await make({})).id]).size).toBe(others.length + 1);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('gets a numbered correction notice for all that is posted afterwards', async () => {
    const before = await netGap(made.knownOn);
    expect((await app.http.get(`/v1/exports/${made.id}/corrections`).expect(200)).body).toEqual({
      items: [],
      total: 0,
      gap: '0.00',
    });
    await declare('GM0193', 5_500);
    await declare('GM0362', 7_000);
    const choice = { year: 2025, basis: 'actual', reason: 'hoger' };
    await app.http.post('/v1/municipalities/GM0193/basis-choices').send(choice).expect(201);
    const { body } = await app.http.get(`/v1/exports/${made.id}/corrections`).expect(200);
    expect(body.items.map((one: Record<string, unknown>) => [one.number, one.isCorrection, one.gap, one.text])).toEqual(
      [
        [
          1,
          true,
          '500.00',
          'Correctie 1: Zwolle, boekjaar 2025: declaratie GM0193-2025-2 vervangt de vorige. Verschil € 500,00.',
        ],
        [
          2,
          false,
          '2600.00',
          'Correctie 2: Amstelveen, boekjaar 2025: declaratie GM0362-2025-1 is goedgekeurd. Verschil € 2.600,00.',
        ],
        [
          3,
          true,
          '-1100.00',
          expect.stringMatching(
            /^Correctie 3: Zwolle, boekjaar 2025: een andere grondslag is gekozen \(.+\)\. Verschil € -1\.100,00\.$/,
          ),
        ],
      ],
    );

    const notice = async (number: number | string): Promise<Buffer> =>
      (await app.http.get(`/v1/exports/${made.id}/corrections/${number}`).responseType('blob').expect(200)).body;
    const { text } = readPdf(await notice(3));
    for (const said of [
      ...['Correctiebericht 3', made.id, made.fileSha256, 'Zwolle (GM0193)', body.items[2].text],
      // of this one, of those before it, and of all three
      ...['€ -1.100,00', '€ 3.100,00', '€ 2.000,00'],
    ]) {
      expect(text).toContain(said);
    }
    expect((await notice(2)).equals(await notice(2))).toBe(true);
    expect(readPdf(await notice(1)).text).not.toContain('Amstelveen');
    for (const number of ['0', '4', '01', 'x', '99999999999']) {
      await app.http.get(`/v1/exports/${made.id}/corrections/${number}`).expect(404);
    }
    expect(body.gap).toBe('2000.00');
    expect(amountText(sum([amount(before), amount(body.gap)]))).toBe(await netGap());
    expect(body.items[0]).toMatchObject({ municipality: 'GM0193', causeKind: 'declaration', causeId: 'GM0193-2025-2' });
    expect((await detail(made.id)).outdated).toBe(true);
    // a later export knows of them, and of other years there are none
    expect((await app.http.get(`/v1/exports/${(await make({})).id}/corrections`)).body.total).toBe(0);
    const other = await make({ fromYear: 2024, toYear: 2024, knownOn: made.knownOn });
    expect((await app.http.get(`/v1/exports/${other.id}/corrections`)).body.total).toBe(0);
    expect((await detail(other.id)).outdated).toBe(false);
  });

  it('tells the ministry that something was posted since, and not what', async () => {
    const published = await make({ audience: 'ministry', knownOn: made.knownOn });
    await app.http.post(`/v1/exports/${published.id}/publication`).expect(200);
    const reader = app.people.as('ministry-reader');
    const { body } = await reader.get(`/v1/exports/${published.id}`).expect(200);
    expect(body).toMatchObject({ outdated: true, contentSha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await reader.get(`/v1/exports/${published.id}/corrections`).expect(403);
  });

  it('can be checked by anybody who has the file', async () => {
    const file = join(folder, 'werkboek.xlsx');
    const content = await download(made.id);
    writeFileSync(file, content);
    const { code, out } = await verify(file);
    expect(out).toContain(`Kenmerk: ${made.id}`);
    expect(out).toContain('De inhoud is zoals die is gemaakt.');
    expect(out).toContain(`SHA-256 van het bestand: ${made.fileSha256}`);
    expect(code).toBe(0);

    const zip = await JSZip.loadAsync(content);
    const sheet = 'xl/worksheets/sheet7.xml';
    const changed = (await zip.file(sheet)?.async('string'))?.replace('<v>5000</v>', '<v>6000</v>') ?? '';
    writeFileSync(file, await zip.file(sheet, changed).generateAsync({ type: 'nodebuffer' }));
    const forged = await verify(file);
    expect(forged.out).toMatch(/Blad Per gemeente en jaar: \d+ rijen, IS VERANDERD/);
    expect(forged.out).toMatch(/Blad Regels: \d+ rijen, klopt/);
    expect(forged.code).toBe(1);

    for (const other of ['package.json', folder, join(folder, 'weg.xlsx')]) {
      const { code: refused, err } = await verify(other);
      expect([other, refused]).toEqual([other, 2]);
      expect(err).toContain('geen werkboek van Opvangboek');
    }
  });
});
