import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { findingsOf, readAll, soundSheets, workbookOf } from '../../../test/harness/intake/declaration-file.js';
import { rawWorkbook } from '../../../test/harness/intake/raw-workbook.js';
import { temporaryFiles } from '../../../test/harness/intake/temporary-file.js';
import { finding } from '../findings.js';
import type { Finding } from '../findings.js';
import { annotated } from '../../../test/harness/intake/annotated-file.js';

const files = temporaryFiles();
afterAll(() => files.remove());

async function opened(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook;
}

/** Every comment of a file, counted in its parts. */
async function commentsIn(bytes: Buffer): Promise<number> {
  const zip = await JSZip.loadAsync(bytes);
  const parts = await Promise.all(
    Object.values(zip.files)
      .filter(({ name }) => /comments[^/]*\.xml$/.test(name))
      .map((part) => part.async('string')),
  );
  return parts.reduce((count, xml) => count + (xml.match(/<comment /g) ?? []).length, 0);
}

const at = (sheet: string, row: number, column: number, header: string): Finding =>
  finding('amount-unreadable', { sheet, row, column, header }, { given: '12.34', expected: 'een bedrag' });

/** A workbook as somebody made it: formulas, formats, comments, hidden rows, and a chart. */
async function ownWorkbook(): Promise<string> {
  const workbook = workbookOf(soundSheets());
  const costs = workbook.getWorksheet('Kosten');
  if (!costs) throw new Error('no sheet');
  costs.getCell('D2').numFmt = '#,##0.00';
  costs.getCell('D2').font = { bold: true };
  costs.getCell('D3').value = { formula: 'D2*2', result: 196900.5 };
  costs.getCell('F2').note = 'Van de administratie';
  costs.getRow(9).getCell(4).value = 5;
  costs.getRow(9).hidden = true;
  const zip = await JSZip.loadAsync(await workbook.xlsx.writeBuffer());
  zip.file('xl/charts/chart1.xml', '<c:chartSpace xmlns:c="urn:c"/>');
  zip.file('xl/pivotTables/pivotTable1.xml', '<pivotTableDefinition/>');
  return files.write(await zip.generateAsync({ type: 'nodebuffer' }));
}

