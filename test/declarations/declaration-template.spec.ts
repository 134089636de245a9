import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { GUIDE_SHEET } from '../../src/intake/template/guide-sheet.js';
import { LIST_SHEET } from '../../src/intake/template/list-sheet.js';
import { approved, HEADERS, upload } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

describe('the template of a declaration', () => {
  let app: TestApplication;
  beforeAll(async () => {
    app = await startTestApplication();
    await approved(app.http, {
      municipality: 'GM0193',
      year: 2024,
      basis: 'werkelijk',
      reception: [
        ['01-01-2024', '30-06-2024', 'GOO', 'Gesloten', 40, 39, null],
        ['01-07-2024', '31-12-2024', 'GOO', 'Kantoor', 120, 110, null],
        ['01-01-2024', '31-12-2024', 'POO', null, null, null, 64],
      ],
    });
  });
  afterAll(() => app.close());

  const templateOf = async (municipality: string, year: number): Promise<ExcelJS.Workbook> => {
    const { body, headers } = await app.http
      .get(`/v1/declaration-template?municipality=${municipality}&year=${year}`)
      .responseType('blob')
      .expect(200);
    expect(headers['content-disposition']).toBe(`attachment; filename="declaratie-${municipality}-${year}.xlsx"`);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(body);
    return workbook;
  };
  const handedIn = async (workbook: ExcelJS.Workbook): ReturnType<typeof upload> =>
    upload(app.http, Buffer.from(await workbook.xlsx.writeBuffer()));

  it('has the sheets and columns of the layout, with a guide first and hidden lists', async () => {
    const workbook = await templateOf('GM0193', 2025);
    expect(workbook.worksheets.map(({ name, state }) => [name, state])).toEqual([
      [GUIDE_SHEET, 'visible'],
      [LIST_SHEET, 'hidden'],
      ['Gemeente', 'visible'],
      ['Opvang', 'visible'],
      ['Kosten', 'visible'],
      ['Ontvangsten', 'visible'],
    ]);
    for (const [name, headers] of Object.entries(HEADERS)) {
      const sheet = workbook.getWorksheet(name);
      expect(headers.map((_, index) => sheet?.getCell(1, index + 1).value)).toEqual([...headers]);
      expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
      expect(sheet?.getCell('A1').protection?.locked).not.toBe(false);
    }
  });

  it('is filled in with the municipality, the year, and what stood on 31 December', async () => {
    const workbook = await templateOf('GM0193', 2025);
    const [municipality, reception] = ['Gemeente', 'Opvang'].map((name) => workbook.getWorksheet(name));
    expect([2, 3, 4].map((row) => municipality?.getCell(row, 2).value)).toEqual(['GM0193', 2025, 'werkelijk']);
    const cells = (row: number): unknown[] =>
      [1, 2, 3, 4, 5, 6, 7].map((at) => reception?.getCell(row, at).value ?? null);
    const year = [new Date('2025-01-01T00:00:00Z'), new Date('2025-12-31T00:00:00Z')];
    expect(cells(2)).toEqual([...year, 'GOO', 'Kantoor', 120, 110, null]);
    expect(cells(3)).toEqual([...year, 'POO', null, null, null, 64]);
    expect(cells(4)).toEqual([null, null, null, null, null, null, null]);
    expect(JSON.stringify(reception?.getCell('A2').note)).toContain('Overgenomen van 31-12-2024');
  });

  it('runs nothing that was filled in the year before', async () => {
    const reception = [['01-01-2024', '31-12-2024', 'GOO', '=1+1', 4, 3, null]];
    await approved(app.http, { municipality: 'GM0177', year: 2024, reception });
    expect((await templateOf('GM0177', 2025)).getWorksheet('Opvang')?.getCell('D2').value).toBe("'=1+1");
  });

  it('offers lists and says in Dutch what belongs in a cell', async () => {
    const workbook = await templateOf('GM0177', 2025);
    const costs = workbook.getWorksheet('Kosten');
    expect(costs?.getCell('B2').dataValidation).toMatchObject({
      type: 'list',
      promptTitle: 'Kostensoort',
      prompt: 'Kies een kostensoort uit de lijst.',
    });
    expect(costs?.getCell('B1000').dataValidation).toMatchObject({ type: 'list' });
    expect(workbook.getWorksheet('Opvang')?.getCell('A5').dataValidation).toMatchObject({ type: 'date' });
    expect(costs?.getCell('B2').protection).toMatchObject({ locked: false });
  });

  it('is read without an error as it is, and every word of its lists is understood', async () => {
    const untouched = await handedIn(await templateOf('GM0193', 2025));
    expect(untouched.status).toBe(201);
    expect(untouched.body.totals.placeDays).toBe('43800.00'); // 365 * 120

    const workbook = await templateOf('GM0177', 2025);
    const [costs, receipts, lists] = ['Kosten', 'Ontvangsten', LIST_SHEET].map((name) => workbook.getWorksheet(name));
    const words = (column: number): ExcelJS.CellValue[] =>
      Array.from({ length: 30 }, (_, index) => lists?.getCell(index + 2, column).value ?? null).filter(
        (value) => value !== null,
      );
    const months = words(1);
    words(2).forEach((category, index) => {
      const row = costs?.getRow(index + 2);
      if (row) row.values = [months[index % 12], category, null, 12.5, null, 'Omschrijving', `F-${index}`];
    });
    ['Voorschot', 'Vaststelling', 'Terugvordering'].forEach((kind, index) => {
      const row = receipts?.getRow(index + 2);
      if (row) row.values = [new Date('2025-03-01T00:00:00Z'), kind, 'goo', 100 + index, `Brief ${index}`];
    });
    const { status, body } = await handedIn(workbook);
    expect(status === 201 ? [] : body.errors).toEqual([]);
    expect(words(2)).toHaveLength(18);
    expect(body.totals.realCost).toBe('225.00'); // 18 * 12.50
    const shape = ['sheet-unknown', 'sheet-hidden', 'column-unknown', 'date-as-number'];
    expect((body.findings as { code: string }[]).filter(({ code }) => shape.includes(code))).toEqual([]);
  });

  it.each([
    ['GM0001', 2025, 404],
    ['GM0501', 2024, 404],
    ['Zwolle', 2025, 400],
    ['GM0193', 1999, 400],
  ])('is not there for %s in %i', async (municipality, year, status) => {
    await app.http.get(`/v1/declaration-template?municipality=${municipality}&year=${year}`).expect(status);
  });
});
