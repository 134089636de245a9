import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import type { Response } from 'supertest';
import { amountText, amount } from '../../src/kernel/money.js';
import { approved } from '../harness/declaration-workbook.js';
import { rawZip } from '../harness/intake/raw-zip.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

const INPUTS = {
  name: '=2x zo duur',
  fromDate: '2025-02-15',
  tariffs: [
    { tariff: 'goo-place-day', validFrom: '2025-01-01', validUntil: '2025-07-01', amount: '55.55' },
    { tariff: 'goo-place-day', validFrom: '2027-03-15', validUntil: null, amount: '60.10' },
    { tariff: 'poo-person-month', validFrom: '2026-01-01', validUntil: '2027-01-01', amount: '50.00' },
  ],
  volumeIndex: [{ year: 2026, index: '1.025' }],
  costIndex: [
    { year: 2027, index: '0.9801' },
    { year: 2028, index: '1.1' },
  ],
  throughYear: 2029,
  layout: 2025,
};

interface Handed {
  readonly id: string;
  readonly knownOn: string;
  readonly inputsSha256: string;
  readonly result: {
    readonly years: unknown[];
    readonly components: unknown[];
    readonly municipalities: { readonly difference: string }[];
    readonly total: Record<'baseline' | 'scenario' | 'difference', Record<string, string>>;
  };
}

type Cells = ExcelJS.CellValue[];

