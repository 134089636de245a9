import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { declarationWorkbook, submit, upload } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

const AT_ONCE = 50;
const FOUR_EYES = 'urn:opvangboek:problem:four-eyes';
const CONFLICT = 'urn:opvangboek:problem:conflict';

describe('acts that come at the same moment', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
    await app.application.listen(0, '127.0.0.1');
  });
  afterAll(() => app.close());

  /** Somebody with both roles: only who they are keeps the acts apart. */
  const both = (municipality: string, name: string): string => `finance-officer+controller:${municipality}:${name}`;
  const act = (id: string, operation: string, person: string, body: object = {}): Promise<Response> =>
    Promise.resolve(app.people.as(person).post(`/v1/declarations/${id}/${operation}`).send(body));
  const names = (municipality: string): string[] =>
    Array.from({ length: AT_ONCE }, (_, index) => both(municipality, `p${index}`));
  /** A draft of which every warning is confirmed. */
  const draft = async (municipality: string, year = 2024): Promise<string> => {
    const costs = [[`${year}-05`, 'nuisance', null, 10]];
    const { body } = await upload(app.http, await declarationWorkbook({ municipality, year, costs }));
    await app.http.post(`/v1/declarations/${body.id}/confirmations`).send({ reason: 'gezien' });
    return body.id as string;
  };
  const statuses = (answers: readonly Response[], status: number): Response[] =>
    answers.filter((answer) => answer.status === status);
  const rowsOf = (sql: string, id: string): Promise<Record<string, unknown>[]> =>
    connected(
      app.database.ownerUrl,
      async (client) => (await client.query<Record<string, unknown>>(sql, [id])).rows,
      'application',
    );
  const eventsOf = async (id: string, operation: string): Promise<string[]> =>
    (
      await rowsOf(
        `SELECT person FROM audit_event WHERE object_id = $1 AND outcome = 'done' AND action LIKE '%/${operation}'`,
        id,
      )
    ).map(({ person }) => String(person));

  it('are one submission, of one person', async () => {
    const id = await draft('GM0193');
    const answers = await Promise.all(names('GM0193').map((person) => act(id, 'submission', person)));
    const [done, ...more] = statuses(answers, 200);
    expect([more.length, statuses(answers, 409).length]).toEqual([0, AT_ONCE - 1]);
    for (const { body } of statuses(answers, 409)) expect(body.type).toBe(CONFLICT);
    const { body } = await app.http.get(`/v1/declarations/${id}`).expect(200);
    expect(body).toMatchObject({ status: 'submitted', submittedBy: done?.body.submittedBy });
    expect(await eventsOf(id, 'submission')).toEqual([body.submittedBy]);
  });

  it('are one approval, posted once', async () => {
    const id = await draft('GM0148');
    await act(id, 'submission', both('GM0148', 'anna'));
    const answers = await Promise.all(names('GM0148').map((person) => act(id, 'approval', person)));
    expect([statuses(answers, 200).length, statuses(answers, 409).length]).toEqual([1, AT_ONCE - 1]);
    const { body } = await app.http.get(`/v1/declarations/${id}`).expect(200);
    expect(await eventsOf(id, 'approval')).toEqual([body.decidedBy]);
    const entries = await rowsOf('SELECT count(*)::integer FROM journal_entry WHERE municipality_code = $1', 'GM0148');
    const { body: figures } = await app.http.get('/v1/municipalities/GM0148/shortfall?fromYear=2024&toYear=2024');
    expect([figures.total.realCost, entries]).toEqual(['10.00', [{ count: 1 }]]);
  });

  it('are one decision: approved or sent back, and never both', async () => {
    const id = await draft('GM0362');
    await act(id, 'submission', both('GM0362', 'anna'));
    const answers = await Promise.all(
      names('GM0362').map((person, index) =>
        index % 2 === 0 ? act(id, 'approval', person) : act(id, 'return', person, { reason: 'nee' }),
      ),
    );
    expect([statuses(answers, 200).length, statuses(answers, 409).length]).toEqual([1, AT_ONCE - 1]);
    const { body } = await app.http.get(`/v1/declarations/${id}`).expect(200);
    const { body: figures } = await app.http.get('/v1/municipalities/GM0362/shortfall?fromYear=2024&toYear=2024');
    // sent back is nothing posted, and what is not there has no total
    expect(figures.total?.realCost ?? null).toBe(body.status === 'approved' ? '10.00' : null);
    const decided = [...(await eventsOf(id, 'approval')), ...(await eventsOf(id, 'return'))];
    expect(decided).toEqual([body.decidedBy]);
  });

  it('of one person with both roles never make a submission and its approval', async () => {
    const anna = both('GM0344', 'anna');
    for (const year of [2022, 2023, 2024, 2025]) {
      const id = await draft('GM0344', year);
      const [submission, ...approvals] = await Promise.all([
        act(id, 'submission', anna),
        ...Array.from({ length: 5 }, () => act(id, 'approval', anna)),
      ]);
      expect(submission.status).toBe(200);
      // before the submission there was nothing to approve, and after it not by her
      for (const { status, body } of approvals) {
        expect([
          [409, CONFLICT],
          [403, FOUR_EYES],
        ]).toContainEqual([status, body.type]);
      }
      const late = await act(id, 'approval', anna);
      expect([late.status, late.body.type]).toEqual([403, FOUR_EYES]);
      expect((await app.http.get(`/v1/declarations/${id}`)).body).toMatchObject({
        status: 'submitted',
        submittedBy: anna,
        decidedBy: null,
      });
    }
  });

  it('of the same role are two persons, when they are', async () => {
    const id = await draft('GM0014');
    await act(id, 'submission', both('GM0014', 'anna'));
    const [own, other] = await Promise.all([
      act(id, 'approval', both('GM0014', 'anna')),
      act(id, 'approval', both('GM0014', 'bas')),
    ]);
    expect(other.status).toBe(200);
    // refused for who she is, or since it was done
    expect([403, 409]).toContain(own.status);
  });

  it('are refused by the database itself, also while the submission is not there yet', async () => {
    const id = await draft('GM0202');
    const anna = both('GM0202', 'anna');
    await connected(
      app.database.ownerUrl,
      (submitting) =>
        connected(
          app.database.ownerUrl,
          async (deciding) => {
            const [condition, moment] = [`municipality_code = 'GM0202' AND fiscal_year = 2024`, `created_at`];
            await submitting.query('BEGIN');
            await submitting.query(
              `UPDATE declaration SET status = 'submitted', submitted_by = $1, submitted_at = ${moment} WHERE ${condition}`,
              [anna],
            );
            // waits for the row, and then finds what the other has made of it
            const decision = deciding.query(
              `UPDATE declaration SET status = 'returned', return_reason = 'x', decided_by = $1, decided_at = ${moment}
                WHERE ${condition}`,
              [anna],
            );
            const refused = expect(decision).rejects.toThrow('four eyes');
            await submitting.query('COMMIT');
            await refused;
          },
          'application',
        ),
      'application',
    );
    expect((await app.http.get(`/v1/declarations/${id}`)).body).toMatchObject({
      status: 'submitted',
      submittedBy: anna,
      decidedBy: null,
    });
    await app.http.post(`/v1/declarations/${id}/approval`).expect(200);
    expect((await submit(app.http, id)).status).toBe(409);
  });
});
