import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { rawWorkbook } from '../../../test/harness/intake/raw-workbook.js';
import type { RawWorkbook } from '../../../test/harness/intake/raw-workbook.js';
import { rawZip } from '../../../test/harness/intake/raw-zip.js';
import { temporaryFiles } from '../../../test/harness/intake/temporary-file.js';
import { DEFAULT_LIMITS } from '../../platform/config/workbook-limits.js';
import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import { openWorkbook } from './open-workbook.js';
import { WorkbookRefused } from './workbook-refused.js';

/** Files that are broken, of another kind, or made to harm: each is refused with one code. */
const files = temporaryFiles();
afterAll(() => files.remove());

async function refusal(bytes: Uint8Array, limits: Partial<WorkbookLimits> = {}): Promise<string> {
  try {
    const workbook = await openWorkbook(files.write(bytes), { ...DEFAULT_LIMITS, ...limits });
    try {
      for (const sheet of workbook.sheets)
        for await (const rows of workbook.rows(sheet)) for (const { row } of rows) expect(row).toBeGreaterThan(0);
    } finally {
      workbook.close();
    }
    return 'read';
  } catch (error) {
    if (error instanceof WorkbookRefused) return error.code;
    throw error;
  }
}

const rows = (inside: string): RawWorkbook => ({ sheets: { Blad: `<sheetData>${inside}</sheetData>` } });
const ONE_ROW = rows('<row><c><v>1</v></c></row>');
const withPart = (name: string, data: string | Buffer): Buffer => rawWorkbook({ ...ONE_ROW, parts: [{ name, data }] });
const SHEET_PART = 'xl/worksheets/sheet1.xml';

