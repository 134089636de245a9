import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { systemAccess, withAccess } from '../../src/platform/access/access.js';
import type { Scope } from '../../src/platform/access/access.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { ASKED, makeClaim, PRESENTED, settlementFor, tinyPdf } from '../harness/claims.js';
import { figuresWorkbook, loadFigures } from '../harness/counter-figures-workbook.js';
import { approved, declarationWorkbook } from '../harness/declaration-workbook.js';
import { asSystem, startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

const [OWN, OTHER] = ['GM0193', 'GM0148'] as const;

/** Known to everybody: who exists, and how many people live there. */
const PUBLIC_TABLES = ['municipality_population'];

describe('the walls in the database', () => {
  let app: TestApplication;
  let transactions: Transactions;

  beforeAll(async () => {
    app = await startTestApplication();
    transactions = app.application.get(Transactions, { strict: false });
    for (const municipality of [OWN, OTHER]) {
      const costs = [['2024-05', 'goo-housing', null, 400, null, 'Huur']];
      const reception = [['2024-01-01', '2024-12-31', 'GOO', 'Hal', 10, null, null]];
      const receipts = [['2024-03-01', 'voorschot', 'goo', 10, null]];
      await approved(app.http, { municipality, year: 2024, reception, costs, receipts });
      await app.people
        .as(`controller:${municipality}`)
        .post(`/v1/municipalities/${municipality}/basis-choices`)
        .send({ year: 2024, basis: 'actual', reason: 'hoger' })
        .expect(201);
      const mapping = {
        columns: { account: 'Grootboek', date: 'Boekdatum', amount: 'Bedrag' },
        rules: [{ account: '1*', ignore: true }],
      };
      await app.http.put(`/v1/municipalities/${municipality}/ledger-mapping`).send(mapping).expect(201);
      const kind = { location: 'Hal', kind: 'regular' };
      await app.http.put(`/v1/municipalities/${municipality}/location-kinds`).send(kind).expect(200);
      await claimThroughItsLife(municipality);
      const file = await declarationWorkbook({ municipality, year: 2023 });
      const { body } = await app.http.post('/v1/declaration-batches').attach('file', file, 'a.xlsx').expect(202);
      await asSystem(() => app.application.get(Jobs).finished(body.id, 30_000));
    }
    const stated = [OWN, OTHER].map((code) => [code, null, 2024, null, null, 'GOO', null, null, null, 1, null]);
    const figures = await figuresWorkbook(stated, [['GOO', '2024-01-01', null, 61, null]]);
    expect((await loadFigures(app.http, figures)).status).toBe(201);
  });
  afterAll(() => app.close());

  async function claimThroughItsLife(municipality: string): Promise<void> {
    const officer = app.people.as(`finance-officer:${municipality}`);
    const vng = app.people.as('vng-analyst');
    const id = await makeClaim(officer, { ...ASKED, municipalities: [municipality] });
    for (const [number, path] of ['evidence', 'evidence/1/withdrawal'].entries()) {
      const request = officer.post(`/v1/claims/${id}/${path}`);
      await (number === 0
        ? request.attach('file', tinyPdf(), 'a.pdf').expect(201)
        : request.send({ reason: 'fout' }).expect(200));
    }
    await officer.post(`/v1/claims/${id}/submission`).expect(200);
    await vng.post(`/v1/claims/${id}/inclusion`).expect(200);
    await vng.post(`/v1/claims/${id}/presentation`).send(PRESENTED).expect(200);
    await vng
      .post(`/v1/claims/${id}/settlement`)
      .send(await settlementFor(vng, id))
      .expect(200);
  }

  const as = <T>(scope: Scope, work: () => Promise<T>): Promise<T> =>
    withAccess({ ...systemAccess('test'), scope }, work);
  const query = async <Row>(scope: Scope, sql: string, parameters: unknown[] = []): Promise<Row[]> =>
    as(scope, () => transactions.run((tx) => tx.query<Row>(sql, parameters)));

  const municipalTables = async (): Promise<string[]> =>
    connected(app.database.ownerUrl, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
          WHERE table_schema = 'public' AND column_name = 'municipality_code' AND table_type = 'BASE TABLE' ORDER BY 1`,
      );
      return rows.map(({ name }) => name).filter((name) => !PUBLIC_TABLES.includes(name));
    });

  it('stand on every table that holds something of a municipality, for its owner too', async () => {
    const tables = await municipalTables();
    expect(tables.length).toBeGreaterThan(20);
    await connected(app.database.ownerUrl, async (client) => {
      const { rows } = await client.query(
        `SELECT relname AS name, relrowsecurity AND relforcerowsecurity AS walled,
                (SELECT count(*)::integer FROM pg_policy WHERE polrelid = pg_class.oid) AS policies
           FROM pg_class WHERE relname = ANY($1) AND relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace ORDER BY 1`,
        [tables],
      );
      expect(rows).toEqual(tables.map((name) => ({ name, walled: true, policies: 1 })));
    });
  });

  it('let a query that forgot its filter see its own municipality, and nothing else', async () => {
    const seen: Record<string, number> = {};
    for (const table of await municipalTables()) {
      const rows = await query<{ code: string | null }>(OWN, `SELECT DISTINCT municipality_code AS code FROM ${table}`);
      for (const { code } of rows) expect([table, code]).toEqual([table, OWN]);
      const [{ count = 0 } = {}] = await query<{ count: number }>(
        'all',
        `SELECT count(*)::integer FROM ${table} WHERE municipality_code = $1`,
        [OTHER],
      );
      seen[table] = count;
    }
    // else there would have been nothing to hide; sessions, refused and confirmed files are not of this test
    const empty = Object.keys(seen).filter((table) => seen[table] === 0);
    expect(empty.sort()).toEqual(['batch_file_part', 'login_session', 'reassessment_municipality']);
  });

  it.each(['none', 'published'] as const)('show nothing of any municipality to a scope of %s', async (scope) => {
    for (const table of await municipalTables()) {
      expect([table, await query(scope, `SELECT 1 FROM ${table} LIMIT 1`)]).toEqual([table, []]);
    }
  });

  it('show a claim of several municipalities to none of them', async () => {
    const id = await makeClaim(app.people.as('vng-analyst'), { ...ASKED, municipalities: [OWN, OTHER] });
    await app.people.as('vng-analyst').post(`/v1/claims/${id}/submission`).expect(200);
    for (const table of ['claim', 'claim_revision', 'claim_state', 'claim_seal', 'claim_sealed_figure']) {
      const of = (scope: Scope): Promise<unknown[]> =>
        query(scope, `SELECT 1 FROM ${table} WHERE municipality_code = 'VNG'`);
      expect([table, await of(OWN), (await of('all')).length > 0]).toEqual([table, [], true]);
    }
    const claim = `INSERT INTO claim (municipality_code, claim_number, recorded_by, recorded_at) VALUES ('VNG', 9, 'x', now())`;
    await expect(query(OWN, claim)).rejects.toThrow('row-level security');
  });

  it('keep from writing what is another’s, and find nothing of it to change', async () => {
    const copy = `INSERT INTO declaration_version (municipality_code, fiscal_year, version) VALUES ('${OTHER}', 2022, 9)`;
    await expect(query(OWN, copy)).rejects.toThrow('row-level security');
    const [changed] = await query<{ count: number }>(
      OWN,
      `WITH changed AS (UPDATE declaration SET return_reason = NULL WHERE municipality_code = '${OTHER}' RETURNING 1)
       SELECT count(*)::integer FROM changed`,
    );
    expect(changed).toEqual({ count: 0 });
  });

  it('show nothing to a statement outside every transaction, whatever came over the connection before', async () => {
    const pool = app.application.get(DataSource);
    for (let round = 0; round < 50; round += 1) {
      await query(round % 2 === 0 ? OWN : 'all', 'SELECT 1');
      expect(await pool.query('SELECT municipality_code FROM declaration')).toEqual([]);
      expect(await pool.query(`SELECT current_setting('opvangboek.scope', true) AS scope`)).not.toEqual([
        { scope: OWN },
      ]);
    }
  });

  it('hold over pooled connections: two thousand transactions at once, and one in ten fails', async () => {
    let leaks = 0;
    let failures = 0;
    await Promise.all(
      Array.from({ length: 2_000 }, async (_, index) => {
        const scope = index % 2 === 0 ? OWN : OTHER;
        try {
          await as(scope, () =>
            transactions.run(async (tx) => {
              // with a parameter it is prepared, and its plan is kept from one scope to the next
              const rows = await tx.query<{ code: string }>(
                'SELECT DISTINCT municipality_code AS code FROM posting WHERE fiscal_year > $1',
                [2000],
              );
              if (rows.length !== 1 || rows[0]?.code !== scope) leaks += 1;
              if (index % 10 === 0) throw new Error('on purpose');
            }),
          );
        } catch {
          failures += 1;
        }
      }),
    );
    expect([leaks, failures]).toEqual([0, 200]);
  });

  it('hold for a job as they do for who asked for it', async () => {
    const file = await declarationWorkbook({ municipality: OTHER, year: 2022 });
    const { body } = await app.people
      .as(`finance-officer:${OWN}`)
      .post('/v1/declaration-batches')
      .attach('file', file, 'a.xlsx')
      .expect(202);
    await asSystem(() => app.application.get(Jobs).finished(body.id, 30_000));
    const { body: list } = await app.people
      .as(`finance-officer:${OWN}`)
      .get(`/v1/declaration-batches/${body.id}/files`);
    expect(list.items).toMatchObject([{ outcome: 'refused' }]);
    expect(
      await query('all', `SELECT 1 FROM declaration WHERE municipality_code = $1 AND fiscal_year = 2022`, [OTHER]),
    ).toEqual([]);
  });

  it('have one gate: what a place-day costs over five others or more', async () => {
    expect(await query(OWN, 'SELECT * FROM peer_range(2024, $1)', [OWN])).toEqual([]);
    for (const municipality of ['GM0362', 'GM0344', 'GM0014', 'GM0150']) {
      const costs = [['2024-05', 'goo-housing', null, 400]];
      const reception = [['2024-01-01', '2024-12-31', 'GOO', 'Hal', 10, null, null]];
      await approved(app.http, { municipality, year: 2024, reception, costs });
    }
    expect(await query(OWN, 'SELECT municipalities FROM peer_range(2024, $1)', [OWN])).toEqual([{ municipalities: 5 }]);
  });

  it('hide the sessions of everybody from everybody', async () => {
    for (const scope of [OWN, 'none', 'published'] as const) {
      for (const table of ['login_session', 'login_attempt'])
        expect(await query(scope, `SELECT 1 FROM ${table}`)).toEqual([]);
    }
    expect((await query<{ id: string }>(OWN, 'SELECT id FROM person')).every(({ id }) => id.includes(OWN))).toBe(true);
  });

  it('show figures of another party to the association only, and let nobody else write them', async () => {
    for (const table of ['counter_figures', 'counter_figure', 'counter_tariff']) {
      for (const scope of [OWN, 'none', 'published'] as const) {
        expect([table, scope, await query(scope, `SELECT 1 FROM ${table}`)]).toEqual([table, scope, []]);
      }
      expect((await query('all', `SELECT 1 FROM ${table}`)).length).toBeGreaterThan(0);
      await expect(query('all', `DELETE FROM ${table}`)).rejects.toThrow('permission denied');
      await connected(app.database.ownerUrl, async (client) => {
        await expect(client.query(`DELETE FROM ${table}`)).rejects.toThrow('refused');
      });
    }
    const [head] = await query<{ id: string }>('all', 'SELECT id FROM counter_figures');
    const copy = `INSERT INTO counter_tariff (counter_figures_id, source_row, tariff, valid_from, amount_eur)
      VALUES ($1, 99, 'goo-place-day', '2024-01-01', 1)`;
    await expect(query(OWN, copy, [head?.id])).rejects.toThrow('row-level security');
  });

  it('are those of a role that cannot climb over them', async () => {
    const [role] = await query(
      'all',
      'SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user',
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false });
    await expect(query('all', 'ALTER TABLE posting DISABLE ROW LEVEL SECURITY')).rejects.toThrow('must be owner');
  });
});
