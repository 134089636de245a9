import { readdirSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { rawWorkbook } from '../../../test/harness/intake/raw-workbook.js';
import type { RawWorkbook } from '../../../test/harness/intake/raw-workbook.js';
import { temporaryFiles } from '../../../test/harness/intake/temporary-file.js';
import { openWorkbook } from '../workbook/open-workbook.js';
import type { SheetRow } from '../workbook/workbook.js';

const files = temporaryFiles();
afterAll(() => files.remove());

async function rowsOf(path: string, sheetName = 'Blad'): Promise<SheetRow[]> {
  const workbook = await openWorkbook(path);
  try {
    const rows: SheetRow[] = [];
    const sheet = workbook.sheets.find(({ name }) => name === sheetName);
    if (sheet) for await (const batch of workbook.rows(sheet)) rows.push(...batch);
    return rows;
  } finally {
    workbook.close();
  }
}

const rawRows = (raw: Omit<RawWorkbook, 'sheets'> & { sheet: string }): Promise<SheetRow[]> =>
  rowsOf(files.write(rawWorkbook({ ...raw, sheets: { Blad: raw.sheet } })));

const cellsOf = (rows: readonly SheetRow[]): unknown[] =>
  rows.map(({ row, cells }) => [row, Object.fromEntries(cells)]);

const STYLES = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="2"/></cellXfs></styleSheet>`;

const date = new Date('2023-03-15T00:00:00Z');
const EXPECTED = [
  [
    1,
    { 1: { kind: 'text', text: 'Kop', formula: false }, 2: { kind: 'text', text: 'vet en niet vet', formula: false } },
  ],
  [
    3,
    {
      1: { kind: 'number', raw: '0.1', date1904: false, formula: false },
      2: { kind: 'date', date: '2023-03-15', formula: false },
      3: { kind: 'boolean', value: true, formula: false },
      4: { kind: 'error', error: '#REF!', formula: false },
      5: { kind: 'number', raw: '3', date1904: false, formula: true },
      6: { kind: 'uncomputed', formula: true },
      7: { kind: 'text', text: 'uit een formule', formula: true },
    },
  ],
];

function fill(sheet: ExcelJS.Worksheet): void {
  const head = sheet.getRow(1);
  head.getCell(1).value = 'Kop';
  head.getCell(2).value = { richText: [{ text: 'vet', font: { bold: true } }, { text: ' en niet vet' }] };
  const row = sheet.getRow(3);
  row.getCell(1).value = 0.1;
  row.getCell(2).value = date;
  row.getCell(2).numFmt = 'dd-mm-yyyy';
  row.getCell(3).value = true;
  row.getCell(4).value = { error: '#REF!' };
  row.getCell(5).value = { formula: '1+2', result: 3 };
  row.getCell(6).value = { formula: '1+2' };
  row.getCell(7).value = { formula: 'A1', result: 'uit een formule' };
}

describe('workbooks of exceljs', () => {
  it('reads every kind of cell', async () => {
    const workbook = new ExcelJS.Workbook();
    fill(workbook.addWorksheet('Blad'));
    await workbook.xlsx.writeFile(files.path('normal.xlsx'));
    expect(cellsOf(await rowsOf(files.path('normal.xlsx')))).toEqual(EXPECTED);
  });

  it.each([true, false])('reads what its streaming writer made (shared strings: %s)', async (useSharedStrings) => {
    const path = files.path(`stream-${useSharedStrings}.xlsx`);
    const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true, useSharedStrings });
    const sheet = workbook.addWorksheet('Blad');
    fill(sheet);
    sheet.commit();
    await workbook.commit();
    expect(cellsOf(await rowsOf(path))).toEqual(EXPECTED);
  });

  it('tells hidden sheets and rows, in the order of the tabs', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('Een').addRow([1]).hidden = true;
    workbook.addWorksheet('Twee', { state: 'veryHidden' });
    await workbook.xlsx.writeFile(files.path('hidden.xlsx'));
    const opened = await openWorkbook(files.path('hidden.xlsx'));
    expect(opened.sheets).toMatchObject([
      { name: 'Een', hidden: false },
      { name: 'Twee', hidden: true },
    ]);
    opened.close();
    expect(await rowsOf(files.path('hidden.xlsx'), 'Een')).toMatchObject([{ row: 1, hidden: true }]);
  });
});

describe('workbooks of odd producers', () => {
  it('counts on where rows and cells carry no reference', async () => {
    const rows = await rawRows({
      sheet:
        '<sheetData><row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c r="D3"><v>4</v></c><c><v>5</v></c></row></sheetData>',
    });
    expect(rows.map(({ row, cells }) => [row, [...cells.keys()]])).toEqual([
      [1, [1, 3]],
      [3, [4, 5]],
    ]);
  });

  it('reads elements with a namespace prefix and absolute targets', async () => {
    const sheet =
      '<?xml version="1.0"?><x:worksheet xmlns:x="urn:x"><x:sheetData><x:row r="2"><x:c r="B2" t="inlineStr">' +
      '<x:is><x:t>ja</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>';
    expect(cellsOf(await rawRows({ sheet }))).toEqual([[2, { 2: { kind: 'text', text: 'ja', formula: false } }]]);
  });

  it('joins rich text, leaves out phonetic hints and undoes escapes', async () => {
    const rows = await rawRows({
      sheet: '<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row></sheetData>',
      sharedStrings:
        '<sst><si><r><t>東</t></r><rPh sb="0" eb="1"><t>ヒガシ</t></rPh><r><t xml:space="preserve"> &amp; co</t></r></si>' +
        '<si><t>a_x000D_b _x005F_x000D_ <![CDATA[<c>]]></t></si></sst>',
    });
    expect(rows[0]?.cells.get(1)).toMatchObject({ text: '東 & co' });
    expect(rows[0]?.cells.get(2)).toMatchObject({ text: 'a\rb _x000D_ <c>' });
  });

  it('reads dates by style, of the 1904 system too, and as ISO text', async () => {
    const sheet =
      '<sheetData><row><c s="1"><v>45000.25</v></c><c s="2"><v>45000</v></c><c s="3"><v>45000</v></c>' +
      '<c t="d"><v>2023-03-15T00:00:00</v></c><c s="1"><v>60</v></c></row></sheetData>';
    const kinds = async (date1904: boolean): Promise<unknown[]> =>
      (await rawRows({ sheet, styles: STYLES, date1904 })).flatMap(({ cells }) =>
        [...cells.values()].map((cell) => (cell.kind === 'date' ? cell.date : cell.kind)),
      );
    expect(await kinds(false)).toEqual(['2023-03-15', '2023-03-15', 'number', '2023-03-15', 'number']);
    expect(await kinds(true)).toEqual(['2027-03-16', '2027-03-16', 'number', '2023-03-15', '1904-03-01']);
  });

  it('keeps a number as it is written, and what is no number as text', async () => {
    const rows = await rawRows({
      sheet:
        '<sheetData><row><c><v>1.2E3</v></c><c><v>0.1000000000000000055511151231257827</v></c><c><v>12abc</v></c></row></sheetData>',
    });
    expect([...(rows[0]?.cells.values() ?? [])]).toMatchObject([
      { kind: 'number', raw: '1.2E3' },
      { kind: 'number', raw: '0.1000000000000000055511151231257827' },
      { kind: 'text', text: '12abc' },
    ]);
  });

  it('sees a formula that gives an empty text as blank', async () => {
    const sheet =
      '<sheetData><row><c t="str"><f>""</f><v></v></c><c><f>A1</f><v/></c><c><v> </v></c></row></sheetData>';
    expect((await rawRows({ sheet })).map(({ cells }) => [...cells])).toEqual([
      [[2, { kind: 'uncomputed', formula: true }]],
    ]);
  });

  it('reads UTF-16, and characters cut in two by the end of a chunk', async () => {
    const long = '<sheetData><row><c t="inlineStr"><is><t>é😀</t></is></c></row></sheetData>'.padStart(40_001);
    const utf16 = Buffer.from(
      `\uFEFF<?xml version="1.0" encoding="UTF-16"?><worksheet>${long.trim()}</worksheet>`,
      'utf16le',
    );
    const parts = [{ name: 'xl/worksheets/sheet1.xml', data: utf16 }];
    expect((await rawRows({ sheet: '', parts }))[0]?.cells.get(1)).toMatchObject({ text: 'é😀' });
    const many = '<row><c t="inlineStr"><is><t>é😀é</t></is></c></row>'.repeat(20_000);
    const rows = await rawRows({ sheet: `<sheetData>${many}</sheetData>` });
    expect(rows).toHaveLength(20_000);
    expect(
      rows.every(({ cells }) => cells.get(1)?.kind === 'text' && JSON.stringify(cells.get(1)).includes('é😀é')),
    ).toBe(true);
  });

  it('gives no rows for a chart, and does not mind unknown parts', async () => {
    const parts = [{ name: 'xl/_rels/workbook.xml.rels', data: '<Relationships/>' }];
    expect(await rawRows({ sheet: '<sheetData><row><c><v>1</v></c></row></sheetData>', parts })).toEqual([]);
  });

  it('closes the file when the reader stops halfway', async () => {
    const many = '<row><c><v>1</v></c></row>'.repeat(50_000);
    const path = files.write(rawWorkbook({ sheets: { Blad: `<sheetData>${many}</sheetData>` } }));
    const open = (): number => readdirSync('/dev/fd').length;
    const before = open();
    for (let time = 0; time < 20; time++) {
      const workbook = await openWorkbook(path);
      const [sheet] = workbook.sheets;
      if (sheet) await workbook.rows(sheet)[Symbol.asyncIterator]().next();
      workbook.close();
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(open()).toBeLessThanOrEqual(before + 2);
  });
});
