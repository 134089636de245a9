import { afterAll, describe, expect, it } from '@jest/globals';
import JSZip from 'jszip';
import {
  bytesOf,
  findingsOf,
  readAll,
  REFERENCE,
  soundSheets,
  workbookOf,
} from '../../test/harness/intake/declaration-file.js';
import { rawZip } from '../../test/harness/intake/raw-zip.js';
import { temporaryFiles } from '../../test/harness/intake/temporary-file.js';
import { readDeclaration } from './declaration-reader.js';
import type { DeclarationItem } from './declaration-reader.js';
import { openWorkbook } from './workbook/open-workbook.js';
import type { CellValue } from './workbook/workbook.js';

/** One declaration, however it was saved; and what is peculiar to each way. */
const files = temporaryFiles();
afterAll(() => files.remove());

const linesOf = (items: readonly DeclarationItem[]): unknown[] =>
  items.filter(({ kind }) => kind !== 'finding' && kind !== 'columns');

describe('the same declaration', () => {
  const CATEGORIES = [
    ['goo-housing', 'Huisvesting (huur, energie, onderhoud)'],
    ['goo-allowance', 'Leefgeld GOO'],
    ['goo-catering', 'Catering'],
    ['goo-guidance', 'Begeleiding en dagbesteding'],
    ['goo-security', 'Toezicht en beveiliging'],
    ['goo-implementation', 'Uitvoeringskosten GOO'],
    ['goo-other', 'Overige kosten GOO'],
    ['poo-allowance', 'Leefgeld en wooncomponent POO'],
    ['poo-implementation', 'Uitvoering en overige verstrekkingen POO'],
    ['transition', 'Transitiekosten'],
    ['psychosocial-care', 'Psychosociale zorg'],
    ['psychiatric-care', 'Psychiatrische zorg'],
    ['social-support', 'Wmo-ondersteuning'],
    ['youth-care', 'Jeugdhulp'],
    ['public-health', 'Jeugdgezondheidszorg en vaccinatie'],
    ['nuisance', 'Aanpak overlast'],
    ['integration', 'Taal, werk en participatie'],
    ['other', 'Overige kosten'],
  ] as const;
  const reference = {
    ...REFERENCE,
    costCategories: CATEGORIES.map(([code, label]) => {
      const routes = ['booo', 'vws', 'own'] as const;
      return { code, label, defaultRoute: 'booo' as const, routes };
    }),
  };
  const read = (file: string): Promise<DeclarationItem[]> =>
    readAll(new URL(`../../fixtures/${file}`, import.meta.url).pathname, reference);

  it.each([
    'formats/GM0193-zwolle-2024-libreoffice.xlsx',
    'formats/GM0193-zwolle-2024.ods',
    'formats/GM0193-zwolle-2024-csv.zip',
  ])('in %s has the same lines, to the cent, as the workbook it was saved from', async (file) => {
    const own = await read('declarations/GM0193-zwolle-2024.xlsx');
    expect(linesOf(own).length).toBeGreaterThan(100);
    const saved = await read(file);
    expect(findingsOf(saved).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(linesOf(saved)).toEqual(linesOf(own));
  });
});

async function cellsOf(path: string, sheetName: string): Promise<Map<string, CellValue>> {
  const workbook = await openWorkbook(path);
  const cells = new Map<string, CellValue>();
  try {
    const sheet = workbook.sheets.find(({ name }) => name === sheetName);
    if (!sheet) throw new Error(`no sheet ${sheetName}`);
    for await (const rows of workbook.rows(sheet)) {
      for (const { row, cells: found } of rows) found.forEach((value, column) => cells.set(`${row},${column}`, value));
    }
  } finally {
    workbook.close();
  }
  return cells;
}

const refusalOf = async (path: string): Promise<unknown> =>
  openWorkbook(path).then(
    (workbook) => workbook.close(),
    (error: { code?: unknown }) => error.code,
  );

describe('an OpenDocument spreadsheet', () => {
  const ods = (body: string, more: Parameters<typeof rawZip>[0] = [], styles = ''): string =>
    files.write(
      rawZip([
        { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
        { name: 'META-INF/manifest.xml', data: '<manifest:manifest xmlns:manifest="urn:m"/>' },
        {
          name: 'content.xml',
          data: `<office:document-content xmlns:office="urn:o" xmlns:table="urn:t" xmlns:text="urn:x" xmlns:style="urn:s"
            xmlns:calcext="urn:c"><office:automatic-styles>${styles}</office:automatic-styles>
            <office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:document-content>`,
        },
        ...more,
      ]),
    );
  const table = (rows: string, name = 'Blad', attributes = ''): string =>
    `<table:table table:name="${name}" ${attributes}>${rows}</table:table>`;
  const row = (cells: string, attributes = ''): string => `<table:table-row ${attributes}>${cells}</table:table-row>`;
  const cell = (attributes: string, text = ''): string =>
    `<table:table-cell ${attributes}>${text === '' ? '' : `<text:p>${text}</text:p>`}</table:table-cell>`;

  it('keeps each value as it is stored, whatever is shown', async () => {
    const cells = await cellsOf(
      ods(
        table(
          row(
            cell('office:value-type="float" office:value="0.1"', '0,10') +
              cell('office:value-type="currency" office:currency="EUR" office:value="1234.5"', '€ 1.235') +
              cell('office:value-type="date" office:date-value="2024-02-29T00:00:00"', '29-02-24') +
              cell('office:value-type="boolean" office:boolean-value="true"', 'WAAR') +
              cell('office:value-type="string"', 'a<text:s text:c="2"/>b<text:line-break/>c') +
              cell('table:formula="of:=1+2" office:value-type="float" office:value="3"', '3') +
              cell('table:formula="of:=A1/0" calcext:value-type="error" office:value-type="string"', '#DIV/0!') +
              cell('table:formula="of:=A1"'),
          ),
        ),
      ),
      'Blad',
    );
    expect([...cells.values()]).toEqual([
      { kind: 'number', raw: '0.1', date1904: false, formula: false },
      { kind: 'number', raw: '1234.5', date1904: false, formula: false },
      { kind: 'date', date: '2024-02-29', formula: false },
      { kind: 'boolean', value: true, formula: false },
      { kind: 'text', text: 'a  b\nc', formula: false },
      { kind: 'number', raw: '3', date1904: false, formula: true },
      { kind: 'error', error: '#DIV/0!', formula: true },
      { kind: 'uncomputed', formula: true },
    ]);
  });

  it('counts rows and cells that repeat, and leaves out comments and covered cells', async () => {
    const cells = await cellsOf(
      ods(
        table(
          row(cell('table:number-columns-repeated="2"') + cell('office:value-type="string"', 'C1')) +
            row(cell('table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1000"') +
            row(
              cell('office:value-type="float" office:value="7" table:number-columns-repeated="2"') +
                '<table:covered-table-cell office:value-type="float" office:value="9"/>' +
                '<table:table-cell office:value-type="string"><office:annotation><text:p>nee</text:p></office:annotation><text:p>ja</text:p></table:table-cell>',
              'table:number-rows-repeated="2"',
            ),
        ),
      ),
      'Blad',
    );
    expect([...cells.keys()]).toEqual(['1,3', '1002,1', '1002,2', '1002,4', '1003,1', '1003,2', '1003,4']);
    expect(cells.get('1002,4')).toMatchObject({ text: 'ja' });
  });

  it('tells hidden sheets and rows', async () => {
    const styles = '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>';
    const path = ods(
      table(row(cell('office:value-type="float" office:value="1"'), 'table:visibility="collapse"'), 'Een') +
        table('', 'Twee', 'table:style-name="ta1"'),
      [],
      styles,
    );
    const workbook = await openWorkbook(path);
    expect(workbook.sheets).toEqual([
      { name: 'Een', hidden: false },
      { name: 'Twee', hidden: true },
    ]);
    const [sheet] = workbook.sheets;
    const rows = [];
    if (sheet) for await (const batch of workbook.rows(sheet)) rows.push(...batch);
    workbook.close();
    expect(rows).toMatchObject([{ row: 1, hidden: true }]);
  });

  it.each([
    [
      'a cell repeated without end',
      cell('office:value-type="float" office:value="1" table:number-columns-repeated="1000000"'),
    ],
    ['a repetition that is no number', cell('table:number-columns-repeated="-1"')],
  ])('is refused in bounded time with %s', async (_what, cells) => {
    const rows = row(cells, 'table:number-rows-repeated="1000000"');
    await expect(cellsOf(ods(table(rows)), 'Blad')).rejects.toMatchObject({
      code: expect.stringMatching(/^(too-many|damaged)/),
    });
  });

  it('tells hidden columns, merged cells and values from other files', async () => {
    const rows = row(cell('table:number-columns-spanned="2" table:number-rows-spanned="3"', 'a'));
    const link = row(cell(`table:formula="of:='file:///h/a.ods'#$Blad.A1" office:value-type="float" office:value="1"`));
    const columns =
      '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>';
    const workbook = await openWorkbook(ods(table(columns + row(cell('')) + rows + link)));
    const [sheet] = workbook.sheets;
    if (!sheet) throw new Error('no sheet');
    for await (const batch of workbook.rows(sheet)) expect(batch.length).toBeGreaterThan(0);
    expect(workbook.form(sheet)).toEqual({
      hiddenColumns: [{ first: 3, last: 3 }],
      merged: [{ firstRow: 2, lastRow: 4, firstColumn: 1, lastColumn: 2 }],
    });
    expect(workbook.hasExternalLinks).toBe(true);
    workbook.close();
  });

  it('is refused with macros or a password', async () => {
    expect(await refusalOf(ods(table(''), [{ name: 'Basic/Standard/Module1.xml', data: '<m/>' }]))).toBe(
      'macro-workbook',
    );
    const encrypted = rawZip([
      { name: 'content.xml', data: 'x' },
      { name: 'META-INF/manifest.xml', data: '<m><f><encryption-data/></f></m>' },
    ]);
    expect(await refusalOf(files.write(encrypted))).toBe('old-or-protected-workbook');
  });
});

describe('a CSV file', () => {
  const HEADER = 'Maand;Kostensoort;Dekking;Bedrag;Locatie;Omschrijving;Bewijsstuk';
  const csv = (text: string | Buffer): string => files.write(Buffer.from(text as string));
  const cellIn = async (text: string | Buffer, at: string): Promise<unknown> =>
    (await cellsOf(csv(text), 'Kosten')).get(at);

  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(`${HEADER}\n2024-01;Café é €\n`)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${HEADER}\n2024-01;Café é €\n`)],
    ['UTF-16', Buffer.from(`\uFEFF${HEADER}\n2024-01;Café é €\n`, 'utf16le')],
    [
      'Windows-1252',
      Buffer.concat([Buffer.from(`${HEADER}\n2024-01;Caf`), Buffer.from([0xe9, 0x20, 0xe9, 0x20, 0x80, 0x0a])]),
    ],
  ])('is read in %s', async (_encoding, bytes) => {
    expect(await cellIn(bytes, '1,1')).toMatchObject({ text: 'Maand' });
    expect(await cellIn(bytes, '2,2')).toMatchObject({ text: 'Café é €' });
  });

  it.each([
    [';', '1.234,56', { kind: 'text', text: '1.234,56' }],
    ['\t', '1234.56', { kind: 'text', text: '1234.56' }],
    [',', '1234.56', { kind: 'number', raw: '1234.56' }],
    [',', '"1.234,56"', { kind: 'text', text: '1.234,56' }],
    [',', '1.234', { kind: 'text', text: '1.234' }],
  ])('parted by %j reads %s as it is meant', async (separator, amount, expected) => {
    const text = `${HEADER.replaceAll(';', separator)}\n2024-01${separator}x${separator}y${separator}${amount}\n`;
    expect(await cellIn(text, '2,4')).toMatchObject(expected);
  });

  it('keeps line ends, quotes and separators within quotes, and counts empty lines', async () => {
    const text = `${HEADER}\r\n\r\n2024-01;"a; ""b""\nc";;=1+1\r\n`;
    const cells = await cellsOf(csv(text), 'Kosten');
    expect(cells.get('3,2')).toMatchObject({ text: 'a; "b"\nc' });
    // a formula is a text like any other
    expect(cells.get('3,4')).toMatchObject({ kind: 'text', text: '=1+1' });
  });

  it.each([
    ['a letter', 'Geachte heer\nHierbij'],
    ['nothing', ''],
    ['bytes', Buffer.from([0x3b, 0, 1, 2, 3])],
  ])('is refused when it is %s', async (_what, content) => {
    expect(await refusalOf(csv(content))).toBe('not-a-workbook');
  });

  it('in a zip is refused beside other files, and a zip in a zip is', async () => {
    const inner = await bytesOf(workbookOf(soundSheets()));
    const both = new JSZip().file('kosten.csv', HEADER).file('brief.docx', 'x');
    const nested = new JSZip().file('declaratie.xlsx', inner);
    for (const zip of [both, nested]) {
      expect(await refusalOf(files.write(await zip.generateAsync({ type: 'nodebuffer' })))).toBe('nested-archive');
    }
  });

  it('says whose it is and of which year in fields beside it', async () => {
    const path = csv(`${HEADER}\n2024-01;goo-housing;BooO;1.234,56;;Huur;F-1\n`);
    const items: DeclarationItem[] = [];
    const given = { municipality: 'GM0193', year: '2024', basis: 'norm' };
    for await (const item of readDeclaration(path, REFERENCE, { given })) items.push(item);
    expect(items.find(({ kind }) => kind === 'header')).toMatchObject({
      header: { municipalityCode: 'GM0193', fiscalYear: 2024, basis: 'norm' },
    });
    expect(linesOf(items)).toHaveLength(2);
    expect(findingsOf(items)).toEqual([]);
    const without = findingsOf(await readAll(path));
    expect(without.map(({ message }) => message)).toEqual([
      'Een CSV-bestand zegt zelf niet van welke gemeente en welk boekjaar het is. Verwacht: de velden municipality en ' +
        'year naast het bestand, als GM0193 en 2024. Geef de gemeente en het boekjaar op en lever het bestand opnieuw in.',
    ]);
  });
});
