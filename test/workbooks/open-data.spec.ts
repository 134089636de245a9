import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Response } from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { approved } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

type Row = Record<string, string>;
interface Cell {
  coordinates: Record<string, string>;
  group: string | null;
  year: number | null;
  hidden: boolean;
  municipalities: number | null;
  realCost: string | null;
  entitlement: string | null;
  received: string | null;
  gap: string | null;
}

const PATHS = ['', '/dictionary', '/tables/csv', '/tables/json', '/country/csv', '/country/json'] as const;
/** Three municipalities of Gelderland and two of Limburg: the first can be shown, and Limburg not. */
const DECLARING = ['GM0202', 'GM0200', 'GM0203', 'GM0957', 'GM0935'] as const;
const YEARS = { fromYear: 2024, toYear: 2024 };

describe('open data', () => {
  let app: TestApplication;
  let ministry: TestAgent;
  let exported: { id: string; knownOn: string };
  let published: { tables: { grouping: string; cells: Cell[] }[]; total: Row; notices: string[] };
  const files: Record<string, Response> = {};

  beforeAll(async () => {
    app = await startTestApplication({ PUBLIC_URL: 'https://opvangboek.example' });
    ministry = app.people.as('ministry-reader');
    for (const [index, municipality] of DECLARING.entries()) await declare(municipality, index);
    exported = await make('ministry');
    await app.http.post(`/v1/exports/${exported.id}/publication`).expect(200);
    const query = { ...YEARS, knownOn: exported.knownOn };
    published = (await app.http.get('/v1/national-shortfall/publishable').query(query).expect(200)).body;
    for (const path of PATHS) files[path] = await ask(ministry, exported.id, path).expect(200);
  });
  afterAll(() => app.close());

  const declare = (municipality: string, index: number): Promise<string> =>
    approved(app.http, {
      municipality,
      year: 2024,
      reception: [['2024-01-01', '2024-12-31', 'GOO', 'Hal', 1, 1, null]],
      costs: [['2024-02', 'goo-housing', null, 9_000 + 3_001 * index, null, 'Huur', 'F-1']],
    });
  const make = async (audience: string): Promise<{ id: string; knownOn: string }> =>
    (
      await app.http
        .post('/v1/exports')
        .send({ ...YEARS, audience })
        .expect(201)
    ).body;
  const ask = (who: TestAgent, id: string, path: string): ReturnType<TestAgent['get']> =>
    who.get(`/v1/exports/${id}/open-data${path}`).responseType('blob');
  const bytes = (path: string): Buffer => files[path]?.body as Buffer;
  const json = (path: string): unknown => JSON.parse(bytes(path).toString('utf8'));
  const csv = (path: string): Row[] => parse(bytes(path), { columns: true, recordDelimiter: '\r\n' });

  it('is what the publishable tables say, cell by cell', () => {
    const names: Row = {
      province: 'provincie',
      safetyRegion: 'veiligheidsregio',
      sizeClass: 'inwonertal',
      component: 'onderdeel',
    };
    const expected = published.tables.flatMap(({ grouping, cells }) =>
      cells.map((cell) => ({
        tabel: names[grouping],
        groep_code: cell.coordinates[grouping] ?? '',
        groep: cell.group ?? '',
        boekjaar: String(cell.year ?? ''),
        gemeenten: String(cell.municipalities ?? ''),
        werkelijke_kosten: cell.realCost ?? '',
        aanspraak: cell.entitlement ?? '',
        ontvangen: cell.received ?? '',
        verschil: cell.gap ?? '',
      })),
    );
    const rows = csv('/tables/csv');
    expect(rows).toEqual(expected.map((row) => expect.objectContaining(row)));
    const kinds = published.tables.flatMap(({ cells }) => cells.map(({ hidden }) => hidden));
    expect(rows.map(({ weergave }) => weergave === 'afgeschermd')).toEqual(kinds);
    expect(new Set(kinds)).toEqual(new Set([true, false]));
  });

  it('leaves what is hidden empty, and says so', () => {
    const hidden = csv('/tables/csv').filter(({ weergave }) => weergave === 'afgeschermd');
    expect(hidden).toContainEqual(expect.objectContaining({ tabel: 'provincie', groep: 'Limburg', boekjaar: '2024' }));
    for (const { gemeenten, werkelijke_kosten: cost, aanspraak, ontvangen, verschil } of hidden) {
      expect([gemeenten, cost, aanspraak, ontvangen, verschil]).toEqual(['', '', '', '', '']);
    }
  });

  it('writes a negative amount as a number, in CSV and JSON the same', () => {
    const text = bytes('/tables/csv').toString('utf8');
    expect(text).toMatch(/,-\d+\.\d\d\r\n/);
    expect(text).not.toContain("'-");
    for (const table of ['tables', 'country']) {
      const rows = json(`/${table}/json`) as Record<string, string | number | null>[];
      const texts = (row: (typeof rows)[number]): string[][] =>
        Object.entries(row).map(([name, value]) => [name, String(value ?? '')]);
      const asText = rows.map((row) => Object.fromEntries(texts(row)) as Row);
      expect(asText).toEqual(csv(`/${table}/csv`));
    }
    const [row] = json('/tables/json') as Record<string, unknown>[];
    expect(row).toMatchObject({ boekjaar: 2024 });
  });

  it('gives the national sums, and who declared', () => {
    const rows = json('/country/json') as Record<string, unknown>[];
    expect(rows).toContainEqual({
      cijfer: 'goedgekeurde declaraties',
      boekjaar: 2024,
      weergave: 'getoond',
      bedrag: null,
      aantal: DECLARING.length,
    });
    expect(rows[0]).toMatchObject({ cijfer: 'netto verschil', bedrag: published.total.netGap });
  });

  it('has a catalogue with the checksum, the size and the address of every file', () => {
    const dataset = (json('') as Record<string, Record<string, unknown>>)['dcat:dataset'] ?? {};
    const distributions = dataset['dcat:distribution'] as Record<string, Record<string, string>>[];
    const told = distributions.map((one) => [
      one['dcat:downloadURL']?.['@id'],
      one['dcat:byteSize']?.['@value'],
      (one['spdx:checksum']?.['spdx:checksumValue'] as unknown as Row)['@value'],
    ]);
    const paths = PATHS.filter((path) => /csv|json/.test(path));
    expect(told).toEqual(
      paths.map((path) => [
        `https://opvangboek.example/v1/exports/${exported.id}/open-data${path}`,
        String(bytes(path).length),
        createHash('sha256').update(bytes(path)).digest('hex'),
      ]),
    );
    expect(dataset['dct:issued']).toEqual({ '@value': exported.knownOn, '@type': 'xsd:dateTime' });
    for (const notice of published.notices) expect(JSON.stringify(json('/dictionary'))).toContain(notice);
  });

  it('has a dictionary of the columns as they stand in the files', () => {
    const { tables } = json('/dictionary') as { tables: { url: string; tableSchema: { columns: Row[] } }[] };
    for (const { url, tableSchema } of tables) {
      const path = url.slice(url.indexOf('/open-data') + '/open-data'.length);
      const [header] = bytes(path).toString('utf8').split('\r\n');
      expect(tableSchema.columns.map(({ name }) => name).join(',')).toBe(header);
    }
  });

  it('comes under names and kinds that programs know', () => {
    const kinds = PATHS.map((path) => [
      files[path]?.headers['content-type'],
      /filename="(.*)"/.exec(files[path]?.headers['content-disposition'] as string)?.[1],
    ]);
    expect(kinds).toEqual([
      ['application/ld+json', 'opvangboek-2024-2024-catalogus.jsonld'],
      ['application/csvm+json', 'opvangboek-2024-2024-woordenboek.json'],
      ['text/csv; charset=utf-8', 'opvangboek-2024-2024-tabellen.csv'],
      ['application/json; charset=utf-8', 'opvangboek-2024-2024-tabellen.json'],
      ['text/csv; charset=utf-8', 'opvangboek-2024-2024-landelijk.csv'],
      ['application/json; charset=utf-8', 'opvangboek-2024-2024-landelijk.json'],
    ]);
  });

  it('is the same for ever, for everybody, whatever is declared afterwards', async () => {
    await declare('GM0917', 9);
    for (const path of PATHS) {
      for (const who of [ministry, app.people.as('vng-analyst')]) {
        const { body } = await ask(who, exported.id, path).expect(200);
        expect([path, (body as Buffer).equals(bytes(path))]).toEqual([path, true]);
      }
    }
    const later = await make('ministry');
    const { body } = await ask(app.http, later.id, '/country/csv').expect(200);
    expect((body as Buffer).equals(bytes('/country/csv'))).toBe(false);
  });

  it('is not there for the ministry before VNG published it, nor for anybody else', async () => {
    const { id } = await make('ministry');
    for (const path of PATHS) {
      await ask(ministry, id, path).expect(404);
      await ask(app.people.as('vng-analyst'), id, path).expect(200);
      await ask(app.people.as('controller:GM0202'), exported.id, path).expect(403);
      await ask(app.people.nobody, exported.id, path).expect(401);
      await ask(ministry, 'nergens', path).expect(404);
    }
  });

  it('is never of an export with single municipalities', async () => {
    const { id } = await make('vng');
    for (const path of PATHS) {
      const { body } = await app.http.get(`/v1/exports/${id}/open-data${path}`).expect(409);
      expect(body.detail).toMatch(/voor de VNG.*geen open data/);
      await ask(ministry, id, path).expect(404);
    }
  });

  it('names no municipality', async () => {
    const { body } = await app.http.get('/v1/municipalities').expect(200);
    const declaring = (body.items as Row[]).filter(({ code }) => DECLARING.some((one) => one === code));
    expect(declaring.map(({ name }) => name)).toHaveLength(DECLARING.length);
    const all = PATHS.map((path) => bytes(path).toString('utf8')).join('\n');
    for (const { code = '', name = '' } of declaring)
      expect([code, all.includes(code), all.includes(name)]).toEqual([code, false, false]);
  });
});
