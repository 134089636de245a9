import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { amount, amountText, sum } from '../../src/kernel/money.js';
import { approve, approved, declarationWorkbook, submit, upload } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

const FIXTURES = 'fixtures/declarations';

describe('the negotiation workbook', () => {
  let app: TestApplication;
  let workbook: ExcelJS.Workbook;
  let made: { id: string; fileSha256: string; fileSize: number };

  beforeAll(async () => {
    app = await startTestApplication();
    const names = readdirSync(FIXTURES).filter((name) => /GM(0193|0148|0362|0344|1931|0501)/.test(name));
    for (const name of names.sort()) await approved(app.http, `${FIXTURES}/${name}`);
    // a description, a location, a reference and a file name that a spreadsheet program would run
    const evil = await declarationWorkbook({
      municipality: 'GM0177',
      year: 2024,
      reception: [['01-01-2024', '31-12-2024', 'GOO', '@SUM(A1)', 4, 3, null]],
      costs: [['2024-01', 'goo-housing', null, 5, null, '=HYPERLINK("http://x";"y")', '+31']],
      receipts: [['13-06-2024', 'voorschot', 'goo', 5, '-1+1']],
    });
    const { body } = await upload(app.http, evil, '=cmd.xlsx');
    expect([(await submit(app.http, body.id)).status, (await approve(app.http, body.id)).status]).toEqual([200, 200]);
    made = (await app.http.post('/v1/exports').send({ fromYear: 2022, toYear: 2026 }).expect(201)).body;
    const download = await app.http.get(`/v1/exports/${made.id}/workbook`).responseType('blob').expect(200);
    expect(download.headers['content-disposition']).toBe('attachment; filename="opvangboek-2022-2026.xlsx"');
    workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(download.body);
  });
  afterAll(() => app.close());

  /** The rows of a sheet as objects by header. */
  const rowsOf = (name: string): Record<string, ExcelJS.CellValue>[] => {
    const sheet = workbook.getWorksheet(name);
    const headers = (sheet?.getRow(1).values ?? []) as string[];
    return (sheet?.getRows(2, sheet.rowCount - 1) ?? []).map((row) =>
      Object.fromEntries(
        headers.flatMap((header, column) => (header ? [[header, shownIn(row.getCell(column).value)]] : [])),
      ),
    );
  };
  /** What a cell shows: of a formula what it comes to; the reader leaves a zero out. */
  const shownIn = (value: ExcelJS.CellValue): ExcelJS.CellValue =>
    value !== null && typeof value === 'object' && 'formula' in value ? (value.result ?? 0) : value;
  const euros = (value: ExcelJS.CellValue | undefined): string => amountText(amount(value as number));

  it('has the sheets people expect, in Dutch', () => {
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      ...['Leeswijzer', 'Samenvatting', 'Per jaar', 'Per onderdeel', 'Per provincie', 'Per gemeente'],
      ...['Per gemeente en jaar', 'Per gemeente en onderdeel', 'Verklaring', 'Verklaring per gemeente'],
      ...['Kostendekkend normbedrag', 'Psychosociale zorg', "Scenario's", 'Normbedragen', 'Rekenregels'],
      ...['Aansluiting', 'Regels', 'Controle'],
    ]);
  });

  it.each([
    ['Per jaar', 'year', 'Boekjaar'],
    ['Per provincie', 'province', 'Provincie'],
    ['Per onderdeel', 'component', 'Bekostigingsonderdeel'],
  ])('%s shows what the API answers by %s', async (name, groupBy, header) => {
    const { body } = await app.http.get(`/v1/national-shortfall?fromYear=2022&toYear=2026&groupBy=${groupBy}`);
    const rows = rowsOf(name);
    const expected = [...body.groups, { ...body.total, label: 'Alle jaren, per gemeente gesaldeerd' }];
    expect(rows.map((row) => String(row[header] as string | number))).toEqual(expected.map(({ label }) => label));
    expect(
      rows.map((row) =>
        [
          'Werkelijke kosten',
          'Aanspraak',
          'Ontvangen',
          'Verschil (netto)',
          'Som van tekorten',
          'Som van overschotten',
          'Kasverschil',
        ].map((column) => euros(row[column])),
      ),
    ).toEqual(
      expected.map((group) =>
        ['realCost', 'entitlement', 'received', 'netGap', 'shortfall', 'surplus', 'cashGap'].map(
          (field) => group[field],
        ),
      ),
    );
    expect(
      rows.map((row) => [row['Goedgekeurde declaraties'], row['Verwachte declaraties'], row.Voorbehoud ?? '']),
    ).toEqual(
      expected.map(({ completeness, notices }) => [completeness.declared, completeness.expected, notices.join('; ')]),
    );
  });

  it('shows each municipality and year as the API answers it, and what was not declared', async () => {
    const rows = rowsOf('Per gemeente en jaar');
    expect(rows).toHaveLength(344 + 1 + 4 * 342 - 1); // every one due; Brielle and two others only in 2022
    for (const code of ['GM0193', 'GM0148', 'GM0362', 'GM0344', 'GM1931', 'GM0501']) {
      const { body } = await app.http.get(`/v1/municipalities/${code}/shortfall?fromYear=2022&toYear=2026`);
      for (const year of body.years) {
        const row = rows.find((candidate) => candidate.Gemeentecode === code && candidate.Boekjaar === year.year);
        if (!year.declared) {
          expect(row === undefined || row.Declaratie === 'geen goedgekeurde declaratie').toBe(true);
          continue;
        }
        expect(
          ['Werkelijke kosten', 'Aanspraak', 'Ontvangen', 'Verschil', 'Kasverschil'].map((column) =>
            euros(row?.[column]),
          ),
        ).toEqual([
          ...[year.total.realCost, year.total.entitlement, year.total.received, year.total.gap, year.total.cashGap],
        ]);
        expect(euros(row?.['Waarvan psychosociale en psychiatrische zorg'])).toBe(year.psychosocial.realCost);
      }
    }
  });

  it('attributes every cent to one line, with its file, sheet and row', async () => {
    const { body } = await app.http.get('/v1/national-shortfall?fromYear=2022&toYear=2026');
    const rows = rowsOf('Regels');
    const total = rows.pop();
    const column = (name: string): string => amountText(sum(rows.map((row) => amount(row[name] as number))));
    expect(['Werkelijke kosten', 'Aanspraak', 'Ontvangen'].map(column)).toEqual([
      ...[body.total.realCost, body.total.entitlement, body.total.received],
    ]);
    expect(['Werkelijke kosten', 'Aanspraak', 'Ontvangen'].map((name) => euros(total?.[name]))).toEqual([
      ...[body.total.realCost, body.total.entitlement, body.total.received],
    ]);
    expect(rows.every((row) => /^GM\d{4}-\d{4}-\d+$/.test(row.Declaratie as string) && Number(row.Rij) >= 2)).toBe(
      true,
    );
    for (const row of rows.filter((candidate) => candidate.Normbedrag !== null && candidate.Normbedrag !== undefined)) {
      expect(amountText(amount(row.Aantal as number).times(row.Normbedrag as number))).toBe(euros(row.Aanspraak));
    }
  });

  it('runs nothing that somebody wrote in a cell', () => {
    const rows = rowsOf('Regels').filter(({ Gemeentecode }) => Gemeentecode === 'GM0177');
    const texts = rows.map((row) => [row.Bestand, row.Locatie, row['Omschrijving of kenmerk']]);
    expect(texts).toEqual(
      expect.arrayContaining([
        ["'=cmd.xlsx", "'@SUM(A1)", null],
        ["'=cmd.xlsx", null, `'=HYPERLINK("http://x";"y")`],
        ["'=cmd.xlsx", null, "'-1+1"],
      ]),
    );
    const all: ExcelJS.CellValue[] = [];
    for (const sheet of workbook.worksheets) sheet.eachRow((row) => row.eachCell(({ value }) => all.push(value)));
    expect(all.filter((value) => typeof value === 'string' && /^[=+@-]/.test(value))).toEqual([]);
    // every formula is of ours: of names, cells, numbers and functions that only add up, look up and round
    const formulas = all.flatMap((value) =>
      typeof value === 'object' && value !== null && 'formula' in value ? [value.formula] : [],
    );
    expect(formulas.length).toBeGreaterThan(1000);
    const functions = new Set(formulas.flatMap((formula) => formula.match(/[A-Z]+(?=\()/g) ?? []));
    expect([...functions].sort()).toEqual([
      ...['COUNTIFS', 'IF', 'INDEX', 'MATCH', 'ROUND', 'ROUNDUP', 'SUM', 'SUMIFS'],
    ]);
  });

  it('names the source of every tariff', async () => {
    const { body } = await app.http.get('/v1/tariffs');
    expect(rowsOf('Normbedragen').map((row) => [row.Kenmerk, euros(row.Bedrag), row.Bron])).toEqual(
      body.items.map((tariff: { id: string; amount: string; source: string }) => [
        tariff.id,
        tariff.amount,
        tariff.source,
      ]),
    );
  });

  it('is remembered with its hash', async () => {
    const { body } = await app.http.get(`/v1/exports/${made.id}`).expect(200);
    expect(body).toMatchObject(made);
    const { createHash } = await import('node:crypto');
    const { body: bytes } = await app.http.get(`/v1/exports/${made.id}/workbook`).responseType('blob');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(made.fileSha256);
    expect(bytes).toHaveLength(made.fileSize);
  });

  it('is not made when its lines do not add up to the ledger', async () => {
    const switched = (on: boolean): Promise<unknown> =>
      connected(app.database.ownerUrl, (client) =>
        client.query(
          `BEGIN; SELECT set_config('opvangboek.clock', '2026-11-23T12:00:00Z', true);
           UPDATE deduction_rule SET deduct_own_contributions = ${on}; COMMIT`,
        ),
      );
    await switched(false);
    await app.http.post('/v1/exports').send({ fromYear: 2022, toYear: 2026 }).expect(500);
    await switched(true);
    await app.http.post('/v1/exports').send({ fromYear: 2022, toYear: 2026 }).expect(201);
  });

  it.each(['x', '00000000-0000-0000-0000-000000000000', '../../etc/passwd'])('%s is no export', async (id) => {
    await app.http.get(`/v1/exports/${encodeURIComponent(id)}`).expect(404);
    await app.http.get(`/v1/exports/${encodeURIComponent(id)}/workbook`).expect(404);
  });
});
