import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { createApplication } from '../../src/application.js';
import { POLICY } from '../../src/identity/policy/policy.js';
import type { RoutePolicy } from '../../src/identity/policy/policy.js';
import { isMunicipalRole, ROLES } from '../../src/identity/roles.js';
import type { Role } from '../../src/identity/roles.js';
import { readConfig } from '../../src/platform/config/app-config.js';
import { asSystem, startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { ASKED, makeClaim, tinyPdf } from '../harness/claims.js';
import { figuresWorkbook, loadFigures } from '../harness/counter-figures-workbook.js';
import { approved, declarationWorkbook, upload } from '../harness/declaration-workbook.js';
import { dataFolder } from '../harness/people.js';
import { createTestDatabase } from '../harness/test-database.js';

const [OWN, OTHER] = ['GM0193', 'GM0148'];

/** What stands for a municipality in the ledger of the test: one of everything that has an id. */
interface Things {
  readonly declaration: string;
  readonly draft: string;
  readonly upload: string;
  readonly batch: string;
  readonly claim: string;
}

describe('the policy', () => {
  let app: TestApplication;
  const things: Record<string, Things> = {};
  let shown: string;
  let hidden: string;
  let scenario: string;
  let nationalClaim: string;
  let figures: string;

  beforeAll(async () => {
    app = await startTestApplication();
    for (const municipality of [OWN, OTHER]) things[municipality] = await thingsOf(municipality);
    const make = async (): Promise<string> =>
      (await app.http.post('/v1/exports').send({ fromYear: 2024, toYear: 2024, audience: 'ministry' }).expect(201)).body
        .id;
    [shown, hidden] = [await make(), await make()];
    await app.http.post(`/v1/exports/${shown}/publication`).expect(200);
    const asked = { name: 'Hoger', fromDate: '2024-01-01', throughYear: 2024 };
    nationalClaim = await claimBy('vng-analyst:anna', OWN);
    await app.people.as('vng-analyst:anna').post(`/v1/claims/${nationalClaim}/submission`).expect(200);
    scenario = (await app.http.post('/v1/scenarios').send(asked).expect(201)).body.id;
    const stated = await figuresWorkbook([['GM0193', null, 2024, null, null, 'GOO', null, null, null, 1, null]]);
    figures = (await loadFigures(app.http, stated)).body.id;
    // what is posted after a workbook makes its first correction notice
    await approved(app.http, { municipality: 'GM0362', year: 2024, costs: [['2024-05', 'nuisance', null, 1]] });
  });
  afterAll(() => app.close());

  async function claimBy(person: string, municipality: string): Promise<string> {
    const claimant = app.people.as(person);
    const id = await makeClaim(claimant, { ...ASKED, municipalities: [municipality] });
    await claimant.post(`/v1/claims/${id}/evidence`).attach('file', tinyPdf(), 'a.pdf').expect(201);
    return id;
  }

  async function thingsOf(municipality: string): Promise<Things> {
    const costs = [['2024-05', 'nuisance', null, 123_456.78]];
    const declaration = await approved(app.http, { municipality, year: 2024, costs });
    const file = await declarationWorkbook({ municipality, year: 2023, costs: [['2023-05', 'nuisance', null, 5]] });
    const { body: draft } = await upload(app.http, file);
    const { body: uploads } = await app.http.get(`/v1/uploads?municipality=${municipality}`);
    const again = await declarationWorkbook({ municipality, year: 2022, costs: [['2022-05', 'nuisance', null, 5]] });
    const { body: batch } = await app.http.post('/v1/declaration-batches').attach('file', again, 'a.xlsx').expect(202);
    await asSystem(() => app.application.get(Jobs).finished(batch.id, 30_000));
    const mapping = {
      columns: { account: 'Grootboek', costCentre: 'Kostenplaats', date: 'Boekdatum', amount: 'Bedrag' },
      rules: [{ account: '1*', ignore: true }],
    };
    await app.http.put(`/v1/municipalities/${municipality}/ledger-mapping`).send(mapping).expect(201);
    const claim = await claimBy(`finance-officer:${municipality}`, municipality);
    return { claim, declaration, draft: draft.id, upload: uploads.items[0].id, batch: batch.id };
  }

  /** A request for a route, about one municipality's things; of writes only as much as shows whether it is allowed. */
  const requestTo = (person: string | null, route: string, municipality: string): { method: string; url: string } => {
    const [method = '', pattern = ''] = route.split(' ');
    const { declaration, draft, upload: file, batch, claim } = things[municipality] as Things;
    const isDecided = method === 'GET' && !pattern.endsWith('/effect');
    const ids: readonly (readonly [RegExp, string])[] = [
      [/^\/v1\/declarations\//, isDecided ? declaration : draft],
      [/^\/v1\/uploads\//, file],
      [/^\/v1\/(jobs|declaration-batches)\//, batch],
      [/^\/v1\/exports\//, shown],
      [/^\/v1\/scenarios\//, scenario],
      // theirs is who claims: of VNG, its own
      [/^\/v1\/claims\//, person?.startsWith('vng-') === true ? nationalClaim : claim],
      [/^\/v1\/counter-figures\//, figures],
      [/^\/v1\/tariffs\//, 'goo-place-day-2024-01-01-v1'],
      [/^\/v1\/sessions\//, '00000000-0000-4000-8000-000000000000'],
    ];
    const id = ids.find(([start]) => start.test(pattern))?.[1] ?? '';
    const path = pattern
      .replace(':code', municipality)
      .replace(':id', id)
      .replace(':year', '2024')
      .replace(':number', '1');
    const query = POLICY[route]?.subject === 'query' ? `?municipality=${municipality}` : '';
    return { method, url: `${path}${query}${pattern === '/v1/declaration-template' ? '&year=2024' : ''}` };
  };
  const send = async (person: string | null, route: string, municipality: string): Promise<Response> => {
    const { method, url } = requestTo(person, route, municipality);
    const agent = person === null ? app.people.nobody : app.people.as(person);
    const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
    const request = agent[verb](url);
    return method === 'GET' || method === 'DELETE' ? request : request.send({ nothing: 'that is known' });
  };
  const rules = Object.entries(POLICY).filter(([route]) => route.includes('/v1/') && !route.endsWith('openapi.json'));
  const personOf = (role: Role): string => (isMunicipalRole(role) ? `${role}:${OWN}` : role);

  it('has a rule for every route, and no rule without one', async () => {
    const database = await createTestDatabase();
    const config = readConfig({ DATABASE_URL: database.ownerUrl, DATA_DIR: dataFolder('routes'), LOG_LEVEL: 'silent' });
    const application = await createApplication(config);
    const routes: string[] = [];
    application
      .getHttpAdapter()
      .getInstance()
      .addHook('onRoute', ({ method, url }) => {
        for (const one of [method].flat()) if (one !== 'HEAD') routes.push(`${one} ${url}`);
      });
    await application.init();
    await application.close();
    await database.drop();
    const registeredBefore = [
      'GET /v1/openapi.json',
      ...Object.keys(POLICY).filter((key) => key.includes('demo-identity')),
    ];
    expect([...routes, ...registeredBefore].sort()).toEqual(Object.keys(POLICY).sort());
  });

  it.each(rules)('%s is not for who does not say who they are', async (route) => {
    const { status, body, headers } = await send(null, route, OWN);
    expect([status, body.type]).toEqual([401, 'urn:opvangboek:problem:unauthenticated']);
    expect(headers['www-authenticate']).toBe('Bearer');
  });

  const matrix = rules.flatMap(([route, rule]) => ROLES.map((role) => [route, role, rule] as const));

  it.each(matrix)('%s by %s, about their own', async (route, role, rule) => {
    const { status, body } = await send(personOf(role), route, OWN);
    if (isAllowed(rule, role)) {
      // what is asked is not always right, or possible; but it is theirs to ask
      const expected = route === 'DELETE /v1/sessions/:id' ? [404] : [200, 400, 409, 415];
      expect([route, role, expected.includes(status) ? expected : status]).toEqual([route, role, expected]);
    } else {
      expect([status, body.type]).toEqual([403, 'urn:opvangboek:problem:forbidden']);
    }
  });

  const aboutOne = matrix.filter(([, role, { subject }]) => {
    return isMunicipalRole(role) && ['path', 'query', 'declaration', 'claim', 'row', 'job'].includes(subject);
  });

  it.each(aboutOne)('%s by %s, about another’s', async (route, role, rule) => {
    const { status, body, text } = await send(personOf(role), route, OTHER);
    expect([status, body.type]).toEqual(
      isAllowed(rule, role) ? [404, 'urn:opvangboek:problem:not-found'] : [403, 'urn:opvangboek:problem:forbidden'],
    );
    expect(text).not.toMatch(/123456|Dalfsen/);
  });

  it('shows nobody of a municipality more in a list than their own', async () => {
    for (const path of ['/v1/declarations', '/v1/uploads', '/v1/reminders', '/v1/claims']) {
      for (const role of ['finance-officer', 'controller', 'auditor']) {
        const { body } = await app.people.as(`${role}:${OWN}`).get(path).expect(200);
        const municipalities = new Set(body.items.map((item: Owned) => municipalityIn(item)));
        expect([path, [...municipalities]]).toEqual([path, [OWN]]);
      }
    }
  });

  it('says the same of another’s declaration as of one that is not there', async () => {
    const ask = async (id: string): Promise<unknown> => {
      const { body } = await app.people.as(`auditor:${OWN}`).get(`/v1/declarations/${id}`).expect(404);
      return { ...body, instance: null };
    };
    expect(await ask(things[OTHER]?.declaration ?? '')).toEqual(await ask('GM0193-2024-99'));
  });

  it('takes no file of another municipality, and keeps no trace of it there', async () => {
    const file = await declarationWorkbook({ municipality: OTHER, year: 2024 });
    const { status, body } = await app.people
      .as(`finance-officer:${OWN}`)
      .post('/v1/declarations')
      .attach('file', file, 'a.xlsx');
    expect([status, body.errors[0].code]).toEqual([400, 'municipality-not-own']);
    const of = async (municipality: string): Promise<unknown[]> =>
      (await app.http.get(`/v1/uploads?municipality=${municipality}`)).body.items.filter(
        ({ id }: { id: string }) => id === body.uploadId,
      );
    expect([await of(OTHER), await of(OWN)]).toEqual([[], [expect.objectContaining({ outcome: 'refused' })]]);
  });

  it('shows the ministry what was published, and nothing else', async () => {
    const ministry = app.people.as('ministry-reader');
    const { body } = await ministry.get('/v1/exports').expect(200);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([shown]);
    await ministry.get(`/v1/exports/${shown}/workbook`).expect(200);
    await ministry.get(`/v1/exports/${hidden}`).expect(404);
    await ministry.get(`/v1/exports/${hidden}/workbook`).expect(404);
    await app.http.post(`/v1/exports/${shown}/publication`).expect(409);
  });

  it('shows the effect of an approval on the country to VNG only', async () => {
    const path = `/v1/declarations/${things[OWN]?.draft}/effect`;
    const { body: own } = await app.people.as(`controller:${OWN}`).get(path).expect(200);
    expect([own.nationalOfYear, own.nationalOfAllYears, own.exports]).toEqual([null, null, null]);
    const { body: national } = await app.people.as('vng-analyst').get(path).expect(200);
    expect(national.nationalOfYear.after.realCost).toBe('5.00');
  });

  it('is what the people of this house do, and no more (domain, section 2)', () => {
    const routesOf = (role: Role): string[] =>
      rules.filter(([, rule]) => isAllowed(rule, role)).map(([route]) => route);
    const isRead = (route: string): boolean => route.startsWith('GET ');
    const ownSession = 'DELETE /v1/sessions/:id';
    expect(routesOf('auditor').filter((route) => !isRead(route))).toEqual([ownSession]);
    expect(routesOf('ministry-reader').sort()).toEqual([
      ownSession,
      'GET /v1/exports',
      'GET /v1/exports/:id',
      'GET /v1/exports/:id/open-data',
      'GET /v1/exports/:id/open-data/country/csv',
      'GET /v1/exports/:id/open-data/country/json',
      'GET /v1/exports/:id/open-data/dictionary',
      'GET /v1/exports/:id/open-data/tables/csv',
      'GET /v1/exports/:id/open-data/tables/json',
      'GET /v1/exports/:id/workbook',
      'GET /v1/session',
      'GET /v1/sessions',
    ]);
    const both = routesOf('controller').filter((route) => routesOf('finance-officer').includes(route));
    // four eyes are about amounts; what a building is, either of them may know
    const ofBoth = [ownSession, 'PUT /v1/municipalities/:code/location-kinds'];
    expect(both.filter((route) => !isRead(route))).toEqual(ofBoth);
    expect(
      routesOf('controller')
        .filter((route) => !isRead(route))
        .sort(),
    ).toEqual([
      ownSession,
      'POST /v1/declarations/:id/approval',
      'POST /v1/declarations/:id/return',
      'POST /v1/municipalities/:code/basis-choices',
      'PUT /v1/municipalities/:code/location-kinds',
    ]);
    for (const role of ['vng-analyst', 'vng-admin'] as const) {
      expect(routesOf(role).filter((route) => !isRead(route) && /declarations|municipalities/.test(route))).toEqual([]);
    }
    for (const [route, { subject }] of rules) {
      const isNational = subject === 'national';
      expect([
        route,
        isNational &&
          ['finance-officer', 'controller', 'auditor'].some((role) => routesOf(role as Role).includes(route)),
      ]).toEqual([route, false]);
    }
  });
});

function isAllowed({ roles }: RoutePolicy, role: Role): boolean {
  return roles !== 'anyone' && roles.includes(role);
}

/** A claim says who claims; all else says of which municipality it is. */
type Owned = Readonly<Partial<Record<'municipality' | 'claimant', unknown>>>;

function municipalityIn({ municipality, claimant }: Owned): unknown {
  const owner = municipality ?? claimant;
  return typeof owner === 'object' ? (owner as { code: unknown }).code : owner;
}
