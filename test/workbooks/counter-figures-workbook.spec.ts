import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { figuresWorkbook, loadFigures } from '../harness/counter-figures-workbook.js';
import { approved } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

type Cell = string | number | null;

describe('the workbook of differences', () => {
  let app: TestApplication;
  let path: string;
  let file: Buffer;
  let sheets: Map<string, Cell[][]>;

  beforeAll(async () => {
    app = await startTestApplication();
    for (const municipality of ['GM0193', 'GM0362', 'GM0530']) {
      await approved(app.http, {
        municipality,
        year: municipality === 'GM0530' ? 2022 : 2024,
        reception:
          municipality === 'GM0530'
            ? [['2022-03-01', '2022-12-31', 'GOO', 'Hal', 10, null, null]]
            : [
                ['2024-01-01', '2024-12-31', 'GOO', 'Hal', 10, null, null],
                ['2024-01-01', '2024-12-31', 'POO', null, null, null, 5],
              ],
        costs: municipality === 'GM0193' ? [['2024-05', 'goo-housing', null, 200_000.01]] : [],
      });
    }
    const figures = await figuresWorkbook(
      [
        ['GM0193', null, 2024, null, null, 'GOO', null, 3670, 60.5, 222035, '=1+1'],
        ['GM0193', null, 2024, null, null, 'GOO', 'Werkelijke kosten', null, null, 200_000.02, null],
        ['GM0362', null, 2024, '2024-01-01', '2024-06-30', 'GOO', null, 1820, 61, 111020, null],
        ['GM0148', null, 2024, null, null, 'GOO', null, 366, 61, 22326, null],
        ['GM1992', null, 2022, null, null, 'GOO', null, 3060, null, 292740, null],
      ],
      [['GOO', '2024-01-01', '2024-12-31', 60.5, 'Kostprijsonderzoek']],
    );
    const fields = { party: 'Ministerie', date: '2026-11-01', source: 'Bijlage bij de brief', coverage: 'named' };
    const { body } = await loadFigures(app.http, figures, fields);
    path = `/v1/counter-figures/${body.id}/workbook`;
    const download = await app.http.get(path).responseType('blob').expect(200);
    expect(download.headers['content-disposition']).toBe('attachment; filename="verschillen-2026-11-01.xlsx"');
    file = download.body;
    const { KEEP_WORKBOOK } = process.env;
    if (KEEP_WORKBOOK !== undefined) writeFileSync(KEEP_WORKBOOK, file);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(file as unknown as ArrayBuffer);
    sheets = new Map(workbook.worksheets.map((sheet) => [sheet.name, valuesOf(sheet)]));
  });
  afterAll(() => app.close());

  const rowsOf = (name: string): Cell[][] => (sheets.get(name) ?? []).slice(1);

  it('has a sheet for each question', () => {
    expect([...sheets.keys()]).toEqual([
      'Leeswijzer',
      'Samenvatting per oorzaak',
      'Verschillen',
      'Normbedragen',
      'Niet vergeleken',
      'Cijfers van de andere partij',
      'Controle',
    ]);
  });

  it('lists every difference with what both have, and a sentence', () => {
    const told = rowsOf('Verschillen').map((row) => [
      row[0],
      row[1],
      row[2],
      row[3],
      row[9],
      row[11],
      row[12],
      row[14],
    ]);
    expect(told).toEqual([
      ['Aanspraak', 'Andere gemeente', -292740, 'GM0530', null, null, 3060, 292740],
      ['Aanspraak', 'Andere gemeente', 292740, 'GM1992', null, null, null, null],
      ['Aanspraak', 'Ontbreekt', 22326, 'GM0148', 366, 22326, null, null],
      // −0.50 × 3665 and 10 × 60.75
      ['Aanspraak', 'Ander normbedrag', -1832.5, 'GM0193', 3670, 222035, 3660, 223260],
      ['Aanspraak', 'Ander aantal', 607.5, 'GM0193', 3670, 222035, 3660, 223260],
      ['Aanspraak', 'Andere dagen', -112240, 'GM0362', null, null, 1840, 112240],
      ['Werkelijke kosten', 'Afronding', 0.01, 'GM0193', null, 200000.02, null, 200000.01],
    ]);
    expect(rowsOf('Verschillen').every((row) => String(row.at(-1)).endsWith('.'))).toBe(true);
  });

  it('adds them up by cause and kind, to their total less ours', () => {
    const summary = rowsOf('Samenvatting per oorzaak').map((row) => [row[0], row[1], row[2], row[3], row[9], row[10]]);
    expect(summary).toEqual([
      ['Aanspraak', 'Ander normbedrag', 1, -1832.5, null, null],
      ['Aanspraak', 'Ander aantal', 1, 607.5, null, null],
      ['Aanspraak', 'Andere dagen', 1, -112240, null, null],
      ['Aanspraak', 'Andere gemeente', 2, 0, null, null],
      ['Aanspraak', 'Ontbreekt', 1, 22326, null, null],
      ['Aanspraak', 'Alle oorzaken', 6, -91139, 648121, 739260],
      ['Werkelijke kosten', 'Afronding', 1, 0.01, null, null],
      ['Werkelijke kosten', 'Alle oorzaken', 1, 0.01, 200000.02, 200000.01],
    ]);
  });

  it('shows their figures with their place, and nothing of it as a formula', () => {
    expect(rowsOf('Cijfers van de andere partij')[0]).toEqual([
      ...['Cijfers', 2, 'GM0193', 'Zwolle', 2024, null, null, 'Gemeentelijke opvang (GOO)', 'Aanspraak'],
      ...[3670, 60.5, 222035, "'=1+1"],
    ]);
    expect(rowsOf('Normbedragen')).toEqual([['GOO', '01-01-2024', '31-12-2024', 60.5, 61, 2, 'Kostprijsonderzoek']]);
    expect(rowsOf('Niet vergeleken').map((row) => row.slice(0, 5))).toEqual([
      ['Aanspraak', 2024, 'Particuliere opvang (POO)', 2, 11040],
    ]);
  });

  it('says first on what we differ, and of whom the figures are', () => {
    const guide = new Map(rowsOf('Leeswijzer').map(([subject, text]) => [subject, text]));
    expect(guide.get('Uitkomst')).toBe(
      'Wij verschillen op 7 posten. Aanspraak: 6 posten, samen € -91.139,00; Werkelijke kosten: 1 post, samen € 0,01 ' +
        '(hun cijfer min het onze).',
    );
    expect(guide.get('Bron')).toBe('Bijlage bij de brief');
  });

  it('is the same, byte for byte, about the same moment', async () => {
    const { body } = await app.http.get(`${path}?knownOn=2026-11-23T12:00:00.500Z`).responseType('blob');
    const again = await app.http.get(`${path}?knownOn=2026-11-23T12:00:00.500Z`).responseType('blob');
    expect(Buffer.compare(body as Buffer, again.body as Buffer)).toBe(0);
  });
});

/** Every row as wide as the head, by what cells show. */
function valuesOf(sheet: ExcelJS.Worksheet): Cell[][] {
  const width = sheet.getRow(1).cellCount;
  return (sheet.getRows(1, sheet.rowCount) ?? []).map((row) =>
    Array.from({ length: width }, (_, index) => {
      const { value } = row.getCell(index + 1);
      if (typeof value === 'object' && value !== null && 'formula' in value) return (value.result ?? 0) as Cell; // the reader leaves a zero out
      return (value ?? null) as Cell;
    }),
  );
}
