import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import JSZip from 'jszip';
import { approved } from '../harness/declaration-workbook.js';
import { recalculated } from '../harness/recalculation.js';
import type { FormulaCell, RecalculatedWorkbook } from '../harness/recalculation.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

const FIXTURES = 'fixtures/declarations';
/** On norm and on real costs, with predecessors and a successor, in three provinces. */
const DECLARED = /GM(0177|0501|0530|1992)-|GM0362.*-202[345]/;
const LAYOUT = 2024;

describe('the negotiation workbook, reckoned anew', () => {
  let app: TestApplication;
  let file: Buffer;
  let workbook: RecalculatedWorkbook;

  beforeAll(async () => {
    app = await startTestApplication();
    for (const name of readdirSync(FIXTURES)
      .filter((one) => DECLARED.test(one))
      .sort()) {
      await approved(app.http, `${FIXTURES}/${name}`);
    }
    await app.http
      .post('/v1/scenarios')
      .send({
        name: 'Normbedrag van € 57,00',
        fromDate: '2025-01-01',
        layout: LAYOUT,
        throughYear: 2025,
        tariffs: [{ tariff: 'goo-place-day', validFrom: '2025-01-01', amount: '57.00' }],
      })
      .expect(201);
    const { body: made } = await app.http
      .post('/v1/exports')
      .send({ fromYear: 2022, toYear: 2026, layout: LAYOUT })
      .expect(201);
    const { body } = await app.http.get(`/v1/exports/${made.id}/workbook`).responseType('blob').expect(200);
    file = body;
    workbook = await recalculated(file);
  });
  afterAll(() => app.close());

  it('comes to what the file shows in every cell, to the cent and without errors', () => {
    const formulas = workbook.formulas();
    expect(formulas.length).toBeGreaterThan(1500);
    expect(formulas.filter(isOtherwise)).toEqual([]);
    expect([...new Set(formulas.map(({ sheet }) => sheet))]).toEqual([
      ...['Samenvatting', 'Per jaar', 'Per onderdeel', 'Per provincie', 'Per gemeente', 'Per gemeente en jaar'],
      ...['Per gemeente en onderdeel', 'Verklaring', 'Verklaring per gemeente', 'Kostendekkend normbedrag'],
      ...['Psychosociale zorg', "Scenario's", 'Normbedragen', 'Rekenregels', 'Aansluiting', 'Regels'],
    ]);
  });

  it('comes to what the API answers, sheet by sheet', async () => {
    const ask = async (path: string): Promise<Answer> => (await app.http.get(`/v1/${path}`).expect(200)).body as Answer;
    const rowOf = (sheet: string, header: string, value: unknown): Record<string, unknown> =>
      workbook.rowsOf(sheet).find((row) => row[header] === value) ?? {};
    const years = `fromYear=2022&toYear=2026&layout=${LAYOUT}`;

    const { groups: places = [] } = await ask(`national-shortfall?${years}&groupBy=municipality`);
    const declared = places.filter(({ completeness }) => completeness.declared > 0);
    expect(declared).toHaveLength(3);
    for (const { key, realCost, entitlement, received, netGap, cashGap } of declared) {
      const row = rowOf('Per gemeente', 'Gemeentecode', key);
      expect(
        ['Werkelijke kosten', 'Aanspraak', 'Ontvangen', 'Verschil', 'Kasverschil'].map((header) => row[header]),
      ).toEqual([realCost, entitlement, received, netGap, cashGap].map(Number));
    }

    const { groups: cared = [] } = await ask(`national-shortfall/psychosocial-care?${years}&groupBy=year`);
    expect(cared.length).toBeGreaterThan(3);
    for (const { key, realCost, psychosocial, psychiatric, byRoute } of cared) {
      const row = rowOf('Psychosociale zorg', 'Boekjaar', Number(key));
      const headers = ['Werkelijke kosten', 'Psychosociale zorg', 'Psychiatrische zorg', 'Via de BooO', 'Via VWS'];
      expect([...headers, 'Niet gedekt: op eigen kosten'].map((header) => row[header])).toEqual(
        [realCost, psychosocial, psychiatric, byRoute.booo, byRoute.vws, byRoute.own].map(Number),
      );
    }

    for (const year of [2022, 2023, 2024, 2025]) {
      const tariff = await ask(`national-shortfall/cost-covering-tariff?year=${year}&layout=${LAYOUT}`);
      const row = rowOf('Kostendekkend normbedrag', 'Boekjaar', year);
      expect([
        ...['Kostendekkend normbedrag', 'Kosten voor het Rijk bij dit normbedrag', 'Meer dan de aanspraak nu'].map(
          (header) => row[header],
        ),
        row['Plekdagen'],
      ]).toEqual(
        [
          ...[tariff.weightedMean?.tariff, tariff.weightedMean?.stateCost, tariff.weightedMean?.stateCostChange],
          tariff.counted?.placeDays,
        ].map(Number),
      );
    }

    for (const year of [2022, 2023, 2024]) {
      const query = `fromYear=${year}&toYear=${year + 1}&layout=${LAYOUT}`;
      const { effects = [], change, gapTo } = await ask(`national-shortfall/explanation?${query}`);
      const column = `${year} naar ${year + 1}`;
      const said = (subject: string): unknown => rowOf('Verklaring', 'Wat het verschil veranderde', subject)[column];
      expect(effects.map(({ label }) => said(label))).toEqual(effects.map(({ amount }) => Number(amount)));
      expect([said('Verandering van het verschil'), said('Verschil in het tweede jaar')]).toEqual(
        [change, gapTo].map(Number),
      );
    }
  });

  it('comes to what the file shows at the tariffs of a publication too', async () => {
    const asked = { fromYear: 2022, toYear: 2025, tariffsPublishedBy: '2023-12-31' };
    const { body: made } = await app.http.post('/v1/exports').send(asked).expect(201);
    const { body } = await app.http.get(`/v1/exports/${made.id}/workbook`).responseType('blob').expect(200);
    const published = await recalculated(body as Buffer);
    expect(published.formulas().filter(isOtherwise)).toEqual([]);
    // nobody knew of € 61,00 and € 44,00 yet
    const inForce = published.rowsOf('Kostendekkend normbedrag').map((row) => row['Normbedrag eind van het jaar']);
    expect(inForce.slice(0, 4)).toEqual([83, 83, 83, 83]);
  });

  it('shows a value in every cell with a formula, for who opens it without reckoning', async () => {
    const { withFormula, withValue } = await cellsIn(file);
    expect(withFormula).toBe(workbook.formulas().length);
    expect(withValue).toBe(withFormula);
  });

  it('reckons with another norm amount what the scenario of that amount answers', async () => {
    const tariff = rowIn('Normbedragen', 'B', 'goo-place-day-2025-01-01-v1');
    const year = rowIn('Per jaar', 'A', 2025);
    const { body: list } = await app.http.get('/v1/scenarios');
    const { body: scenario } = await app.http.get(`/v1/scenarios/${list.items[0].id}`);
    const expected = scenario.result.years.find((one: { year: number }) => one.year === 2025).scenario;
    const shown = (): unknown[] =>
      ['B', 'C', 'E', 'F', 'G'].map((column) => workbook.valueOf('Per jaar', `${column}${year}`));
    const before = shown();
    workbook.change('Normbedragen', `E${tariff}`, 57);
    expect(shown()).toEqual(
      ['realCost', 'entitlement', 'netGap', 'shortfall', 'surplus'].map((sum) => Number(expected[sum])),
    );
    expect(shown()).not.toEqual(before);
    expect(workbook.valueOf('Samenvatting', 'C14')).toBe(1);
    expect(workbook.formulas().filter(({ reckoned }) => String(reckoned).startsWith('error'))).toEqual([]);
    workbook.change('Normbedragen', `E${tariff}`, 44);
    expect(shown()).toEqual(before);
    expect(workbook.formulas().filter(isOtherwise)).toEqual([]);
  });

  if (existsSync('/usr/bin/soffice')) {
    it('comes to the same in LibreOffice, from formulas without any value', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'recalculation-'));
      const again = await recalculated(byLibreOffice(folder, await withoutValues(file)));
      rmSync(folder, { recursive: true });
      const inOffice = new Map(again.formulas().map((cell) => [`${cell.sheet} ${cell.address}`, cell.shown]));
      const wrong = workbook
        .formulas()
        .filter(({ sheet, address, shown }) => isOther(shown, inOffice.get(`${sheet} ${address}`)));
      expect(inOffice.size).toBe(workbook.formulas().length);
      expect(wrong).toEqual([]);
    });
  }

  function rowIn(sheet: string, column: string, value: string | number): number {
    for (let row = 2; row < 100; row += 1) if (workbook.valueOf(sheet, `${column}${row}`) === value) return row;
    throw new Error(`${sheet} has no row of ${value}`);
  }
});

