import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { POLICY } from '../../src/identity/policy/policy.js';
import { isMunicipalRole, ROLES } from '../../src/identity/roles.js';
import { ASKED, makeClaim, tinyPdf } from '../harness/claims.js';
import { approved, declarationWorkbook, upload } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

const MUNICIPALITIES = ['GM0193', 'GM0148', 'GM0362', 'GM0177'];
const TRIES = 5_000;
const AT_ONCE = 25;

/** A text that is in everything a municipality hands in, and in nothing else. */
const markOf = (municipality: string): string => `merk-${municipality}-merk`;

describe('random requests of random people', () => {
  let app: TestApplication;
  /** By the routes that take them; of nothing are those that nobody has. */
  const ids = new Map([
    ['none', ['00000000-0000-4000-8000-000000000000', 'GM9999-2024-1', 'GM9999-C1', "GM0193-2024-1' OR '1'='1"]],
  ]);
  const keep = (kind: string, id: string): unknown => ids.set(kind, [...(ids.get(kind) ?? []), id]);

  beforeAll(async () => {
    app = await startTestApplication({ REQUESTS_PER_MINUTE: '1000000', LOGINS_PER_MINUTE: '1000000' });
    for (const municipality of MUNICIPALITIES) {
      const cost = [`2024-05`, 'nuisance', null, 7, markOf(municipality), markOf(municipality), markOf(municipality)];
      keep('declarations', await approved(app.http, { municipality, year: 2024, costs: [cost] }));
      const faulty = await declarationWorkbook({
        municipality,
        year: 2023,
        costs: [[markOf(municipality), 'x', null, 1]],
      });
      const { body } = await upload(app.http, faulty, `${markOf(municipality)}.xlsx`);
      keep('uploads', body.uploadId as string);
      keep('declarations', `${municipality}-2023-1`);
      const claim = { ...ASKED, municipalities: [municipality], title: markOf(municipality), toYear: 2024 };
      const claimant = app.people.as(`finance-officer:${municipality}`);
      const claimId = await makeClaim(claimant, claim);
      const evidence = claimant.post(`/v1/claims/${claimId}/evidence`);
      await evidence.attach('file', tinyPdf('', markOf(municipality)), `${markOf(municipality)}.pdf`).expect(201);
      await claimant.post(`/v1/claims/${claimId}/submission`).expect(200);
      keep('claims', claimId);
      const file = await declarationWorkbook({ municipality, year: 2022 });
      const batch = app.http.post('/v1/declaration-batches').attach('file', file, `${markOf(municipality)}.xlsx`);
      const { body: accepted } = await batch.expect(202);
      for (const kind of ['declaration-batches', 'jobs']) keep(kind, accepted.id as string);
    }
    const together = { ...ASKED, municipalities: MUNICIPALITIES, toYear: 2024 };
    keep('claims', await makeClaim(app.people.as('vng-analyst'), together));
    const made = await app.http.post('/v1/exports').send({ fromYear: 2024, toYear: 2024 }).expect(201);
    keep('exports', made.body.id as string);
  });
  afterAll(() => app.close());

  const person = fc.oneof(
    ...ROLES.map((role) =>
      isMunicipalRole(role) ? fc.constantFrom(...MUNICIPALITIES).map((code) => `${role}:${code}`) : fc.constant(role),
    ),
  );
  // of routes that read: what they answer is what can leak
  const route = fc.constantFrom(
    ...Object.keys(POLICY).filter((key) => key.startsWith('GET /v1/') && !key.endsWith('openapi.json')),
  );
  const parameters = fc.record(
    {
      municipality: fc.constantFrom(...MUNICIPALITIES, 'GM%', '', '*'),
      year: fc.constantFrom('2024', '2023'),
      fromYear: fc.constantFrom('2022'),
      toYear: fc.constantFrom('2024'),
      groupBy: fc.constantFrom('municipality', 'province'),
      status: fc.constantFrom('approved', 'draft'),
      knownOn: fc.constantFrom('2026-11-23T12:00:00Z', '2026-11-23'),
      limit: fc.constantFrom('1', '100'),
    },
    { requiredKeys: [] },
  );
  // most routes refuse a parameter that is not theirs, and some lack one: so what routes ask for is given as often
  const query = fc.oneof(
    fc.constant({}),
    fc.constant({ year: '2024' }),
    fc.constant({ fromYear: '2023', toYear: '2024' }),
    parameters,
  );
  const request = fc.record({
    person,
    route,
    id: fc.nat(),
    code: fc.constantFrom(...MUNICIPALITIES),
    query,
  });

  it(`show nobody of a municipality anything of another, in ${TRIES} tries`, async () => {
    const served = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (requests) => {
        await Promise.all(
          requests.map(async ({ person: id, route: key, id: which, code, query: asked }) => {
            const [, pattern = ''] = key.split(' ');
            // of what the route is about, mostly: with ids of all kinds, hardly any would answer
            const fitting = which % 4 === 0 ? undefined : ids.get(pattern.split('/')[2] ?? '');
            const known = fitting ?? [...ids.values()].flat();
            const path = pattern
              .replace(':code', code)
              .replace(':number', '1')
              .replace(':id', encodeURIComponent(known[which % known.length] ?? ''));
            const { status, text, body } = await app.people.as(id).get(path).query(asked).buffer(true);
            served.set(status, (served.get(status) ?? 0) + 1);
            expect([id, path, status < 500]).toEqual([id, path, true]);
            const answer = text ?? (Buffer.isBuffer(body) ? body.toString('latin1') : JSON.stringify(body));
            const own = id.split(':')[1];
            for (const municipality of MUNICIPALITIES) {
              if (municipality === own || (own === undefined && id !== 'ministry-reader')) continue;
              expect([id, path, asked, answer.includes(markOf(municipality))]).toEqual([id, path, asked, false]);
              // of who may not see it, the code of a municipality is in reference data only, and in what they asked themselves
              if (status === 200 && !/^\/v1\/(municipalities|deadlines)$/.test(path)) {
                expect([id, path, answer.includes(`"${municipality}`)]).toEqual([id, path, false]);
              }
            }
          }),
        );
      }),
      { numRuns: TRIES / AT_ONCE, endOnFailure: true },
    );
    // it would prove little if everything were refused
    expect(served.get(200)).toBeGreaterThan(TRIES / 10);
    expect([...served.values()].reduce((sum, count) => sum + count)).toBe(TRIES);
  }, 300_000);
});
