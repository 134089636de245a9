import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { verifyWorkbook } from '../../src/workbooks/seal/verify-workbook.js';
import { ASKED, makeClaim, PRESENTED, settlementFor, tinyPdf } from '../harness/claims.js';
import { approved } from '../harness/declaration-workbook.js';
import { readPdf } from '../harness/pdf-text.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

const [ZWOLLE, DALFSEN] = ['GM0193', 'GM0148'];
const [ANNA, BAS] = ['vng-analyst:anna', 'vng-analyst:bas'];

describe('the dossier of a claim', () => {
  let app: TestApplication;
  let id: string;
  let sealedOn: string;
  let sha256: string;
  const folder = mkdtempSync(join(tmpdir(), 'dossier-'));

  beforeAll(async () => {
    app = await startTestApplication();
    await approved(app.http, {
      municipality: ZWOLLE,
      year: 2023,
      reception: [['2023-01-01', '2023-12-31', 'GOO', 'Hal', 100, null, null]],
      costs: [
        ['2023-05', 'goo-housing', null, 4_264_067.89],
        ['2023-05', 'nuisance', null, 500],
      ],
      receipts: [['2023-03-01', 'voorschot', 'goo', 2_000_000, null]],
    });
    await approved(app.http, { municipality: DALFSEN, year: 2024, costs: [['2024-05', 'goo-housing', null, 1_000]] });
    const municipalities = [ZWOLLE, DALFSEN];
    id = await makeClaim(as(ANNA), {
      ...ASKED,
      municipalities,
      toYear: 2024,
      narrative: 'De opvang is duurder dan de norm.\nDat blijft zo — ook in Львів en Súdwest-Fryslân.',
      contact: 'team Opvang, zaak 2026-117',
    });
    await as(ANNA).post(`/v1/claims/${id}/evidence`).attach('file', tinyPdf(), '=SOM(A1).pdf').expect(201);
    const { body } = await as(ANNA).post(`/v1/claims/${id}/submission`).expect(200);
    ({ knownOn: sealedOn, sha256 } = body.seal as { knownOn: string; sha256: string });
    await approved(app.http, { municipality: DALFSEN, year: 2024, costs: [['2024-05', 'goo-housing', null, 1_250]] });
    await as(ANNA).post(`/v1/claims/${id}/evidence`).attach('file', tinyPdf('', 'later'), 'later.pdf').expect(201);
  });
  afterAll(() => app.close());

  const as = (person: string): TestApplication['http'] => app.people.as(person);
  const download = async (path: string): Promise<Buffer> =>
    (await as(ANNA).get(`/v1/claims/${path}`).expect(200).responseType('blob')).body as Buffer;
  const rowsOf = (workbook: ExcelJS.Workbook, name: string): unknown[][] => {
    const rows: unknown[][] = [];
    workbook.getWorksheet(name)?.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
    return rows;
  };
  const opened = async (file: Buffer): Promise<ExcelJS.Workbook> => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(file as unknown as ExcelJS.Buffer);
    return workbook;
  };

  it('has a sheet for each question, and its columns add up', async () => {
    const file = await download(`${id}/workbook`);
    const workbook = await opened(file);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      ...['Leeswijzer', 'Samenvatting', 'Per jaar', 'Per gemeente', 'Regels', 'Verschillen sinds verzegeling'],
      ...['Bewijsstukken', 'Normbedragen', 'Controle'],
    ]);
    // 36,500 × 83.00 = 3,029,500.00
    expect(rowsOf(workbook, 'Per jaar').slice(1)).toEqual([
      [2023, 1, 2, 4264567.89, 3029500, 2000000, 1235067.89, 2264567.89],
      [2024, 1, 2, 1000, 0, 0, 1000, 1000],
      ['Totaal', undefined, undefined, 4265567.89, 3029500, 2000000, 1236067.89, 2265567.89],
    ]);
    expect(rowsOf(workbook, 'Per gemeente').slice(1)).toEqual([
      ['GM0148', 'Dalfsen', 1000, 0, 0, 1000, 1000, '2023'],
      ['GM0193', 'Zwolle', 4264567.89, 3029500, 2000000, 1235067.89, 2264567.89, '2024'],
      ['Totaal', undefined, 4265567.89, 3029500, 2000000, 1236067.89, 2265567.89],
    ]);
    const guide = new Map(rowsOf(workbook, 'Leeswijzer').map(([subject, text]) => [subject, text]));
    expect(guide.get('Zegel van de cijfers')).toBe(sha256);
    expect(guide.get('Zonder goedgekeurde declaratie')).toBe('Dalfsen: 2023; Zwolle: 2024');
    const path = join(folder, 'dossier.xlsx');
    writeFileSync(path, file);
    expect(await verifyWorkbook(path)).toMatchObject({ id, isWhole: true, wrongTotals: [] });
  });

  it('shows what was posted since, and evidence that came later, beside the sealed figures', async () => {
    const workbook = await opened(await download(`${id}/workbook`));
    expect(rowsOf(workbook, 'Verschillen sinds verzegeling').slice(1)).toEqual([
      [
        'GM0148',
        'Dalfsen',
        2024,
        'Gemeentelijke opvang (GOO)',
        1000,
        1250,
        250,
        0,
        0,
        250,
        'declaratie GM0148-2024-2',
        'GM0148-2, GM0148-3',
      ],
      ['Hele claim', undefined, undefined, undefined, 1236067.89, 1236317.89, 250, 0, 0, 250],
    ]);
    expect(rowsOf(workbook, 'Bewijsstukken').map((row) => [row[1], row[6]])).toEqual([
      ['Bestand', 'Bijzonderheid'],
      ["'=SOM(A1).pdf", undefined],
      ['later.pdf', 'toegevoegd na indiening'],
    ]);
    const sealed = await opened(await download(`${id}/workbook?knownOn=${sealedOn}`));
    expect(rowsOf(sealed, 'Verschillen sinds verzegeling').map(([first]) => first)).toEqual([
      'Gemeentecode',
      'Hele claim',
    ]);
  });

  it('has the same bytes each time, of the same moment', async () => {
    for (const path of [`${id}/workbook?knownOn=${sealedOn}`, `${id}/annex`]) {
      const first = await download(path);
      app.setTime('2026-11-24T09:00:00Z');
      expect((await download(path)).equals(first)).toBe(true);
    }
  });

  it('is on paper what was sealed: in Dutch, with every amount, what is missing, and the seal', async () => {
    const file = await download(`${id}/annex`);
    writeFileSync(join(folder, 'annex.pdf'), file);
    const { text, pages, objects } = readPdf(file);
    for (const part of [
      ...['Tekort op de opvang', `Bijlage bij claim ${id} van VNG`, 'Dalfsen, Zwolle', '2023 tot en met 2024'],
      ...['team Opvang, zaak 2026-117', 'De opvang is duurder dan de norm.', 'Львів en Súdwest-Fryslân.'],
      ...['€ 4.265.567,89', '€ 3.029.500,00', '€ 1.236.067,89', '€ 2.265.567,89', 'Dalfsen: 2023', 'Zwolle: 2024'],
      ...['Stcrt. 2022, 27515', 'later.pdf (toegevoegd na indiening)', sha256, `pagina 1 van ${pages}`],
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('CONCEPT');
    expect(objects).toContain('/Lang (nl-NL)');
    expect(objects).toContain('/Marked true');
    expect(objects).toContain('/DisplayDocTitle true');
    expect(objects).toMatch(/\/S \/(H1|H2|P|Table|TH|TD|L|LBody)\b/);
    // of a moment, not of today
    expect(file.toString('latin1')).toContain(`<xmp:CreateDate>${sealedOn.slice(0, 19)}Z`);
  });

  it('names forty municipalities on paper, and counts more', async () => {
    const { body } = await as(ANNA).get('/v1/municipalities?validOn=2024-01-01').expect(200);
    const others = (body.items as { code: string }[]).map(({ code }) => code).filter((code) => code !== ZWOLLE);
    const textFor = async (count: number): Promise<string> => {
      const municipalities = [ZWOLLE, ...others.slice(0, count - 1)];
      const claim = await makeClaim(as(ANNA), { ...ASKED, municipalities, toYear: 2023 });
      return readPdf(await download(`${claim}/annex`)).text;
    };
    const forty = await textFor(40);
    expect(forty).toContain('Per gemeente');
    expect(forty).toContain('Almere: 2023');
    // one of them declared, and the years of the others are missing: forty-one
    const more = await textFor(42);
    expect(more).not.toContain('Per gemeente');
    expect(more).toContain('– 2023: 41 van de 42 gemeenten');
    expect(more).toContain('De cijfers van elk van de 42 gemeenten staan in het werkboek bij deze claim.');
  });

  it('says of a draft that it is one, and of a settled claim what was decided', async () => {
    const draft = await makeClaim(as(ANNA), { ...ASKED, municipalities: [ZWOLLE] });
    const { text } = readPdf(await download(`${draft}/annex`));
    expect(text).toContain('CONCEPT. De cijfers zijn niet verzegeld en kunnen nog veranderen.');
    expect(text).toContain(`Claim ${draft} (concept) · pagina 1 van`);
    const guide = rowsOf(await opened(await download(`${draft}/workbook`)), 'Leeswijzer');
    expect(guide.find(([subject]) => subject === 'Status')?.[1]).toMatch(/^CONCEPT/);

    await as(BAS).post(`/v1/claims/${id}/inclusion`).expect(200);
    await as(BAS).post(`/v1/claims/${id}/presentation`).send(PRESENTED).expect(200);
    const settlement = await settlementFor(as(BAS), id, { '2023 goo': '1000000.00' });
    await as(BAS).post(`/v1/claims/${id}/settlement`).send(settlement).expect(200);
    const rows = rowsOf(await opened(await download(`${id}/workbook`)), 'Afhandeling');
    expect(rows[1]).toEqual([2023, 'Gemeentelijke opvang (GOO)', 1234567.89, 1000000]);
    expect(rows.at(-1)).toEqual(['Totaal', undefined, 1236067.89, 1000000]);
  });
});
