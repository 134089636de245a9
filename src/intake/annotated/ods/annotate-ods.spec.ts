import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import JSZip from 'jszip';
import { annotated } from '../../../../test/harness/intake/annotated-file.js';
import { findingsOf, readAll } from '../../../../test/harness/intake/declaration-file.js';
import { rawZip } from '../../../../test/harness/intake/raw-zip.js';
import { temporaryFiles } from '../../../../test/harness/intake/temporary-file.js';
import { finding } from '../../findings.js';
import type { Finding } from '../../findings.js';

const files = temporaryFiles();
afterAll(() => files.remove());

const OWN = new URL('../../../../fixtures/formats/GM0193-zwolle-2024.ods', import.meta.url).pathname;

const at = (sheet: string, row: number, column: number, given = 'x'): Finding =>
  finding('amount-unreadable', { sheet, row, column, header: 'Bedrag' }, { given, expected: 'een bedrag' });
const FINDINGS = [
  at('Kosten', 3, 4),
  at('Kosten', 3, 4, 'y'),
  at('Kosten', 900, 12),
  at('Opvang', 1, 2),
  finding('sheet-unknown', { sheet: 'Kladblok' }, { given: 'Kladblok', expected: 'een blad' }),
];

const contentOf = async (bytes: Buffer): Promise<string> =>
  (await (await JSZip.loadAsync(bytes)).file('content.xml')?.async('string')) ?? '';
const ourComments = (content: string): number => content.split('<dc:creator>Opvangboek</dc:creator>').length - 1;

