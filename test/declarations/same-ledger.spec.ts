import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { approve, approved, submit, upload } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

const OWN = 'fixtures/declarations/GM0193-zwolle-2024.xlsx';

describe('one declaration, however it was saved', () => {
  let app: TestApplication;
  let own: unknown;

  /** What a declaration posted, and where it leaves the municipality. */
  const ledgerOf = async (declaration: string): Promise<unknown> => {
    const read = async (path: string): Promise<Record<string, unknown>> => (await app.http.get(path).expect(200)).body;
    const items: unknown[] = [];
    for (let cursor: number | undefined = 0; cursor !== undefined;) {
      const page = await read(`/v1/ledger/entries?municipality=GM0193&limit=100&cursor=${cursor}`);
      items.push(...(page['items'] as unknown[]));
      cursor = page['nextCursor'] as number | undefined;
    }
    const entries = (items as { source: string; kind: string; component: string; postings: unknown[] }[])
      .filter(({ source, kind }) => source === declaration && kind !== 'reversal')
      .map(({ kind, component, postings }) => ({ kind, component, postings }));
    expect(entries.flatMap(({ postings }) => postings).length).toBeGreaterThan(100);
    const { total, years } = await read('/v1/municipalities/GM0193/shortfall');
    const position = await read('/v1/municipalities/GM0193/state-position');
    const told = JSON.stringify({ entries, total, years, position: position['total'] });
    return JSON.parse(told.replaceAll(declaration, 'the declaration'));
  };

  beforeAll(async () => {
    app = await startTestApplication();
    own = await ledgerOf(await approved(app.http, OWN));
  });
  afterAll(() => app.close());

  it.each(['GM0193-zwolle-2024-libreoffice.xlsx', 'GM0193-zwolle-2024.ods', 'GM0193-zwolle-2024-csv.zip'])(
    'makes the same ledger, to the cent: %s',
    async (name) => {
      const { status, body } = await upload(app.http, `fixtures/formats/${name}`, name);
      expect(status).toBe(201);
      const { body: differences } = await app.http.get(`/v1/declarations/${body.id}/differences`).expect(200);
      expect(differences.items).toEqual([]);
      expect((await submit(app.http, body.id)).status).toBe(200);
      expect((await approve(app.http, body.id)).status).toBe(200);
      expect(await ledgerOf(body.id)).toEqual(own);
    },
  );
});