/** Of several questions, each with what this test looks at. */
interface Answer {
  readonly groups?: readonly (Record<string, string> & {
    readonly completeness: { readonly declared: number };
    readonly byRoute: { readonly booo: string; readonly vws: string; readonly own: string };
  })[];
  readonly weightedMean?: { readonly tariff: string; readonly stateCost: string; readonly stateCostChange: string };
  readonly counted?: { readonly placeDays: string };
  readonly effects?: readonly { readonly label: string; readonly amount: string }[];
  readonly change?: string;
  readonly gapTo?: string;
}

function isOtherwise({ shown, reckoned }: FormulaCell): boolean {
  return isOther(shown, reckoned);
}

/** Of texts every letter; of numbers what a cell can show of them, amounts being rounded by their formulas. */
function isOther(shown: unknown, reckoned: unknown): boolean {
  if (typeof shown !== 'number' || typeof reckoned !== 'number') return shown !== reckoned;
  return Math.abs(shown - reckoned) >= 1e-7;
}

const SHEET_PART = /^xl\/worksheets\/sheet\d+\.xml$/;

async function cellsIn(bytes: Buffer): Promise<{ withFormula: number; withValue: number }> {
  const zip = await JSZip.loadAsync(bytes);
  let [withFormula, withValue] = [0, 0];
  for (const part of zip.file(SHEET_PART)) {
    const xml = await part.async('string');
    withFormula += xml.match(/<\/f>/g)?.length ?? 0;
    withValue += xml.match(/<\/f><v>[^<]/g)?.length ?? 0;
  }
  return { withFormula, withValue };
}

async function withoutValues(bytes: Buffer): Promise<Buffer> {
  const zip = await JSZip.loadAsync(bytes);
  for (const part of zip.file(SHEET_PART)) {
    zip.file(part.name, (await part.async('string')).replace(/<\/f><v>[^<]*<\/v>/g, '</f>'));
  }
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** Saved by LibreOffice, told to reckon every formula when it opens a file. */
function byLibreOffice(folder: string, bytes: Buffer): Buffer {
  const profile = join(folder, 'profile');
  mkdirSync(join(profile, 'user'), { recursive: true });
  writeFileSync(
    join(profile, 'user', 'registrymodifications.xcu'),
    `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`,
  );
  writeFileSync(join(folder, 'in.xlsx'), bytes);
  execFileSync('/usr/bin/soffice', [
    ...[
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      '--headless',
      '--convert-to',
      'xlsx:Calc MS Excel 2007 XML',
    ],
    ...['--outdir', join(folder, 'out'), join(folder, 'in.xlsx')],
  ]);
  return readFileSync(join(folder, 'out', 'in.xlsx'));
}