describe('an annotated workbook', () => {
  const FINDINGS = [
    at('Kosten', 2, 4, 'Bedrag'),
    at('Kosten', 2, 4, 'Bedrag'),
    at('Kosten', 2, 6, 'Omschrijving'),
    at('Kosten', 5, 3, 'Dekking'),
    at('Opvang', 3, 9, 'Elders'),
    finding('declaration-empty', {}, { expected: 'regels' }),
    finding('sheet-missing', { sheet: 'Nergens' }, { expected: 'een blad' }),
    finding('column-missing', { sheet: 'Ontvangsten', header: 'Soort' }, { expected: 'een kolom' }),
  ];

  it('has as many comments as findings, also beside comments that were there', async () => {
    const path = await ownWorkbook();
    const before = await commentsIn(readFileSync(path));
    const bytes = await annotated(path, FINDINGS);
    // the one on F2 is added to the comment that stands there
    expect(before).toBe(1);
    expect(await commentsIn(bytes)).toBe(FINDINGS.length);
    const workbook = await opened(bytes);
    const noted: string[] = [];
    workbook.eachSheet((sheet) =>
      sheet.eachRow({ includeEmpty: true }, (row) =>
        row.eachCell({ includeEmpty: true }, (cell) => {
          if (cell.note) noted.push(`${sheet.name}!${cell.address}`);
        }),
      ),
    );
    expect(noted).toHaveLength(FINDINGS.length);
    expect(noted).toEqual(
      expect.arrayContaining(['Kosten!D2', 'Kosten!F2', 'Kosten!C5', 'Opvang!I3', 'Ontvangsten!A1', 'Bevindingen!G3']),
    );
  });

  it('tells on a cell all that was found there, and keeps what its maker wrote', async () => {
    const workbook = await opened(await annotated(await ownWorkbook(), FINDINGS));
    const textOf = (address: string): string => {
      const note = workbook.getWorksheet('Kosten')?.getCell(address).note;
      return typeof note === 'object' ? (note.texts ?? []).map(({ text }) => text).join('') : String(note);
    };
    expect(textOf('D2')).toBe(`1. ${FINDINGS[0]?.message}\n\n2. ${FINDINGS[1]?.message}`);
    expect(textOf('F2')).toBe(`Van de administratie\n\nOpvangboek: ${FINDINGS[2]?.message}`);
  });

  it('changes no value, formula or format, and no part that need not say anything', async () => {
    const path = await ownWorkbook();
    const bytes = await annotated(path, FINDINGS);
    const [before, after] = [await opened(readFileSync(path)), await opened(bytes)];
    before.eachSheet((sheet) =>
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          const same = after.getWorksheet(sheet.name)?.getCell(cell.address);
          expect(same?.value).toEqual(cell.value);
          expect(same?.numFmt).toBe(cell.numFmt);
          if (cell.font) expect(same?.font).toEqual(cell.font);
        }),
      ),
    );
    expect(after.getWorksheet('Kosten')?.getRow(9).hidden).toBe(true);
    expect(after.getWorksheet('Kosten')?.getCell('D2').fill).toMatchObject({ fgColor: { argb: 'FFF8CBAD' } });

    const [own, given] = [await JSZip.loadAsync(readFileSync(path)), await JSZip.loadAsync(bytes)];
    const changed: string[] = [];
    for (const [name, part] of Object.entries(own.files)) {
      if (part.dir) continue;
      const there = await given.file(name)?.async('nodebuffer');
      if (!there?.equals(await part.async('nodebuffer'))) changed.push(name);
    }
    expect(changed.sort()).toEqual(
      [
        '[Content_Types].xml',
        'xl/_rels/workbook.xml.rels',
        'xl/comments3.xml',
        'xl/drawings/vmlDrawing3.vml',
        'xl/styles.xml',
        'xl/workbook.xml',
        'xl/worksheets/sheet2.xml',
        'xl/worksheets/sheet3.xml',
        'xl/worksheets/sheet4.xml',
      ].sort(),
    );
  });

  it('lists every finding, errors first named as such, with a link to its cell', async () => {
    const sheet = (await opened(await annotated(await ownWorkbook(), FINDINGS))).getWorksheet('Bevindingen');
    expect(sheet?.rowCount).toBe(FINDINGS.length + 1);
    expect(sheet?.getRow(2).getCell(2).value).toBe('Fout');
    expect(sheet?.getRow(2).getCell(7).value).toBe(FINDINGS[0]?.message);
    const xml = await (
      await JSZip.loadAsync(await annotated(await ownWorkbook(), FINDINGS))
    )
      .file('xl/worksheets/sheet5.xml')
      ?.async('string');
    expect(xml).toContain(`<hyperlink ref="D2" location="'Kosten'!D2" display="D2"/>`);
  });

  it('is read as the file it was made from, and can be made again without piling up', async () => {
    const path = await ownWorkbook();
    const once = files.write(await annotated(path, FINDINGS));
    const lines = async (file: string): Promise<unknown> =>
      (await readAll(file)).filter(({ kind }) => kind !== 'finding');
    expect(await lines(once)).toEqual(await lines(path));
    expect(findingsOf(await readAll(once))).toEqual(findingsOf(await readAll(path)));

    const twice = await annotated(once, FINDINGS.slice(0, 2));
    expect(await commentsIn(twice)).toBe(2 + 1);
    const workbook = await opened(twice);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      'Gemeente',
      'Opvang',
      'Kosten',
      'Ontvangsten',
      'Bevindingen',
    ]);
    expect(workbook.getWorksheet('Bevindingen')?.rowCount).toBe(3);
  });

  it('gives the same bytes for the same file and findings', async () => {
    const path = await ownWorkbook();
    expect((await annotated(path, FINDINGS)).equals(await annotated(path, FINDINGS))).toBe(true);
  });

  it('makes text of what looks like a formula or markup', async () => {
    const evil = finding(
      'amount-unreadable',
      { sheet: 'Kosten', row: 2, column: 4, header: 'Bedrag' },
      { given: '=HYPERLINK("x")<c>&\u0000', expected: '+1' },
    );
    const sheet = (await opened(await annotated(await ownWorkbook(), [evil]))).getWorksheet('Bevindingen');
    expect(sheet?.getRow(2).getCell(5).value).toBe(`'=HYPERLINK("x")<c>&`);
    expect(sheet?.getRow(2).getCell(6).value).toBe("'+1");
  });
});