describe('files that are no workbook', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), 'not-a-workbook'],
    ['a letter', Buffer.from('Dit is een brief.'), 'not-a-workbook'],
    ['an .xls or a protected .xlsx', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), 'old-or-protected-workbook'],
    ['an empty zip', rawZip([]), 'not-a-workbook'],
    ['a Word document', rawZip([{ name: 'word/document.xml', data: '<w/>' }]), 'not-a-workbook'],
    ['an .xlsb', withPart('xl/workbook.bin', 'x'), 'binary-workbook'],
    ['macros', withPart('xl/vbaProject.bin', 'x'), 'macro-workbook'],
    [
      'an .xlsm without macros',
      withPart(
        '[Content_Types].xml',
        '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
      ),
      'macro-workbook',
    ],
  ])('%s is refused', async (_what, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });

  it('says in Dutch what to do', () => {
    expect(new WorkbookRefused('binary-workbook').message).toBe(
      'Dit is een binaire Excel-werkmap (.xlsb). Open het bestand in Excel, sla het op als "Excel-werkmap (.xlsx)" en ' +
        'lever dat bestand in.',
    );
  });

  it('does not call a file that is not there a bad workbook', async () => {
    await expect(openWorkbook(files.path('nowhere.xlsx'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('damage', () => {
  const sound = rawWorkbook(rows('<row><c><v>1</v></c></row>'.repeat(3_000)));

  it('refuses a file cut off anywhere', async () => {
    for (let part = 1; part < 20; part++) {
      const cut = sound.subarray(0, Math.floor((sound.length * part) / 20));
      expect(await refusal(cut)).toBe('damaged-workbook');
    }
    expect(await refusal(sound.subarray(0, -1))).toBe('damaged-workbook');
    expect(await refusal(sound)).toBe('read');
  });

  it.each([
    ['a wrong checksum', { claimedCrc: 1 }],
    ['a size that is too small', { claimedSize: 10 }],
    ['a size that is too large', { claimedSize: 100_000 }],
  ])('refuses %s', async (_what, lie) => {
    const data = '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>';
    expect(await refusal(rawWorkbook({ ...ONE_ROW, parts: [{ name: SHEET_PART, data, ...lie }] }))).toBe(
      'damaged-workbook',
    );
  });

  it('refuses an encrypted part', async () => {
    const parts = [{ name: SHEET_PART, data: '<worksheet/>', flags: 1 }];
    expect(await refusal(rawWorkbook({ ...ONE_ROW, parts }))).toBe('old-or-protected-workbook');
  });

  it.each([
    ['malformed XML', '<worksheet><sheetData><row></sheetData></worksheet>'],
    ['XML that stops', '<worksheet><sheetData>'],
    ['an empty part', ''],
    ['bytes that are no UTF-8', Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xfe, 0x3c])],
    ['an unknown entity', '<worksheet>&harm;</worksheet>'],
    ['rows that run backwards', '<worksheet><sheetData><row r="2"/><row r="1"/></sheetData></worksheet>'],
    ['a row beyond the last', '<worksheet><sheetData><row r="1048577"/></sheetData></worksheet>'],
    ['a column beyond the last', '<worksheet><sheetData><row><c r="XFE1"><v>1</v></c></row></sheetData></worksheet>'],
    [
      'a cell given twice',
      '<worksheet><sheetData><row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row></sheetData></worksheet>',
    ],
    [
      'a shared text that is not there',
      '<worksheet><sheetData><row><c t="s"><v>7</v></c></row></sheetData></worksheet>',
    ],
    [
      'a shared text by a name',
      '<worksheet><sheetData><row><c t="s"><v>__proto__</v></c></row></sheetData></worksheet>',
    ],
  ])('refuses %s', async (_what, xml) => {
    expect(await refusal(withPart(SHEET_PART, xml))).toBe('damaged-workbook');
  });

  it('refuses two parts of one name', async () => {
    const twice = rawZip([
      { name: '[Content_Types].xml', data: '<Types/>' },
      { name: 'xl/workbook.xml', data: '<workbook/>' },
      { name: 'XL/Workbook.xml', data: '<workbook/>' },
    ]);
    expect(await refusal(twice)).toBe('damaged-workbook');
  });
});

describe('attacks', () => {
  it.each([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/styles.xml',
    'xl/sharedStrings.xml',
    SHEET_PART,
  ])('refuses a DOCTYPE in %s', async (name) => {
    const lol = '<!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>';
    expect(await refusal(withPart(name, lol))).toBe('unsafe-xml');
  });

  it('refuses a zip bomb in bounded memory, though it lies about its size', async () => {
    const bomb = Buffer.alloc(400 * 1024 * 1024, ' ');
    const parts = [{ name: SHEET_PART, data: bomb, claimedSize: 1000 }];
    const file = rawWorkbook({ ...ONE_ROW, parts });
    const before = process.memoryUsage().rss;
    expect(await refusal(file)).toBe('damaged-workbook');
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it.each<[string, RawWorkbook, Partial<WorkbookLimits>, string]>([
    ['a part that is too large', rows(' '.repeat(2_000)), { partBytes: 1_000 }, 'workbook-too-large'],
    ['parts that are too large together', rows(' '.repeat(2_000)), { totalBytes: 2_500 }, 'workbook-too-large'],
    ['too many parts', ONE_ROW, { zipEntries: 4 }, 'workbook-too-large'],
    ['too many sheets', { sheets: { A: '', B: '', C: '' } }, { sheets: 2 }, 'too-many-sheets'],
    ['too many rows', rows('<row><c><v>1</v></c></row>'.repeat(11)), { rowsPerSheet: 10 }, 'too-many-rows'],
    ['too many cells', rows(`<row>${'<c><v>1</v></c>'.repeat(11)}</row>`), { cellsPerSheet: 10 }, 'too-many-cells'],
    [
      'too many texts',
      { ...ONE_ROW, sharedStrings: `<sst>${'<si><t>a</t></si>'.repeat(11)}</sst>` },
      { sharedStrings: 10 },
      'too-many-texts',
    ],
    [
      'too much text',
      { ...ONE_ROW, sharedStrings: `<sst>${'<si><t>abc</t></si>'.repeat(4)}</sst>` },
      { sharedStringCharacters: 10 },
      'too-many-texts',
    ],
    [
      'a text that is too long',
      rows(`<row><c t="inlineStr"><is><t>${'a'.repeat(32_768)}</t></is></c></row>`),
      {},
      'cell-too-long',
    ],
    ['a value that is too long', rows(`<row><c><v>${'1'.repeat(32_768)}</v></c></row>`), {}, 'cell-too-long'],
    ['a text without end', rows('a'.repeat(3_000_000)), {}, 'workbook-too-large'],
    ['a comment without end', rows(`<!--${'a'.repeat(3_000_000)}-->`), {}, 'workbook-too-large'],
    ['an attribute without end', rows(`<row r="${'1'.repeat(3_000_000)}"/>`), {}, 'workbook-too-large'],
    ['elements within elements', rows('<a>'.repeat(100_000)), {}, 'damaged-workbook'],
    ['elements that hold nothing', rows('<a/>'.repeat(1_001)), { xmlEmptyNodes: 1_000 }, 'workbook-too-large'],
    ['attributes', rows('<a b="" c="" d=""/>'.repeat(501)), { xmlEmptyNodes: 1_000 }, 'workbook-too-large'],
    ['comments', rows('<!---->'.repeat(1_001)), { xmlEmptyNodes: 1_000 }, 'workbook-too-large'],
    ['elements beyond count', rows('<a>x</a>'.repeat(1_001)), { xmlNodes: 1_000 }, 'workbook-too-large'],
  ])('refuses %s', async (_what, workbook, limits, code) => {
    expect(await refusal(rawWorkbook(workbook), limits)).toBe(code);
  });

  it.each<[string, RawWorkbook, Partial<WorkbookLimits>]>([
    ['as many rows as allowed', rows('<row><c><v>1</v></c></row>'.repeat(10)), { rowsPerSheet: 10 }],
    ['rows that are only formatted', rows('<row><c s="1"/></row>'.repeat(1_000)), { rowsPerSheet: 10 }],
    [
      'as many elements as there are texts for',
      rows('<row><c t="str"><v>x</v></c></row>'.repeat(1_000)),
      { xmlEmptyNodes: 100 },
    ],
    ['the longest text', rows(`<row><c t="inlineStr"><is><t>${'a'.repeat(32_767)}</t></is></c></row>`), {}],
  ])('reads %s', async (_what, workbook, limits) => {
    expect(await refusal(rawWorkbook(workbook), limits)).toBe('read');
  });

  it.each<[string, string, Partial<WorkbookLimits>, string]>([
    ['lines', `a;b${'\n'.repeat(11)}`, { textLines: 10 }, 'too-many-rows'],
    ['lines of an old Mac', `a;b${'\r'.repeat(11)}`, { textLines: 10 }, 'too-many-rows'],
    ['rows', '1;2\n'.repeat(11), { rowsPerSheet: 10 }, 'too-many-rows'],
    ['empty fields on a line', `a;b\n${';'.repeat(11)}`, { columns: 10 }, 'too-many-cells'],
    ['empty fields together', ';;;;;;\n'.repeat(2), { cellsPerSheet: 10 }, 'too-many-cells'],
    ['filled fields', '1;2;3;4;5;6\n'.repeat(2), { cellsPerSheet: 11 }, 'too-many-cells'],
    ['letters in a field', `a;b\n${'x'.repeat(32_768)}`, {}, 'cell-too-long'],
  ])('refuses a CSV of too many %s', async (_what, text, limits, code) => {
    expect(await refusal(Buffer.from(text), limits)).toBe(code);
    expect(await refusal(Buffer.from(`\uFEFF${text}`, 'utf16le'), limits)).toBe(code);
  });

  it('reads a CSV as large as it may be', async () => {
    const limits = { textLines: 10, rowsPerSheet: 10, columns: 2, cellsPerSheet: 20 };
    expect(await refusal(Buffer.from('1;2\r\n'.repeat(10)), limits)).toBe('read');
  });

  it.each<[string, string, string]>([
    ['a row that repeats', '<table-row number-rows-repeated="11"><c/></table-row>', 'too-many-rows'],
    ['a cell that repeats', '<table-row><c number-columns-repeated="11"/></table-row>', 'too-many-cells'],
    ['both', '<table-row number-rows-repeated="9"><c number-columns-repeated="9"/></table-row>', 'too-many-cells'],
    ['a cell beyond the last column', '<table-row><e number-columns-repeated="10"/><c/></table-row>', 'too-many-cells'],
    ['nothing, again and again', `<table-row>${'<e/>'.repeat(1_001)}</table-row>`, 'workbook-too-large'],
  ])('refuses an .ods of %s', async (_what, inside, code) => {
    const body = inside.replaceAll('<c', '<table-cell value-type="float" value="1"').replaceAll('<e', '<table-cell');
    const file = rawZip([
      { name: 'META-INF/manifest.xml', data: '<manifest/>' },
      { name: 'content.xml', data: `<document><table name="Blad">${body}</table></document>` },
    ]);
    expect(await refusal(file, { rowsPerSheet: 10, columns: 10, cellsPerSheet: 50, xmlEmptyNodes: 1_000 })).toBe(code);
  });

  it('never does more than read or refuse, whatever byte is changed', async () => {
    const sound = readFileSync(new URL('../../../fixtures/faulty/missing-column.xlsx', import.meta.url));
    for (let at = 0; at < sound.length; at += 37) {
      const changed = Buffer.from(sound);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      await refusal(changed);
    }
  });
});
