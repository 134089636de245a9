import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import JSZip from 'jszip';
import { WorkbookRefused } from '../../intake/workbook/workbook-refused.js';
import { amount } from '../../kernel/money.js';
import type { CellContent } from '../cell-content.js';
import { WorkbookFile } from '../workbook-file.js';
import { identity } from './identity.js';
import { writeSeal } from './seal-sheet.js';
import { NotSealed, verifyWorkbook } from './verify-workbook.js';

const KNOWN_ON = new Date('2026-11-23T12:00:00.123Z');
const ID = '6f1b0f9c-6d3f-8a44-9a51-2c1f1e0a9d11';

describe('a sealed workbook', () => {
  let folder: string;
  let files = 0;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sealed-'));
  });
  const newFile = (): string => join(folder, `${(files += 1)}.xlsx`);

  async function written(lines: readonly (readonly CellContent[])[], total: readonly CellContent[]): Promise<string> {
    const path = newFile();
    const workbook = new WorkbookFile(path, KNOWN_ON);
    const guide = workbook.table('Leeswijzer', [
      { header: 'Onderwerp', kind: 'text', width: 20 },
      { header: 'Toelichting', kind: 'text', width: 20 },
    ]);
    for (const row of identity(ID, KNOWN_ON.toISOString())) guide.add(row);
    guide.finish();
    const table = workbook.table('Regels', [
      { header: 'Omschrijving', kind: 'text', width: 20 },
      { header: 'Werkelijke kosten', kind: 'euro', width: 20 },
      { header: 'Aanspraak', kind: 'euro', width: 20 },
    ]);
    for (const line of lines) table.add(line);
    table.addTotal(total);
    table.finish();
    writeSeal(workbook);
    await workbook.close();
    return path;
  }

  const sound = (): Promise<string> =>
    written(
      [
        ['=HYPERLINK("http://x")', amount('0.10'), { formula: 'B2*2', result: amount('0.20') }],
        [null, amount('-1234567.89'), null],
        ['twee\r\nregels', amount('0.20'), amount('0.10')],
      ],
      ['Totaal', amount('-1234567.59'), amount('0.30')],
    );

  const patched = async (path: string, part: string, change: (xml: string) => string): Promise<string> => {
    const zip = await JSZip.loadAsync(readFileSync(path));
    const before = await zip.file(part)?.async('string');
    const after = change(before ?? '');
    expect(after).not.toBe(before);
    const file = newFile();
    writeFileSync(file, await zip.file(part, after).generateAsync({ type: 'nodebuffer' }));
    return file;
  };

  it('is found whole, under its own name', async () => {
    expect(await verifyWorkbook(await sound())).toEqual({
      id: ID,
      sheets: [
        { sheet: 'Leeswijzer', rows: 4, state: 'same' },
        { sheet: 'Regels', rows: 5, state: 'same' },
      ],
      isWhole: true,
      wrongTotals: [],
    });
  });

  it('has the same bytes whenever it is written', async () => {
    const path = await sound();
    expect(readFileSync(path).equals(readFileSync(await sound()))).toBe(true);
    // two that are written at once could be alike by chance; nothing in it is of today
    const zip = await JSZip.loadAsync(readFileSync(path));
    const dates = Object.values(zip.files).map(({ date }) => date.toISOString());
    expect(new Set(dates)).toEqual(new Set(['2026-11-23T12:00:00.000Z']));
    const core = (await zip.file('docProps/core.xml')?.async('string')) ?? '';
    expect(core.match(/\d{4}-\d\d-\d\dT[^<]*/g)).toEqual(['2026-11-23T12:00:00Z', '2026-11-23T12:00:00Z']);
  });

  it('holds whatever text and amount is put in it', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.constantFrom('', ' ', '_x0041_', "'", '\t', '&#10;'),
    );
    const euro = fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }).map((cents) => amount(cents).div(100));
    const row = fc.tuple(text, fc.option(euro), fc.option(euro));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
        expect(await verifyWorkbook(await written(rows, ['Totaal']))).toMatchObject({ isWhole: true });
      }),
      { numRuns: 100 },
    );
  });

  it('holds when somebody saves it again without changing it', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(await sound());
    const saved = newFile();
    await workbook.xlsx.writeFile(saved);
    expect(await verifyWorkbook(saved)).toMatchObject({ id: ID, isWhole: true });
  });

  it.each<[string, string, (xml: string) => string]>([
    ['a cent', 'xl/worksheets/sheet2.xml', (xml) => xml.replace('<v>-1234567.89</v>', '<v>-1234567.88</v>')],
    [
      'what a formula comes to',
      'xl/worksheets/sheet2.xml',
      (xml) => xml.replace('<v>0.2</v></c></row>', '<v>0.3</v></c></row>'),
    ],
    ['a row that is gone', 'xl/worksheets/sheet2.xml', (xml) => xml.replace(/<row r="3".*?<\/row>/, '')],
  ])('tells that %s was changed, and on which sheet', async (_what, part, change) => {
    const check = await verifyWorkbook(await patched(await sound(), part, change));
    expect(check.isWhole).toBe(false);
    expect(check.sheets.map(({ state }) => state)).toEqual(['same', 'changed']);
  });

  it('tells that its seal was changed', async () => {
    const forged = await patched(await sound(), 'xl/worksheets/sheet3.xml', (xml) =>
      xml.replace('Regels', 'Regeltjes'),
    );
    const check = await verifyWorkbook(forged);
    expect(check.isWhole).toBe(false);
    expect(check.sheets).toEqual([
      { sheet: 'Leeswijzer', rows: 4, state: 'same' },
      { sheet: 'Regeltjes', rows: 5, state: 'missing' },
      { sheet: 'Regels', rows: 5, state: 'added' },
    ]);
  });

  it('tells which column does not add up to its total', async () => {
    const path = await written([['a', amount('1.10'), amount('1')]], ['Totaal', amount('1.20'), amount('1')]);
    expect(await verifyWorkbook(path)).toMatchObject({ isWhole: true, wrongTotals: ['Werkelijke kosten'] });
  });

  it('is no other workbook, and no other file', async () => {
    await expect(verifyWorkbook('fixtures/declarations/GM0193-zwolle-2022.xlsx')).rejects.toThrow(NotSealed);
    const file = newFile();
    writeFileSync(file, 'PK geen zip');
    await expect(verifyWorkbook(file)).rejects.toThrow(WorkbookRefused);
  });
});