describe('a workbook that turns out to be damaged while it is written', () => {
  it('is refused', async () => {
    const picture = { name: 'xl/media/image1.png', data: Buffer.alloc(1_000, 7), claimedCrc: 1 };
    const path = files.write(rawWorkbook({ sheets: { Kosten: '<sheetData/>' }, parts: [picture] }));
    await expect(annotated(path, [])).rejects.toMatchObject({ code: 'damaged-workbook' });
  });
});

describe('workbooks of odd producers', () => {
  const patched = async (sheet: string, findings: readonly Finding[]): Promise<string> => {
    const bytes = await annotated(files.write(rawWorkbook({ sheets: { Kosten: sheet } })), findings);
    return (await (await JSZip.loadAsync(bytes)).file('xl/worksheets/sheet1.xml')?.async('string')) ?? '';
  };

  it.each([
    ['an empty sheet', '<sheetData/>', '<sheetData><row r="2"><c r="D2" s="5"/></row></sheetData>'],
    [
      'rows and cells without references',
      '<sheetData><row><c><v>1</v></c></row><row><c><v>2</v></c><c/></row></sheetData>',
      '<sheetData><row r="1"><c><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"/><c r="D2" s="5"/></row></sheetData>',
    ],
    [
      'a row that is there but empty',
      '<sheetData><row r="2" spans="1:2"/></sheetData>',
      '<sheetData><row r="2"><c r="D2" s="5"/></row></sheetData>',
    ],
    [
      'a cell between others',
      '<sheetData><row r="2"><c r="A2"/><c r="D2" t="str"><f>"a>b"</f><v>x</v></c><c r="E2"/></row><row r="3"/></sheetData>',
      '<sheetData><row r="2"><c r="A2"/><c r="D2" t="str" s="5"><f>"a>b"</f><v>x</v></c><c r="E2"/></row><row r="3"/></sheetData>',
    ],
    [
      'a row that is skipped',
      '<sheetData><row r="1"/><row r="9"/></sheetData>',
      '<sheetData><row r="1"/><row r="2"><c r="D2" s="5"/></row><row r="9"/></sheetData>',
    ],
  ])('are patched: %s', async (_what, sheet, expected) => {
    expect(await patched(sheet, [at('Kosten', 2, 4, 'Bedrag')])).toContain(expected);
  });

  it('get their drawing where the schema wants it', async () => {
    const xml = await patched('<sheetData/><pageSetup/><drawing/><tableParts count="0"/>', [
      at('Kosten', 2, 4, 'Bedrag'),
    ]);
    expect(xml).toMatch(/<drawing\/><legacyDrawing [^>]*\/><tableParts/);
  });

  it('are as long as they like: a sheet passes in chunks', async () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>${row}</v></c></row>`,
    );
    const last = at('Kosten', 30_000, 1, 'Maand');
    const xml = await patched(`<sheetData>${rows.join('')}</sheetData>`, [last]);
    expect(xml).toContain('<row r="30000"><c r="A30000" s="5"><v>29999</v></c></row>');
    expect(xml.match(/<row /g)).toHaveLength(30_000);
  });

  it('of another kind are not annotated', async () => {
    const path = files.path('brief.xlsx');
    writeFileSync(path, 'geen werkmap');
    await expect(annotated(path, [])).rejects.toMatchObject({ code: 'not-a-workbook' });
  });
});