describe('the workbook of a scenario', () => {
  let app: TestApplication;
  let scenario: Handed;
  let file: Buffer;

  beforeAll(async () => {
    app = await startTestApplication();
    await approved(app.http, {
      municipality: 'GM0193',
      year: 2025,
      reception: [
        ['2025-01-01', '2025-12-31', 'GOO', 'Hal', 10, null, null],
        ['2025-01-01', '2025-12-31', 'POO', null, null, null, 7],
      ],
      costs: [['2025-05', 'goo-housing', null, 200_000.01]],
    });
    scenario = (await app.http.post('/v1/scenarios').send(INPUTS).expect(201)).body;
    const download = await app.http.get(`/v1/scenarios/${scenario.id}/workbook`).responseType('blob').expect(200);
    expect(download.headers['content-disposition']).toBe(`attachment; filename="scenario-${scenario.id}.xlsx"`);
    file = download.body;
  });
  afterAll(() => app.close());

  const opened = async (bytes = file): Promise<ExcelJS.Workbook> => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
    return workbook;
  };
  const rowsOf = async (name: string): Promise<Cells[]> =>
    ((await opened()).getWorksheet(name)?.getSheetValues() ?? []).slice(1).map((row) => (row as Cells).slice(1));
  const handIn = (bytes: Buffer | string, name = 'scenario.xlsx'): Promise<Response> =>
    Promise.resolve(app.http.post('/v1/scenario-workbooks').attach('file', bytes as Buffer, name));
  /** The sheet Scenario as it was handed out, with these changes: by its row the cells of Gegeven, Van, Tot en met, Waarde. */
  const changed = async (change: (sheet: ExcelJS.Worksheet) => void): Promise<Buffer> => {
    const workbook = await opened();
    change(workbook.getWorksheet('Scenario') as ExcelJS.Worksheet);
    return Buffer.from(await workbook.xlsx.writeBuffer());
  };
  const rowOf = (sheet: ExcelJS.Worksheet, subject: string, year?: number): ExcelJS.Row => {
    const found = sheet.getRows(1, sheet.rowCount)?.find((row) => {
      const from = row.getCell(2).value;
      return row.getCell(1).value === subject && (year === undefined || (from as Date).getUTCFullYear() === year);
    });
    return found as ExcelJS.Row;
  };

  it('holds what was asked, with a row for each year in which nothing is', async () => {
    const rows = await rowsOf('Scenario');
    expect(rows.slice(0, 7).map((row) => [row[0], row[3]])).toEqual([
      ['Gegeven', 'Waarde'],
      ['Naam', "'=2x zo duur"],
      ['Ingangsdatum', new Date('2025-02-15')],
      ['Basisjaar', 2025],
      ['Laatste jaar', 2029],
      ['Stand van', scenario.knownOn],
      ['Indeling', 2025],
    ]);
    const days = (row: Cells): unknown[] =>
      row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell));
    expect(rows.slice(7, 13).map(days)).toEqual([
      ['Normbedrag GOO', '2025-01-01', '2025-06-30', 55.55],
      ['Normbedrag GOO', '2026-01-01', '2026-12-31'],
      ['Normbedrag GOO', '2027-03-15', undefined, 60.1],
      ['Normbedrag POO', '2025-01-01', '2025-12-31'],
      ['Normbedrag POO', '2026-01-01', '2026-12-31', 50],
      ['Normbedrag POO', '2027-01-01', '2027-12-31'],
    ]);
    expect(rows.filter(([subject]) => subject === 'Kostenindex').map((row) => row[3])).toEqual([1, 1, 0.9801, 1.1, 1]);
  });

  it('shows what came out, as the API does', async () => {
    const [head, ...rows] = await rowsOf('Uitkomst');
    expect(head?.slice(0, 5)).toEqual([
      ...['Jaar', 'Onderdeel', 'Uitgangspunt: werkelijke kosten', 'Uitgangspunt: aanspraak', 'Uitgangspunt: verschil'],
    ]);
    const { years, total, components } = scenario.result;
    expect(rows).toHaveLength(components.length + years.length + 1);
    const euros = (row: Cells | undefined, column: number): string => amountText(amount(row?.[column] as number));
    const last = rows.at(-1);
    expect([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((column) => euros(last, column))).toEqual([
      ...(['baseline', 'scenario', 'difference'] as const).flatMap((side) => {
        const { realCost, entitlement, netGap } = total[side];
        return [realCost, entitlement, netGap];
      }),
      total.difference.shortfall,
      total.difference.surplus,
    ]);
    const municipalities = await rowsOf('Gemeenten');
    expect(municipalities[1]?.slice(0, 2)).toEqual(['GM0193', 'Zwolle']);
    expect(euros(municipalities[1], 4)).toBe(scenario.result.municipalities[0]?.difference);
    const guide = JSON.stringify(await rowsOf('Toelichting'));
    expect(guide).toContain('gesaldeerd over 2025 tot en met 2029');
    expect(guide).toContain(scenario.inputsSha256);
  });

  it('handed back as it is, is the same question with the same answer', async () => {
    const { status, body } = await handIn(file);
    expect(status).toBe(201);
    expect(body.id).not.toBe(scenario.id);
    expect([body.name, body.inputsSha256]).toEqual([INPUTS.name, scenario.inputsSha256]);
    expect(JSON.stringify(body.result)).toBe(JSON.stringify(scenario.result));
  });

  it('handed back as another program writes it, is so too', async () => {
    const { status, body } = await handIn(await changed(() => undefined));
    expect([status, body.inputsSha256]).toEqual([201, scenario.inputsSha256]);
  });

  it('handed back with other values, is another question', async () => {
    const { status, body } = await handIn(
      await changed((sheet) => {
        rowOf(sheet, 'Normbedrag GOO', 2026).getCell(4).value = '€ 58,25';
        rowOf(sheet, 'Normbedrag POO', 2026).getCell(4).value = null;
        rowOf(sheet, 'Kostenindex', 2029).getCell(4).value = '1,25';
        rowOf(sheet, 'Volume-index', 2026).getCell(4).value = 1.0249999999999999;
        rowOf(sheet, 'Naam').getCell(4).value = 'Anders';
        rowOf(sheet, 'Stand van').getCell(4).value = null;
        sheet.addRow(['normbedrag poo', '1-2-2028', '29-2-2028', 0]);
      }),
    );
    expect([status, body.errors]).toEqual([201, undefined]);
    expect(body.name).toBe('Anders');
    expect(body.inputs.tariffs).toEqual([
      { tariff: 'goo-place-day', validFrom: '2025-01-01', validUntil: '2025-07-01', amount: '55.55' },
      { tariff: 'goo-place-day', validFrom: '2026-01-01', validUntil: '2027-01-01', amount: '58.25' },
      { tariff: 'goo-place-day', validFrom: '2027-03-15', validUntil: null, amount: '60.10' },
      { tariff: 'poo-person-month', validFrom: '2028-02-01', validUntil: '2028-03-01', amount: '0.00' },
    ]);
    expect(body.inputs.costIndex.at(-1)).toEqual({ year: 2029, index: '1.25' });
    expect(body.inputs.volumeIndex).toEqual([{ year: 2026, index: '1.025' }]);
    expect(body.inputsSha256).not.toBe(scenario.inputsSha256);
  });

  it('tells every mistake at once: where, what was given, what was expected, what to do', async () => {
    const { status, body } = await handIn(
      await changed((sheet) => {
        rowOf(sheet, 'Naam').getCell(4).value = null;
        rowOf(sheet, 'Ingangsdatum').getCell(4).value = '31-2-2025';
        rowOf(sheet, 'Basisjaar').getCell(4).value = 2030;
        rowOf(sheet, 'Normbedrag GOO', 2026).getCell(4).value = -1;
        rowOf(sheet, 'Normbedrag POO', 2026).getCell(3).value = new Date('2025-12-31');
        rowOf(sheet, 'Kostenindex', 2026).getCell(2).value = new Date('2026-01-02');
        rowOf(sheet, 'Kostenindex', 2027).getCell(4).value = 1.00005;
        rowOf(sheet, 'Volume-index', 2027).getCell(1).value = 'Volume';
        sheet.addRow(['Normbedrag GOO', new Date('2028-01-01'), null, 70]);
        sheet.addRow(['Kostenindex', new Date('2028-01-01'), new Date('2028-12-31'), 2]);
        sheet.addRow(['Naam', null, null, 'Nog een']);
      }),
    );
    expect(status).toBe(400);
    expect(body.detail).toContain('11 fouten');
    const told = body.errors.map(({ code, row, column }: Record<string, unknown>) => [code, row, column]);
    expect(told).toEqual([
      ['value-missing', 2, 'D'],
      ['value-unreadable', 3, 'D'],
      ['base-year-after-last-year', 4, 'D'],
      ['value-unreadable', 9, 'D'],
      ['period-reversed', 12, 'C'],
      ['value-unreadable', 18, 'A'],
      ['no-whole-year', 22, 'B'],
      ['value-unreadable', 23, 'D'],
      ['tariffs-overlap', 26, 'B'],
      ['index-twice', 27, 'B'],
      ['field-twice', 28, 'A'],
    ]);
    expect(body.errors[3]).toEqual({
      code: 'value-unreadable',
      severity: 'error',
      sheet: 'Scenario',
      row: 9,
      column: 'D',
      header: 'Waarde',
      given: '-1',
      expected: 'een bedrag van 0,00 of hoger, in hele centen, of een lege cel',
      message:
        'Blad Scenario, rij 9, kolom D (Waarde): "-1" kan hier niet staan. Verwacht: een bedrag van 0,00 of hoger, in ' +
        'hele centen, of een lege cel. Verbeter de cel en lever het bestand opnieuw in.',
    });
    expect((await app.http.get('/v1/scenarios')).body.items.map(({ name }: { name: string }) => name)).not.toContain(
      'Nog een',
    );
  });

  it('tells of what is not there at all', async () => {
    const { body } = await handIn(
      await changed((sheet) => {
        sheet.spliceRows(rowOf(sheet, 'Laatste jaar').number, 1);
      }),
    );
    expect(body.errors).toMatchObject([{ code: 'field-missing', sheet: 'Scenario', header: 'Laatste jaar' }]);
    const empty = new ExcelJS.Workbook();
    empty.addWorksheet('Iets anders').addRow(['x']);
    const other = await handIn(Buffer.from(await empty.xlsx.writeBuffer()));
    expect([other.status, other.body.errors[0].code]).toEqual([400, 'sheet-missing']);
    const headless = await handIn(await changed((sheet) => (sheet.getCell('D1').value = 'Bedrag')));
    expect([headless.status, headless.body.errors[0].code]).toEqual([400, 'column-missing']);
  });

  it.each([
    ['a letter', Buffer.from('Dit is een brief.'), 'not-a-workbook'],
    ['an empty file', Buffer.alloc(0), 'not-a-workbook'],
    ['an .xls', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), 'old-or-protected-workbook'],
    [
      'a document type',
      rawZip([{ name: '[Content_Types].xml', data: '<!DOCTYPE a [<!ENTITY a "x">]><Types>&a;</Types>' }]),
      'unsafe-xml',
    ],
    ['half a zip', rawZip([{ name: '[Content_Types].xml', data: '<Types/>' }]).subarray(0, 40), 'damaged-workbook'],
  ])('is refused when it is %s', async (_story, bytes, code) => {
    const { status, body } = await handIn(bytes);
    expect([status, body.errors.map((one: { code: string }) => one.code)]).toEqual([400, [code]]);
  });

  it('is taken in once for one key', async () => {
    const send = (): Promise<Response> =>
      Promise.resolve(
        app.http.post('/v1/scenario-workbooks').set('Idempotency-Key', 'een-blad').attach('file', file, 'a.xlsx'),
      );
    const [first, second] = [await send(), await send()];
    expect([first.status, second.body.id, second.headers['idempotency-replayed']]).toEqual([
      201,
      first.body.id,
      'true',
    ]);
  });

  it('is for the association only', async () => {
    for (const person of ['controller:GM0193', 'finance-officer:GM0193', 'auditor:GM0193', 'ministry-reader']) {
      await app.people.as(person).get(`/v1/scenarios/${scenario.id}/workbook`).expect(403);
      await app.people.as(person).post('/v1/scenario-workbooks').attach('file', file, 'a.xlsx').expect(403);
    }
    await app.http.get('/v1/scenarios/00000000-0000-4000-8000-000000000000/workbook').expect(404);
    await app.http.get('/v1/scenarios/x/workbook').expect(404);
  });
});