/** A spreadsheet with this inside of its body and these automatic styles. */
const spreadsheet = (tables: string, styles = '<office:automatic-styles/>', root = 'office'): string =>
  files.write(
    rawZip([
      { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
      { name: 'META-INF/manifest.xml', data: '<manifest/>' },
      {
        name: 'content.xml',
        data:
          `<?xml version="1.0"?><${root}:document-content xmlns:${root}="urn:oasis:names:tc:opendocument:xmlns:office:1.0">` +
          `${styles}<${root}:body><${root}:spreadsheet>${tables}</${root}:spreadsheet></${root}:body></${root}:document-content>`,
      },
    ]),
  );
const table = (inside: string): string => `<table:table table:name="Kosten">${inside}</table:table>`;
/** The table Kosten as it comes back, with our styles and comments in short. */
const tableOf = async (path: string, findings: readonly Finding[]): Promise<string> => {
  const content = await contentOf(await annotated(path, findings));
  const [found = ''] = /<table:table table:name="Kosten">[\s\S]*?<\/table:table>/.exec(content) ?? [];
  return found
    .replace(/<office:annotation><dc:creator>Opvangboek<\/dc:creator>.*?<\/office:annotation>/g, '(!)')
    .replaceAll('-opvangboek-fout', '-red')
    .replaceAll('table:', '');
};

describe('an OpenDocument spreadsheet on its way back', () => {
  it('has as many comments as findings, and is read as it was', async () => {
    const bytes = await annotated(OWN, FINDINGS);
    const content = await contentOf(bytes);
    expect(ourComments(content)).toBe(FINDINGS.length);
    const own = await readAll(OWN);
    expect(await readAll(files.write(bytes))).toEqual(own);
    expect(findingsOf(own)).toEqual(expect.any(Array));
  });

  it('is the same file but for its content', async () => {
    const [own, back] = await Promise.all([readFileSync(OWN), annotated(OWN, FINDINGS)].map((b) => JSZip.loadAsync(b)));
    const names = Object.keys(own?.files ?? {}).filter((name) => !name.endsWith('/'));
    expect(Object.keys(back?.files ?? {})).toEqual(names);
    for (const name of names.filter((each) => each !== 'content.xml')) {
      expect(await back?.file(name)?.async('nodebuffer')).toEqual(await own?.file(name)?.async('nodebuffer'));
    }
    // a program knows it by its first bytes
    expect((await annotated(OWN, FINDINGS)).subarray(30, 84).toString()).toBe(
      'mimetypeapplication/vnd.oasis.opendocument.spreadsheet',
    );
  });

  it('gets the new findings in the place of the old when it comes again', async () => {
    const once = files.write(await annotated(OWN, FINDINGS));
    const [first] = FINDINGS;
    const content = await contentOf(await annotated(once, first ? [first] : []));
    expect(ourComments(content)).toBe(1);
    expect(content.split('table:name="Bevindingen"')).toHaveLength(2);
    expect(content.match(/style-name="[^"]*-opvangboek-fout"/g)?.filter((use) => use.startsWith('style-name'))).toEqual(
      expect.arrayContaining([expect.any(String)]),
    );
    const none = await contentOf(await annotated(once, []));
    expect(none).not.toMatch(/table:style-name="[^"]*-opvangboek-(fout|waarschuwing)"/);
  });

  it.each([
    [
      'a cell',
      '<table:table-row/><table:table-row><table:table-cell table:style-name="ce1"/></table:table-row>',
      2,
      1,
      '<table-row/><table-row><table-cell style-name="ce1-red">(!)</table-cell></table-row>',
    ],
    [
      'a cell that repeats',
      `<table:table-row><table:table-cell table:number-columns-repeated="5" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>`,
      1,
      3,
      '<table-row><table-cell number-columns-repeated="2" office:value="1"><text:p>1</text:p></table-cell>' +
        '<table-cell office:value="1" style-name="Default-red">(!)<text:p>1</text:p></table-cell>' +
        '<table-cell number-columns-repeated="2" office:value="1"><text:p>1</text:p></table-cell></table-row>',
    ],
    [
      'a row that repeats',
      '<table:table-row table:number-rows-repeated="9"><table:table-cell/></table:table-row>',
      4,
      1,
      '<table-row number-rows-repeated="3"><table-cell/></table-row><table-row><table-cell style-name="Default-red">(!)</table-cell></table-row>' +
        '<table-row number-rows-repeated="5"><table-cell/></table-row>',
    ],
    [
      'a cell beyond the last',
      '<table:table-row><table:table-cell/></table:table-row>',
      1,
      4,
      '<table-row><table-cell/><table-cell number-columns-repeated="2"/><table-cell style-name="Default-red">(!)</table-cell></table-row>',
    ],
    [
      'a row beyond the last',
      '<table:table-row><table:table-cell/></table:table-row>',
      4,
      1,
      '<table-row><table-cell/></table-row><table-row number-rows-repeated="2"><table-cell/></table-row>' +
        '<table-row><table-cell style-name="Default-red">(!)</table-cell></table-row>',
    ],
    [
      'a cell in the style of its column',
      '<table:table-column table:number-columns-repeated="2"/><table:table-column table:default-cell-style-name="ce7"/><table:table-row><table:table-cell table:number-columns-repeated="3"/></table:table-row>',
      1,
      3,
      '<table-column number-columns-repeated="2"/><table-column default-cell-style-name="ce7"/><table-row><table-cell number-columns-repeated="2"/><table-cell style-name="ce7-red">(!)</table-cell></table-row>',
    ],
  ])('parts %s', async (_what, inside, row, column, expected) => {
    const back = await tableOf(spreadsheet(table(inside)), [at('Kosten', row, column)]);
    expect(back).toBe(`<table name="Kosten">${expected}</table>`);
  });

  it('keeps a comment of somebody else, with ours below it, once', async () => {
    const theirs = '<office:annotation><dc:creator>Jan</dc:creator><text:p>Klopt dit?</text:p></office:annotation>';
    const own = spreadsheet(table(`<table:table-row><table:table-cell>${theirs}</table:table-cell></table:table-row>`));
    const once = await annotated(own, [at('Kosten', 1, 1)]);
    const twice = await contentOf(await annotated(files.write(once), [at('Kosten', 1, 1)]));
    for (const content of [await contentOf(once), twice]) {
      expect(content.match(/<text:p>Klopt dit\?<\/text:p>/g)).toHaveLength(1);
      expect(content.match(/<text:p>Opvangboek: /g)).toHaveLength(1);
    }
  });

  it('colours a cell and keeps the rest of its style', async () => {
    const style =
      '<office:automatic-styles><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N4">' +
      '<style:table-cell-properties fo:background-color="#ffffff" fo:border="1pt"/></style:style></office:automatic-styles>';
    const content = await contentOf(await annotated(spreadsheet(table(''), style), []));
    expect(content).toContain(
      '<style:style style:name="ce1-opvangboek-fout" style:family="table-cell" style:data-style-name="N4">' +
        '<style:table-cell-properties fo:background-color="#F8CBAD" fo:border="1pt"/></style:style>',
    );
  });

  it('is refused when it is written with names of its own', async () => {
    const path = spreadsheet('<table:table table:name="Kosten"/>', '', 'o');
    await expect(annotated(path, FINDINGS)).rejects.toMatchObject({ code: 'not-a-workbook' });
  });
});
