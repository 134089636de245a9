import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import type { Response } from 'supertest';
import { FIGURE_HEADS, figuresWorkbook, loadFigures, PROVENANCE } from '../harness/counter-figures-workbook.js';
import { approved } from '../harness/declaration-workbook.js';
import { rawZip } from '../harness/intake/raw-zip.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

/** 10 places in Zwolle in 2024: 3660 * 61.00 = 223,260.00. */
const ZWOLLE = ['GM0193', null, 2024, null, null, 'GOO', null, 3660, 61, 223260, 'tabel 1'];

interface Told {
  readonly code: string;
  readonly sheet: string;
  readonly row: number | null;
  readonly column: string | null;
}

describe('figures of another party', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
    const tenPlaces = (year: number, from = `${year}-01-01`): unknown[][] => [
      [from, `${year}-12-31`, 'GOO', 'Hal', 10, null, null],
    ];
    await approved(app.http, {
      municipality: 'GM0193',
      year: 2024,
      reception: [...tenPlaces(2024), ['2024-01-01', '2024-12-31', 'POO', null, null, null, 5]],
      costs: [
        ['2024-05', 'goo-housing', null, 200_000.01],
        ['2024-06', 'poo-allowance', null, 1_000],
      ],
      receipts: [
        ['2024-03-01', 'Voorschot', 'goo', 100_000, 'brief'],
        ['2024-07-01', 'Eigen bijdrage', 'goo', 500, null],
      ],
    });
    await approved(app.http, { municipality: 'GM0193', year: 2022, reception: tenPlaces(2022, '2022-03-01') });
    for (const municipality of ['GM0501', 'GM0530']) {
      await approved(app.http, { municipality, year: 2022, reception: tenPlaces(2022, '2022-03-01') });
    }
  });
  afterAll(() => app.close());

  const load = async (
    figures: readonly unknown[][],
    tariffs: readonly unknown[][] | null = null,
    fields: Record<string, string> = PROVENANCE,
  ): Promise<Response> => loadFigures(app.http, await figuresWorkbook(figures, tariffs), fields);
  const loaded = async (...given: Parameters<typeof load>): Promise<string> => {
    const { status, body, text } = await load(...given);
    if (status !== 201) throw new Error(text);
    return body.id as string;
  };
  const differences = async (id: string, query = ''): Promise<Response['body']> =>
    (await app.http.get(`/v1/counter-figures/${id}/differences?${query}`).expect(200)).body;
  const told = async (id: string): Promise<string[]> =>
    (await differences(id)).items.map(({ cause, municipality, amount }: Record<string, string>) => {
      return `${municipality} ${cause} ${amount}`;
    });
  const mistakes = ({ body }: Response): unknown[] =>
    (body.errors as Told[]).map(({ code, sheet, row, column }) => [code, sheet, row, column]);

  it('are kept as they are, with whose they are and which file they came from', async () => {
    const file = await figuresWorkbook([
      ZWOLLE,
      ['GM0148', null, 2024, null, null, 'POO', 'Ontvangen', null, null, 12.5],
    ]);
    const { status, body } = await loadFigures(app.http, file, {
      ...PROVENANCE,
      source: '  Brief\u200B van  1 november ',
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      ...{ party: 'Ministerie', date: '2026-11-01', source: 'Brief van 1 november', coverage: 'country' },
      ...{ fileName: 'cijfers.xlsx', fileSha256: createHash('sha256').update(file).digest('hex') },
      ...{ recordedBy: 'vng-admin', recordedAt: expect.stringMatching(/^2026-11-23T12:00:00/) },
      totals: [
        { year: 2024, component: 'goo', kind: 'entitlement', rows: 1, municipalities: 1, amount: '223260.00' },
        { year: 2024, component: 'poo-norm', kind: 'received', rows: 1, municipalities: 1, amount: '12.50' },
      ],
      warnings: [],
    });
    const { warnings, ...kept } = body;
    expect(warnings).toEqual([]);
    expect((await app.http.get(`/v1/counter-figures/${body.id}`).expect(200)).body).toEqual(kept);
    const { totals, ...head } = kept;
    expect(totals).toHaveLength(2);
    expect((await app.http.get('/v1/counter-figures').expect(200)).body.items).toContainEqual(head);

    const again = await loadFigures(app.http, file, { ...PROVENANCE, source: 'Brief van 1 november' });
    expect([again.status, again.body.id]).toEqual([200, body.id]);
    const other = await loadFigures(app.http, file, { ...PROVENANCE, party: 'Rekenkamer' });
    expect([other.status, other.body.detail]).toEqual([409, expect.stringContaining(body.id)]);
  });

  it('that say what we say differ nowhere', async () => {
    const figures = [
      [
        'GM0193',
        'Zwolle',
        2024,
        null,
        null,
        'goo',
        'aanspraak',
        3660,
        61,
        222760,
        'na aftrek van € 500 eigen bijdragen',
      ],
      [
        193,
        null,
        2024,
        null,
        null,
        'Gemeentelijke opvang (GOO)',
        'Werkelijke kosten',
        null,
        null,
        '€ 200.000,01',
        null,
      ],
      [null, 'zwolle', 2024, null, null, 'POO', 'Aanspraak', 60, 92, 5520, null],
      ['GM0193', null, 2024, null, null, 'Leefgeld', 'Werkelijke kosten', null, null, 1000, null],
      ['gm0193', null, 2024, null, null, 'GOO', 'ontvangen', null, null, 100000, null],
    ];
    const answer = await differences(await loaded(figures));
    expect([answer.headline, answer.total, answer.items]).toEqual(['Wij verschillen nergens.', 0, []]);
    expect(answer.kinds.map((one: Record<string, string>) => [one.kind, one.ours, one.theirs, one.net])).toEqual([
      ['entitlement', '228280.00', '228280.00', '0.00'],
      ['real-cost', '201000.01', '201000.01', '0.00'],
      ['received', '100000.00', '100000.00', '0.00'],
    ]);
    expect(answer.notCompared).toEqual([
      { year: 2024, component: 'allowance', kind: 'entitlement', municipalities: 1, ours: '1000.00' },
    ]);
  });

  it('differ with a cause for each cent, and lead with on how many items', async () => {
    const figures = [
      ['GM0193', null, 2024, null, null, 'GOO', null, 3660, 60, 219100, 'na aftrek'],
      ['GM0193', null, 2024, '1-1-2024', '31-3-2024', 'POO', null, 15, 92, 1380, null],
      ['GM0148', null, 2024, null, null, 'GOO', null, 366, 61, 22326, null],
    ];
    const answer = await differences(await loaded(figures));
    expect(answer.headline).toBe(
      'Wij verschillen op 3 posten. Aanspraak: 3 posten, samen € 14.526,00 (hun cijfer min het onze).',
    );
    const [kind] = answer.kinds;
    expect(kind).toMatchObject({ ours: '228280.00', theirs: '242806.00', net: '14526.00', items: 3 });
    expect(kind).toMatchObject({
      higher: '22326.00',
      lower: '-7800.00',
      municipalities: { higher: 1, lower: 1, even: 0 },
    });
    expect(kind.causes.map((one: Record<string, string>) => [one.cause, one.items, one.net])).toEqual([
      ['tariff', 1, '-3660.00'],
      ['period', 1, '-4140.00'],
      ['missing', 1, '22326.00'],
    ]);
    const [missing, tariff, period] = answer.items;
    expect(missing).toEqual({
      ...{
        cause: 'missing',
        municipality: 'GM0148',
        name: 'Dalfsen',
        year: 2024,
        component: 'goo',
        kind: 'entitlement',
      },
      ...{ from: '2024-01-01', through: '2024-12-31', amount: '22326.00', ours: null, counterpart: null },
      theirs: { amount: '22326.00', count: '366.00', tariffs: ['61.00'], rows: [4] },
      explanation:
        'Zij hebben € 22.326,00. Dalfsen heeft over 2024 geen goedgekeurde declaratie: wat daar staat weten wij niet.',
    });
    expect(tariff).toMatchObject({
      ours: { amount: '222760.00', count: '3660.00', tariffs: ['61.00'], rows: [] },
      theirs: { amount: '219100.00', count: '3660.00', tariffs: ['60.00'], rows: [2] },
      explanation:
        'Zij rekenen met € 60,00, wij met € 61,00. Over het gemiddelde van beide aantallen scheelt dat € -3.660,00.',
    });
    expect(period).toMatchObject({
      from: '2024-04-01',
      through: '2024-12-31',
      theirs: null,
      ours: { amount: '4140.00' },
    });
  });

  it('put a change of tariff on another day', async () => {
    const year = (lastDay: string, nextDay: string, days: readonly [number, number]): unknown[][] => [
      ['GM0193', null, 2022, '2022-03-01', lastDay, 'GOO', null, days[0] * 10, 100, days[0] * 1000, null],
      ['GM0193', null, 2022, nextDay, '2022-12-31', 'GOO', null, days[1] * 10, 83, days[1] * 830, null],
    ];
    const named = { ...PROVENANCE, coverage: 'named' };
    expect(await told(await loaded(year('2022-10-14', '2022-10-15', [228, 78]), null, named))).toEqual([]);
    expect(await told(await loaded(year('2022-10-15', '2022-10-16', [229, 77]), null, named))).toEqual([
      'GM0193 period 170.00',
    ]);
  });

  it('stand under the successor, and are of those only that they name', async () => {
    // 3060 place-days each: 2280 * 100.00 + 780 * 83.00 = 292,740.00
    const id = await loaded(
      [['GM1992', 'Voorne aan Zee', 2022, null, null, 'GOO', null, 6120, null, 585480, null]],
      null,
      { ...PROVENANCE, coverage: 'named' },
    );
    expect(await told(id)).toEqual([
      'GM0501 municipality -292740.00',
      'GM0530 municipality -292740.00',
      'GM1992 municipality 292740.00',
      'GM1992 municipality 292740.00',
    ]);
    const [first] = (await differences(id)).items;
    expect(first.explanation).toBe(
      'Hetzelfde bedrag staat bij hen onder Voorne aan Zee (GM1992) en bij ons onder Brielle (GM0501).',
    );
    const country = await loaded([['GM1992', null, 2022, null, null, 'GOO', null, 6120, null, 585480, 'land']]);
    expect((await told(country)).at(0)).toBe('GM0193 missing -292740.00');
  });

  it('find at another component what is booked elsewhere, also in one they do not mention', async () => {
    const id = await loaded([['GM0193', null, 2024, null, null, 'GOO', null, 3660, 61, 223760, 'met leefgeld']]);
    expect(await told(id)).toEqual(['GM0193 component 1000.00', 'GM0193 component -1000.00']);
    const { items, notCompared } = await differences(id);
    expect(items[0].counterpart).toEqual({ municipality: 'GM0193', name: 'Zwolle', component: 'allowance' });
    expect(notCompared.map(({ component }: { component: string }) => component)).toEqual(['poo-norm']);
  });

  it('list the days on which their norm amounts are others', async () => {
    const tariffs = [
      ['GOO', '2022-03-01', '2022-10-15', 100, 'Stcrt.'],
      ['goo', '16-10-2022', '31-12-2023', '€ 83,00', null],
      ['POO', '2025-01-01', null, 48, null],
      ['POO', '2021-01-01', null, 1, null],
    ];
    const refused = await load([ZWOLLE], tariffs);
    expect(mistakes(refused)).toEqual([['value-unreadable', 'Normbedragen', 5, 'B']]);
    const id = await loaded([ZWOLLE], tariffs.slice(0, 3));
    expect((await differences(id)).tariffs).toEqual([
      { tariff: 'goo-place-day', from: '2022-10-15', through: '2022-10-15', ours: '83.00', theirs: '100.00', row: 2 },
    ]);
  });

  it('are held against the ledger of a moment', async () => {
    const id = await loaded([ZWOLLE.with(10, 'eerder')]);
    const answer = await differences(id, 'knownOn=2026-11-22');
    expect(answer.items).toMatchObject([{ cause: 'missing', ours: null, amount: '223260.00' }]);
    expect(answer.knownOn).toBe('2026-11-22T22:59:59.999Z');
    await app.http.get(`/v1/counter-figures/${id}/differences?knownOn=2030-01-01`).expect(400);
  });

  it('are listed page by page, and by cause', async () => {
    const id = await loaded([
      ZWOLLE.with(7, 3670),
      ['GM0148', null, 2024, null, null, 'GOO', null, null, null, 5, null],
    ]);
    const all = (await differences(id)).items;
    expect(all).toHaveLength(3);
    const first = await differences(id, 'limit=2');
    const second = await differences(id, `limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toEqual(all);
    expect([first.total, second.nextCursor]).toEqual([3, undefined]);
    const ofCause = await differences(id, 'cause=missing');
    expect([ofCause.total, ofCause.headline, ofCause.items[0].cause]).toEqual([1, first.headline, 'missing']);
    for (const query of ['limit=0', 'limit=501', 'cursor=-1', 'cause=toeval', 'sort=x']) {
      await app.http.get(`/v1/counter-figures/${id}/differences?${query}`).expect(400);
    }
  });

  it('come as CSV and as a zip of CSV too', async () => {
    const csv = `${FIGURE_HEADS.toReversed().join(';')}\r\nuit csv;223.260,00;61,00;3660;;GOO;;;2024;Zwolle;\r\n`;
    const bare = await loadFigures(app.http, Buffer.from(csv), PROVENANCE, 'cijfers.csv');
    expect([bare.status, bare.body.totals?.[0].amount]).toEqual([201, '223260.00']);
    const zip = new JSZip();
    zip.file('cijfers.csv', csv.replace('uit csv', 'uit zip'));
    zip.file(
      'normbedragen.csv',
      'Normbedrag;Geldig vanaf;Geldig tot en met;Bedrag;Bron\r\nGOO;1-1-2024;;62,00;brief\r\n',
    );
    const zipped = await loadFigures(app.http, await zip.generateAsync({ type: 'nodebuffer' }), PROVENANCE, 'a.zip');
    expect(zipped.status).toBe(201);
    expect((await differences(zipped.body.id)).tariffs[0]).toMatchObject({ from: '2024-01-01', ours: '61.00' });
  });

  it('are refused with every mistake at once: where, what was given, what was expected, what to do', async () => {
    const refused = await load(
      [
        ['GM9999', null, 2024, null, null, 'GOO', null, null, null, 1, null],
        ['GM0193', 'Dalfsen', 2024, null, null, 'GOO', null, null, null, 1, null],
        [null, null, 1999, null, null, 'Opvang', 'Begroot', -1, 0.001, 'veel', null],
        ['GM0193', null, 2024, '2024-02-01', null, 'GOO', null, null, null, 1.005, null],
        ['GM0193', null, 2024, '2024-03-01', '2024-02-01', 'GOO', null, null, null, null, null],
        ['GM0193', null, 2024, '2023-12-31', '2024-02-01', 'POO', null, null, null, 1, null],
        ['GM0193', null, 2024, null, null, 'Zorg', null, null, null, 1, null],
        ['GM0193', null, 2024, '2024-01-01', '2024-06-30', 'Zorg', null, null, null, 1, null],
        ['Totaal', null, null, null, null, null, null, null, null, 5, null],
      ],
      [
        ['VOO', '2024-01-01', null, 1, null],
        ['GOO', '2024-01-01', null, 1, 'BSN 123456782'],
        ['GOO', '2025-01-01', '2024-01-01', null, null],
        ['GOO', '2026-01-01', null, 2, null],
      ],
    );
    expect(refused.status).toBe(400);
    expect(refused.body.detail).toBe('Het bestand bevat 20 fouten. Er is niets opgeslagen.');
    expect(mistakes(refused)).toEqual([
      ['value-unreadable', 'Cijfers', 2, 'A'],
      ['municipality-other', 'Cijfers', 3, 'B'],
      ['value-missing', 'Cijfers', 4, 'A'],
      ['value-unreadable', 'Cijfers', 4, 'C'],
      ['value-unreadable', 'Cijfers', 4, 'F'],
      ['value-unreadable', 'Cijfers', 4, 'G'],
      ['value-unreadable', 'Cijfers', 4, 'H'],
      ['value-unreadable', 'Cijfers', 4, 'I'],
      ['value-unreadable', 'Cijfers', 4, 'J'],
      ['value-missing', 'Cijfers', 5, 'E'],
      ['value-unreadable', 'Cijfers', 5, 'J'],
      ['period-reversed', 'Cijfers', 6, 'E'],
      ['value-missing', 'Cijfers', 6, 'J'],
      ['date-outside-year', 'Cijfers', 7, 'D'],
      ['periods-overlap', 'Cijfers', 9, 'D'],
      ['totals-row', 'Cijfers', 10, 'A'],
      ['value-unreadable', 'Normbedragen', 2, 'A'],
      ['bsn-in-text', 'Normbedragen', 3, 'E'],
      ['value-missing', 'Normbedragen', 4, 'D'],
      ['tariffs-overlap', 'Normbedragen', 5, 'B'],
    ]);
    expect(refused.body.errors[0].message).toBe(
      'Blad Cijfers, rij 2, kolom A (Gemeentecode): "GM9999" kan hier niet staan. Verwacht: de code van een gemeente, als ' +
        'GM0193. Verbeter de cel en lever het bestand opnieuw in.',
    );
    expect(JSON.stringify(refused.body)).not.toContain('123456782');
  });

  it('are refused for what is told beside the file, all at once', async () => {
    const file = await figuresWorkbook([ZWOLLE.with(10, 'anders')]);
    const fields = { party: ' ', date: '1 november', source: 'van 123456782', coverage: 'alles', verder: 'x' };
    const { status, body } = await loadFigures(app.http, file, fields);
    expect(status).toBe(400);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      ...['coverage', 'date', 'party', 'source', 'verder'],
    ]);
    expect(JSON.stringify(body)).not.toContain('123456782');
    await app.http.post('/v1/counter-figures').field(PROVENANCE).expect(400);
    await app.http.post('/v1/counter-figures').send(PROVENANCE).expect(415);
  });

  it.each([
    ['a letter', () => Buffer.from('Dit is een brief.'), 'not-a-workbook'],
    ['an empty file', () => Buffer.alloc(0), 'not-a-workbook'],
    ['an .xls', () => Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), 'old-or-protected-workbook'],
    [
      'a document type',
      () => rawZip([{ name: '[Content_Types].xml', data: '<!DOCTYPE a [<!ENTITY a "x">]><Types>&a;</Types>' }]),
      'unsafe-xml',
    ],
    [
      'half a zip',
      () => rawZip([{ name: '[Content_Types].xml', data: '<Types/>' }]).subarray(0, 40),
      'damaged-workbook',
    ],
    ['without a row', () => figuresWorkbook([]), 'no-figures'],
    ['without the sheet', () => otherSheet('Blad1', FIGURE_HEADS), 'sheet-missing'],
    ['without a column that is needed', () => otherSheet('Cijfers', FIGURE_HEADS.with(9, 'Euro')), 'column-missing'],
    ['without any municipality', () => otherSheet('Cijfers', FIGURE_HEADS.with(0, 'A').with(1, 'B')), 'column-missing'],
  ])('are refused when the file is %s', async (_story, bytes, code) => {
    const { status, body } = await loadFigures(app.http, await bytes());
    expect([status, body.errors?.map((one: { code: string }) => one.code)]).toEqual([
      400,
      expect.arrayContaining([code]),
    ]);
  });

  it('are read no further than anybody reads mistakes', async () => {
    const rows = Array.from({ length: 20_000 }, () => `GM9999;;2024;;;GOO;;;;x;`);
    const csv = `${FIGURE_HEADS.join(';')}\r\n${rows.join('\r\n')}`;
    const begun = performance.now();
    const { status, body } = await loadFigures(app.http, Buffer.from(csv), PROVENANCE, 'a.csv');
    expect([status, body.errors.length, body.errors.at(-1).code]).toEqual([400, 5_001, 'too-many-errors']);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it('mask a citizen service number in a reference, and say what else is worth a look', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('Cijfers');
    sheet.addRows([
      [...FIGURE_HEADS, 'Extra'],
      [...ZWOLLE.with(10, 'factuur 123456782'), 'x'],
    ]);
    sheet.getRow(2).hidden = true;
    const { status, body } = await loadFigures(app.http, Buffer.from(await workbook.xlsx.writeBuffer()));
    expect([status, body.warnings.map(({ code }: Told) => code).sort()]).toEqual([
      201,
      ['bsn-in-reference', 'column-unknown', 'rows-hidden'],
    ]);
  });

  it('have a template, which is read as it is once it is filled in', async () => {
    const { body, headers } = await app.http.get('/v1/counter-figures/template').responseType('blob').expect(200);
    expect(headers['content-disposition']).toBe('attachment; filename="cijfers-andere-partij.xlsx"');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(body as ArrayBuffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Leeswijzer', 'Cijfers', 'Normbedragen']);
    const sheet = workbook.getWorksheet('Cijfers');
    expect((sheet?.getRow(1).values as unknown[]).slice(1)).toEqual(FIGURE_HEADS);
    sheet?.getRow(2).eachCell({ includeEmpty: true }, (cell) => expect(cell.value).toBeNull());
    ZWOLLE.forEach((value, index) => {
      if (sheet) sheet.getCell(2, index + 1).value = value;
    });
    const { status, body: answer } = await loadFigures(app.http, Buffer.from(await workbook.xlsx.writeBuffer()));
    expect([status, answer.totals, answer.warnings]).toEqual([
      201,
      [expect.objectContaining({ amount: '223260.00' })],
      [],
    ]);
  });

  it('are loaded once for one key', async () => {
    const file = await figuresWorkbook([ZWOLLE.with(10, 'sleutel')]);
    const send = (): Promise<Response> =>
      Promise.resolve(
        app.http
          .post('/v1/counter-figures')
          .set('Idempotency-Key', 'cijfers')
          .field(PROVENANCE)
          .attach('file', file, 'a.xlsx'),
      );
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status, second.headers['idempotency-replayed']]).toEqual([201, 201, 'true']);
    expect(second.body.id).toBe(first.body.id);
  });

  it('loaded twice at once are loaded once', async () => {
    const file = await figuresWorkbook([ZWOLLE.with(10, 'tegelijk')]);
    const answers = await Promise.all([1, 2, 3, 4].map(() => loadFigures(app.http, file)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.id as string)).size).toBe(1);
  });

  it('are for the association only', async () => {
    const id = await loaded([ZWOLLE.with(10, 'wie')]);
    for (const person of ['controller:GM0193', 'finance-officer:GM0193', 'auditor:GM0193', 'ministry-reader']) {
      for (const path of ['', '/template', `/${id}`, `/${id}/differences`, `/${id}/workbook`]) {
        await app.people.as(person).get(`/v1/counter-figures${path}`).expect(403);
      }
      const file = await figuresWorkbook([ZWOLLE]);
      expect((await loadFigures(app.people.as(person), file)).status).toBe(403);
    }
    for (const none of ['00000000-0000-4000-8000-000000000000', 'x']) {
      for (const path of ['', '/differences', '/workbook']) {
        await app.http.get(`/v1/counter-figures/${none}${path}`).expect(404);
      }
    }
  });
});

async function otherSheet(name: string, heads: readonly string[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet(name).addRows([[...heads], [...ZWOLLE]]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
