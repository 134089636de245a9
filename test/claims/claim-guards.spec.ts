import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClaimFiguresService } from '../../src/claims/claim-figures.service.js';
import { sealOf } from '../../src/claims/sealed-content.js';
import { CLAIM_STATES } from '../../src/claims/claim-life.js';
import type { ClaimState } from '../../src/claims/claim-life.js';
import { ASKED, makeClaim, PRESENTED, settlementFor, tinyPdf } from '../harness/claims.js';
import { approved } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

const ZWOLLE = 'GM0193';
const OFFICER = `finance-officer:${ZWOLLE}`;

/** Which states may follow which. */
const FOLLOWERS: Readonly<Record<ClaimState, readonly ClaimState[]>> = {
  draft: ['submitted'],
  submitted: ['draft', 'included'],
  included: ['presented'],
  presented: ['settled'],
  settled: [],
};

describe('what the database keeps of claims', () => {
  let app: TestApplication;
  /** A claim in each state. */
  const claims = new Map<ClaimState, string>();

  beforeAll(async () => {
    app = await startTestApplication();
    await approved(app.http, { municipality: ZWOLLE, year: 2024, costs: [['2024-05', 'nuisance', null, 10]] });
    const officer = app.people.as(OFFICER);
    const vng = app.people.as('vng-analyst');
    const steps = [
      (id: string) => officer.post(`/v1/claims/${id}/submission`),
      (id: string) => vng.post(`/v1/claims/${id}/inclusion`),
      (id: string) => vng.post(`/v1/claims/${id}/presentation`).send(PRESENTED),
      async (id: string) => vng.post(`/v1/claims/${id}/settlement`).send(await settlementFor(vng, id)),
    ];
    for (const [index, state] of CLAIM_STATES.entries()) {
      const id = await makeClaim(officer);
      await officer.post(`/v1/claims/${id}/evidence`).attach('file', tinyPdf(), 'a.pdf').expect(201);
      await officer.post(`/v1/claims/${id}/evidence`).attach('file', tinyPdf('', 'b'), 'b.pdf').expect(201);
      await officer.post(`/v1/claims/${id}/evidence/1/withdrawal`).send({ reason: 'x' }).expect(200);
      for (const step of steps.slice(0, index)) expect((await step(id)).status).toBe(200);
      claims.set(state, id);
    }
  });
  afterAll(() => app.close());

  const numberOf = (state: ClaimState): number => Number(claims.get(state)?.split('-C')[1]);
  const insertion = (from: ClaimState, to: ClaimState, by: string, skip = 1): string => {
    const isDated = to === 'presented' || to === 'settled';
    return `INSERT INTO claim_state (municipality_code, claim_number, step, state, dated_on, reference, reason, recorded_by, recorded_at)
      SELECT '${ZWOLLE}', ${numberOf(from)}, max(step) + ${skip}, '${to}', ${isDated ? `'2026-01-01', 'x'` : 'NULL, NULL'},
             ${to === 'draft' ? `'x'` : 'NULL'}, '${by}', now()
        FROM claim_state WHERE municipality_code = '${ZWOLLE}' AND claim_number = ${numberOf(from)}`;
  };
  /** Tries a statement and takes it back; answers what the database says to it. */
  const tried = (statement: string, role: 'owner' | 'application' = 'application'): Promise<string> =>
    connected(
      app.database.ownerUrl,
      async (client) => {
        await client.query(`BEGIN; SET LOCAL opvangboek.scope = 'all'`);
        const said = await client.query(statement).then(
          () => 'done',
          (error: Error) => error.message,
        );
        await client.query('ROLLBACK');
        return said;
      },
      role,
    );

  it.each(CLAIM_STATES.flatMap((from) => CLAIM_STATES.map((to) => [from, to] as const)))(
    'after %s: whether %s may follow',
    async (from, to) => {
      const said = await tried(insertion(from, to, 'somebody else'));
      expect(said).toBe(FOLLOWERS[from].includes(to) ? 'done' : `claim_state: ${to} after ${from} is refused`);
    },
  );

  it('no step is left out, and nobody decides upon what they submitted', async () => {
    expect(await tried(insertion('included', 'presented', 'x', 2))).toContain('is refused');
    for (const to of ['draft', 'included'] as const) {
      expect(await tried(insertion('submitted', to, OFFICER))).toContain('four eyes');
    }
  });

  it('nothing of it is changed or taken away, by the application or the owner', async () => {
    const tables = ['claim', 'claim_revision', 'claim_state', 'claim_seal', 'claim_sealed_year', 'claim_sealed_figure'];
    const others = ['claim_settled_amount', 'claim_evidence', 'claim_evidence_part', 'claim_evidence_withdrawal'];
    for (const table of [...tables, ...others]) {
      for (const role of ['application', 'owner'] as const) {
        for (const statement of [
          `UPDATE ${table} SET claim_number = 99`,
          `DELETE FROM ${table}`,
          `TRUNCATE ${table} CASCADE`,
        ]) {
          expect([table, await tried(statement, role)]).toEqual([
            ...[table, expect.stringMatching(/refused|permission denied/)],
          ]);
        }
      }
    }
  });

  it.each([
    ['of another municipality', `ARRAY['GM0148']`, '2024', `ARRAY['goo']`, 'claim_revision_members_check'],
    ['of itself and another', `ARRAY['GM0193', 'GM0148']`, '2024', `ARRAY['goo']`, 'claim_revision_members_check'],
    ['of nobody', `ARRAY[]::text[]`, '2024', `ARRAY['goo']`, 'claim_revision_members_check'],
    ['of years in reverse', `ARRAY['GM0193']`, '2023', `ARRAY['goo']`, 'claim_revision_years_check'],
    ['of an unknown component', `ARRAY['GM0193']`, '2024', `ARRAY['x']`, 'claim_revision_components_check'],
  ])('a municipality has no claim %s', async (_what, members, toYear, components, constraint) => {
    const said = await tried(`INSERT INTO claim_revision
      VALUES ('${ZWOLLE}', ${numberOf('draft')}, 9, 'x', ${members}, 2024, ${toYear}, ${components}, 'x', NULL, 'x', now())`);
    expect(said).toContain(constraint);
  });

  it('sealed figures come back as the very content that was hashed', async () => {
    for (const state of CLAIM_STATES.slice(1)) {
      const { body } = await app.people
        .as(OFFICER)
        .get(`/v1/claims/${claims.get(state)}/figures`)
        .expect(200);
      expect([state, body.sha256]).toEqual([state, sealOf(body.content as object)]);
    }
  });

  it('each submission has a seal of its own: what was returned stays on record', async () => {
    const [officer, vng] = [app.people.as(OFFICER), app.people.as('vng-analyst')];
    const id = await makeClaim(officer, { ...ASKED, components: ['own'] });
    await officer.post(`/v1/claims/${id}/submission`).expect(200);
    await vng.post(`/v1/claims/${id}/return`).send({ reason: 'te smal' }).expect(200);
    await officer.get(`/v1/claims/${id}/differences`).expect(409);
    await officer.put(`/v1/claims/${id}`).send(ASKED).expect(200);
    const { body } = await officer.post(`/v1/claims/${id}/submission`).expect(200);
    const seals = await connected(app.database.ownerUrl, async (client) => {
      await client.query(`SET opvangboek.scope = 'all'`);
      const number = Number(id.split('-C')[1]);
      const { rows } = await client.query<{ step: number; revision: number; sha256: string }>(
        'SELECT step, revision, sha256 FROM claim_seal WHERE claim_number = $1 ORDER BY step',
        [number],
      );
      return rows;
    });
    expect(seals.map(({ step, revision }) => [step, revision])).toEqual([
      [2, 1],
      [4, 2],
    ]);
    expect(body.seal.sha256).toBe(seals[1]?.sha256);
    const { body: early } = await officer.get(`/v1/claims/${id}/differences?knownOn=2026-11-22`).expect(400);
    expect(early.errors[0].code).toBe('known-on-before-seal');
  });

  it('numbers claims one by one, also when many begin at once', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => makeClaim(app.people.as('vng-analyst'))));
    expect(ids.sort()).toEqual(Array.from({ length: 8 }, (_, index) => `VNG-C${index + 1}`));
  });

  it('is not sealed in the middle of a reassessment of one that is in it', async () => {
    const officer = app.people.as(OFFICER);
    const id = await makeClaim(officer);
    const reassessment = '00000000-0000-4000-8000-000000000001';
    const asOwner = (statement: string): Promise<unknown> =>
      connected(app.database.ownerUrl, (client) => client.query(`SET opvangboek.scope = 'all'; ${statement}`));
    await asOwner(`
      INSERT INTO reassessment (id, cause_kind, cause_id, from_year, to_year, recorded_by, recorded_at)
        VALUES ('${reassessment}', 'rules', 'x', 2024, 2024, 'x', '2026-11-23T11:00:00Z');
      INSERT INTO reassessment_municipality (municipality_code, reassessment_id) VALUES ('${ZWOLLE}', '${reassessment}')`);
    const { body } = await officer.post(`/v1/claims/${id}/submission`).expect(409);
    expect(body.detail).toBe(
      'Indienen kan nog niet: herberekening loopt: nog 1 gemeente te gaan. Probeer het daarna opnieuw.',
    );
    const { body: figures } = await officer.get(`/v1/claims/${id}/figures`).expect(200);
    expect(figures.notices).toContain('herberekening loopt: nog 1 gemeente te gaan');
    await asOwner(`UPDATE reassessment_municipality SET done_at = '2026-11-23T11:30:00Z'`);
    await officer.post(`/v1/claims/${id}/submission`).expect(200);
  });

  it('is not sealed when somebody revises it between the reading and the sealing', async () => {
    const officer = app.people.as(OFFICER);
    const id = await makeClaim(officer);
    const figures = app.application.get(ClaimFiguresService, { strict: false });
    const read = figures.booksIn.bind(figures);
    figures.booksIn = async (...asked) => {
      await app.people.as(`${OFFICER}:piet`).put(`/v1/claims/${id}`).send(ASKED).expect(200);
      return read(...asked);
    };
    const { body } = await officer.post(`/v1/claims/${id}/submission`).expect(409);
    figures.booksIn = read;
    expect(body.detail).toContain('Deze claim is net gewijzigd.');
    expect((await officer.get(`/v1/claims/${id}`)).body).toMatchObject({ state: 'draft', revision: 2, seal: null });
  });

  it('takes one of several submissions that come at once', async () => {
    const officer = app.people.as(OFFICER);
    const id = await makeClaim(officer);
    const answers = await Promise.all(Array.from({ length: 5 }, () => officer.post(`/v1/claims/${id}/submission`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
  });
});
