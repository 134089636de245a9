import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VerifyAuditService } from '../../src/audit/verify-audit.service.js';
import { POLICY } from '../../src/identity/policy/policy.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { ASKED, makeClaim, PRESENTED, settlementFor, tinyPdf } from '../harness/claims.js';
import { figuresWorkbook, loadFigures } from '../harness/counter-figures-workbook.js';
import { approved, declarationWorkbook, upload } from '../harness/declaration-workbook.js';
import { asSystem, startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

const ZWOLLE = 'GM0193';

interface Event {
  readonly municipality: string | null;
  readonly number: number;
  readonly person: string;
  readonly action: string;
  readonly outcome: string;
  readonly object: { readonly kind: string; readonly id: string };
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
}

describe('the audit trail', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
  });
  afterAll(() => app.close());

  const events = async (query = '', person = 'vng-admin'): Promise<Event[]> =>
    (await app.people.as(person).get(`/v1/audit-events?limit=500&${query}`).expect(200)).body.items;
  const newest = async (query = ''): Promise<Event | undefined> => (await events(query))[0];
  const verified = (): ReturnType<VerifyAuditService['verify']> =>
    asSystem(() => app.application.get(VerifyAuditService).verify());
  const declared = (municipality: string, year: number, euros: number): Promise<string> =>
    approved(app.http, { municipality, year, costs: [[`${year}-05`, 'nuisance', null, euros]] });

  it('tells the life of a declaration: who, when, from where, before and after', async () => {
    const id = await declared(ZWOLLE, 2024, 10);
    const told = (await events(`object=${id}`)).filter(({ outcome }) => outcome === 'done').reverse();
    expect(told.map(({ action, before, after }) => [action, before?.status, after?.status])).toEqual([
      ['POST /v1/declarations', undefined, 'draft'],
      ['POST /v1/declarations/:id/confirmations', 'draft', 'draft'],
      ['POST /v1/declarations/:id/submission', 'draft', 'submitted'],
      ['POST /v1/declarations/:id/approval', 'submitted', 'approved'],
    ]);
    expect(told.at(-1)).toMatchObject({
      municipality: ZWOLLE,
      person: `controller:${ZWOLLE}`,
      roles: ['controller'],
      via: 'token',
      address: expect.stringMatching(/127\.0\.0\.1/),
      request: expect.stringMatching(/^[\da-f-]{36}$/),
      at: expect.stringMatching(/Z$/),
      object: { kind: 'declaration', id },
    });
  });

  it('has one event of every act that changes something', async () => {
    const count = async (): Promise<number> =>
      (await app.people.as('vng-admin').get('/v1/audit-events?outcome=done&limit=1')).body.total;
    const tariff = { tariff: 'goo-place-day', state: 'announced', validFrom: '2027-01-01', amount: '50.00' };
    let tariffId = '';
    const draft = async (): Promise<string> => {
      const file = await declarationWorkbook({
        municipality: 'GM0362',
        year: 2023,
        costs: [['2023-05', 'nuisance', null, 1]],
      });
      return (await upload(app.http, file)).body.id as string;
    };
    const scenario = { name: 'Hoger', fromDate: '2024-01-01', throughYear: 2024 };
    const columns = { account: 'Grootboek', date: 'Boekdatum', amount: 'Bedrag' };
    await declared('GM0362', 2024, 10);
    const reception = [['2024-05-01', '2024-05-31', 'GOO', 'Hal', 10, null, null]];
    const forMinistry = { fromYear: 2024, toYear: 2024, audience: 'ministry' };
    const exportId = (await app.http.post('/v1/exports').send(forMinistry)).body.id as string;
    const toReturn = await draft();
    const officer = app.people.as('finance-officer:GM0362');
    const claim = { ...ASKED, municipalities: ['GM0362'] };
    const claimId = await makeClaim(officer, claim);
    type Answer = Promise<{ status: number; body: { id?: string } }>;
    const onClaim = (path: string, body: object = {}, who = app.people.as('vng-analyst')): Answer =>
      Promise.resolve(who.post(`/v1/claims/${claimId}/${path}`).send(body));
    const acts: Record<string, () => Answer> = {
      'POST /v1/declarations': async () =>
        upload(app.http, await declarationWorkbook({ municipality: 'GM0344', year: 2024, reception })),
      'POST /v1/declarations (refused)': async () =>
        upload(
          app.http,
          await declarationWorkbook({ municipality: 'GM0344', year: 2024, costs: [['x', 'y', null, 'z']] }),
        ),
      'POST /v1/declarations/:id/confirmations': () =>
        Promise.resolve(app.http.post(`/v1/declarations/${toReturn}/confirmations`).send({ reason: 'gezien' })),
      'POST /v1/declarations/:id/submission': () =>
        Promise.resolve(app.http.post(`/v1/declarations/${toReturn}/submission`)),
      'POST /v1/declarations/:id/return': () =>
        Promise.resolve(app.http.post(`/v1/declarations/${toReturn}/return`).send({ reason: 'nee' })),
      'POST /v1/municipalities/:code/basis-choices': () =>
        Promise.resolve(
          app.http
            .post('/v1/municipalities/GM0362/basis-choices')
            .send({ year: 2024, basis: 'actual', reason: 'hoger' }),
        ),
      'PUT /v1/municipalities/:code/ledger-mapping': () =>
        Promise.resolve(
          app.http
            .put('/v1/municipalities/GM0362/ledger-mapping')
            .send({ columns, rules: [{ account: '1*', ignore: true }] }),
        ),
      'PUT /v1/municipalities/:code/location-kinds': () =>
        Promise.resolve(
          app.http.put('/v1/municipalities/GM0344/location-kinds').send({ location: 'Hal', kind: 'hotel' }),
        ),
      'POST /v1/tariffs': async () => {
        const answer = await app.http.post('/v1/tariffs').send({ ...tariff, source: 'brief' });
        tariffId = answer.body.id as string;
        return answer;
      },
      'POST /v1/tariffs/:id/adoption': () =>
        Promise.resolve(
          app.http
            .post(`/v1/tariffs/${tariffId}/adoption`)
            .send({ publishedOn: '2026-11-20', confirmedUntil: '2027-12-31', source: 'Stcrt.' }),
        ),
      'POST /v1/tariffs/:id/confirmation': () =>
        Promise.resolve(app.http.post(`/v1/tariffs/${tariffId}/confirmation`).send({ confirmedUntil: '2028-06-30' })),
      'POST /v1/tariffs/:id/withdrawal': () =>
        Promise.resolve(app.http.post(`/v1/tariffs/${tariffId}/withdrawal`).send({ source: 'brief' })),
      'PUT /v1/sisa-indicators/:year/:indicator': () =>
        Promise.resolve(
          app.http
            .put('/v1/sisa-indicators/2024/A16-01')
            .send({ label: 'Normbedragen GOO', measure: 'goo-norm-amount', source: 'bijlage' }),
        ),
      'POST /v1/sisa-indicators/:year/:indicator/withdrawal': () =>
        Promise.resolve(app.http.post('/v1/sisa-indicators/2024/A16-01/withdrawal').send({ source: 'vergissing' })),
      'POST /v1/exports': () => Promise.resolve(app.http.post('/v1/exports').send({ fromYear: 2024, toYear: 2024 })),
      'POST /v1/scenarios': () => Promise.resolve(app.http.post('/v1/scenarios').send(scenario)),
      'POST /v1/scenario-workbooks': async () => {
        const { body } = await app.http.get('/v1/scenarios');
        const file = await app.http.get(`/v1/scenarios/${body.items[0].id}/workbook`).responseType('blob');
        return app.http.post('/v1/scenario-workbooks').attach('file', file.body as Buffer, 'a.xlsx');
      },
      'POST /v1/counter-figures': async () =>
        loadFigures(
          app.http,
          await figuresWorkbook([['GM0362', null, 2024, null, null, 'GOO', null, null, null, 1, null]]),
        ),
      'POST /v1/exports/:id/publication': () => Promise.resolve(app.http.post(`/v1/exports/${exportId}/publication`)),
      'POST /v1/claims': () => Promise.resolve(officer.post('/v1/claims').send(claim)),
      'PUT /v1/claims/:id': () => Promise.resolve(officer.put(`/v1/claims/${claimId}`).send(claim)),
      'POST /v1/claims/:id/evidence': () =>
        Promise.resolve(officer.post(`/v1/claims/${claimId}/evidence`).attach('file', tinyPdf(), 'a.pdf')),
      'POST /v1/claims/:id/evidence/:number/withdrawal': () =>
        onClaim('evidence/1/withdrawal', { reason: 'fout' }, officer),
      'POST /v1/claims/:id/submission': () => onClaim('submission', {}, officer),
      'POST /v1/claims/:id/return': () => onClaim('return', { reason: 'nee' }),
      'POST /v1/claims/:id/submission (again)': () => onClaim('submission', {}, officer),
      'POST /v1/claims/:id/inclusion': () => onClaim('inclusion'),
      'POST /v1/claims/:id/presentation': () => onClaim('presentation', PRESENTED),
      'POST /v1/claims/:id/settlement': async () =>
        onClaim('settlement', await settlementFor(app.people.as('vng-analyst'), claimId)),
    };
    for (const [route, act] of Object.entries(acts)) {
      const before = await count();
      const { status } = await act();
      expect([route, status < 300 || route.endsWith('(refused)')]).toEqual([route, true]);
      expect([route, (await count()) - before]).toEqual([route, 1]);
      expect(await newest('outcome=done')).toMatchObject({ action: route.replace(/ \(\w+\)$/, '') });
    }
    // the rest is told elsewhere: approval above, a batch and a switch below, cancelling beside the job, sessions with the login; a trial keeps nothing
    const elsewhere = [
      'POST /v1/declarations/:id/approval',
      'POST /v1/declaration-batches',
      'PUT /v1/deduction-rules/:year',
      'POST /v1/jobs/:id/cancellation',
      'DELETE /v1/sessions/:id',
      'POST /v1/municipalities/:code/ledger-extracts',
    ];
    const writes = Object.keys(POLICY).filter((route) => /^(POST|PUT|DELETE) \/v1/.test(route));
    expect([...Object.keys(acts), ...elsewhere].filter((route) => !route.includes('(')).sort()).toEqual(writes.sort());
  });

  it('tells of a batch, its files, and of what a change of the rules does to each municipality', async () => {
    const file = await declarationWorkbook({
      municipality: 'GM0014',
      year: 2024,
      costs: [['2024-05', 'nuisance', null, 1]],
    });
    const { body } = await app.http.post('/v1/declaration-batches').attach('file', file, 'a.xlsx').expect(202);
    await asSystem(() => app.application.get(Jobs).finished(body.id, 30_000));
    expect((await events('municipality=GM0014&outcome=done')).map(({ object }) => object.kind)).toEqual([
      'declaration',
      'declaration-batch',
    ]);
    await app.http.put('/v1/deduction-rules/2024').send({ deducts: false, source: 'brief' }).expect(200);
    expect(await newest('object=2024')).toMatchObject({ before: { deducts: true }, after: { deducts: false } });
    const reassessed = (await events(`municipality=${ZWOLLE}&outcome=done`)).find(
      ({ object }) => object.kind === 'reassessment',
    );
    expect(reassessed).toMatchObject({
      person: 'vng-admin',
      action: 'PUT /v1/deduction-rules/:year',
      object: { kind: 'reassessment' },
      after: { cause: 'rules', of: 'deduction-2024' },
    });
  });

  it('tells a municipality who of elsewhere looked at what is theirs, and not of its own reading', async () => {
    const path = `/v1/municipalities/${ZWOLLE}/shortfall`;
    await app.people.as('vng-analyst:anna').get(`${path}?fromYear=2023`).expect(200);
    await app.people.as(`finance-officer:${ZWOLLE}`).get(path).expect(200);
    const seen = await events('outcome=read', `auditor:${ZWOLLE}`);
    expect(seen[0]).toMatchObject({
      person: 'vng-analyst:anna',
      action: 'GET /v1/municipalities/:code/shortfall',
      object: { kind: 'address', id: path },
      after: { status: 200, query: { fromYear: '2023' } },
    });
    expect(seen.every(({ person }) => person.startsWith('vng-'))).toBe(true);
    await app.people.as('vng-analyst:anna').get('/v1/national-shortfall').expect(200);
    expect(await newest('person=vng-analyst:anna')).toMatchObject({ municipality: null, outcome: 'read' });
  });

  it('tells what was refused, in the name of who tried', async () => {
    const bas = `finance-officer:${ZWOLLE}:bas`;
    await app.people.as(bas).get('/v1/declarations/GM0148-2024-1').expect(404);
    await app.people.as(bas).get('/v1/national-shortfall').expect(403);
    const tried = await events(`person=${bas}`);
    expect(tried.map(({ municipality, outcome, after }) => [municipality, outcome, after?.status])).toEqual([
      [ZWOLLE, 'refused', 403],
      [ZWOLLE, 'refused', 404],
    ]);
    expect(await events('municipality=GM0148')).toEqual([]);
  });

  it('keeps no trace of a rehearsal, and none of an act that was taken back', async () => {
    const before = (await events('outcome=done')).length;
    await app.http
      .post(`/v1/municipalities/${ZWOLLE}/basis-choices?dryRun=true`)
      .send({ year: 2024, basis: 'actual', reason: 'x' })
      .expect(200);
    expect((await events('outcome=done')).length).toBe(before);
  });

  it('is read page by page, by filters, and as CSV', async () => {
    const all = await events();
    const first = await app.http.get('/v1/audit-events?limit=2').expect(200);
    const second = await app.http.get(`/v1/audit-events?limit=2&cursor=${first.body.nextCursor}`).expect(200);
    const numbers = (items: Event[]): unknown => items.map(({ municipality, number }) => [municipality, number]);
    // each look at it is itself an event, so the pages begin one later
    const from = (items: Event[]): Event[] => items.filter(({ action }) => action !== 'GET /v1/audit-events');
    expect(numbers(from([...first.body.items, ...second.body.items]))).toEqual(
      numbers(from(all).slice(0, from([...first.body.items, ...second.body.items]).length)),
    );
    const { text, headers } = await app.people.as(`auditor:${ZWOLLE}`).get('/v1/audit-events/export').expect(200);
    expect(headers['content-disposition']).toContain('logboek.csv');
    const lines = text.trim().split('\r\n');
    expect(lines[0]).toContain('Tijdstip (UTC);Persoon;Rollen');
    expect(lines.slice(1).every((line) => line.startsWith(`${ZWOLLE};`))).toBe(true);
    expect(lines.length).toBe(1 + (await events(`municipality=${ZWOLLE}`)).length);
    await app.http.get('/v1/audit-events?cursor=bm90aGluZw').expect(400);
    await app.http.get('/v1/audit-events?from=gisteren').expect(400);
    expect(await events('from=2027-01-01T00:00:00Z')).toEqual([]);
    expect(await events('until=2026-01-01T00:00:00Z')).toEqual([]);
  });

  it('holds nothing of what people wrote in their files', async () => {
    const secret = 'mevrouw-geheim';
    const costs = [['2024-05', 'nuisance', null, 10, secret, secret, secret]];
    await upload(app.http, await declarationWorkbook({ municipality: 'GM0150', year: 2024, costs }), `${secret}.xlsx`);
    const { rows } = await connected(app.database.ownerUrl, (client) => client.query('SELECT * FROM audit_event'));
    expect(rows.length).toBeGreaterThan(10);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('refuses to be changed, by the application and by its owner', async () => {
    for (const role of ['application', 'owner'] as const) {
      await connected(
        app.database.ownerUrl,
        async (client) => {
          for (const statement of [
            `UPDATE audit_event SET person = 'x'`,
            'DELETE FROM audit_event',
            'TRUNCATE audit_event',
          ]) {
            await expect(client.query(statement)).rejects.toThrow(/refused|permission denied/);
          }
        },
        role,
      );
    }
  });

  it('is whole, whatever came at once', async () => {
    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        app.people.as(index % 2 === 0 ? 'vng-analyst' : 'vng-admin').get(`/v1/municipalities/${ZWOLLE}/shortfall`),
      ),
    );
    const { events: count, faults } = await verified();
    expect([count > 60, faults]).toEqual([true, []]);
  });

  it.each([
    ['a person', `UPDATE audit_event SET person = 'x' WHERE event_number = 3`, 'changed', 3],
    ['an outcome', `UPDATE audit_event SET outcome = 'read' WHERE event_number = 1`, 'changed', 1],
    [
      'a moment by a millisecond',
      `UPDATE audit_event SET at = at + interval '1 millisecond' WHERE event_number = 2`,
      'changed',
      2,
    ],
    [
      'what it was before',
      `UPDATE audit_event SET before = '{"status":"draft" }' WHERE event_number = 4`,
      'changed',
      4,
    ],
    ['an event taken out', 'DELETE FROM audit_event WHERE event_number = 2', 'missing', 3],
    ['the last events cut off', 'DELETE FROM audit_event WHERE event_number > 3', 'cut-off', 3],
    ['all events cut off', 'DELETE FROM audit_event WHERE true', 'cut-off', 0],
    ['the end of the chain forgotten', 'DELETE FROM audit_head WHERE true', 'cut-off', null],
  ])('shows %s that was changed behind the triggers', async (_story, statement, fault, eventNumber) => {
    const { faults } = await connected(app.database.ownerUrl, async (client) => {
      await client.query(`CREATE TABLE kept_events AS TABLE audit_event; CREATE TABLE kept_heads AS TABLE audit_head`);
      await client.query(`SET session_replication_role = 'replica'`);
      await client.query(`${statement} AND municipality_code = '${ZWOLLE}'`);
      const found = await verified();
      await client.query(`DELETE FROM audit_event; INSERT INTO audit_event TABLE kept_events;
        DELETE FROM audit_head; INSERT INTO audit_head TABLE kept_heads; DROP TABLE kept_events, kept_heads`);
      return found;
    });
    expect(faults).toEqual([{ municipalityCode: ZWOLLE, eventNumber: eventNumber ?? expect.any(Number), fault }]);
    expect((await verified()).faults).toEqual([]);
  });
});
