import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { declarationWorkbook, upload } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

describe('four eyes', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
  });
  afterAll(() => app.close());

  /** Both roles at once, so that only who they are keeps them apart. */
  const id = (municipality: string, name: string): string => `finance-officer+controller:${municipality}:${name}`;
  const step = (declaration: string, operation: string, name: string, body = {}): Promise<Response> =>
    Promise.resolve(
      app.people
        .as(id(declaration.slice(0, 6), name))
        .post(`/v1/declarations/${declaration}/${operation}`)
        .send(body),
    );
  const submitted = async (municipality: string, person: string): Promise<string> => {
    const costs = [['2024-01', 'nuisance', null, 10]];
    const { body } = await upload(app.http, await declarationWorkbook({ municipality, year: 2024, costs }));
    await step(body.id, 'confirmations', person, { reason: 'gezien' });
    expect((await step(body.id, 'submission', person)).body).toEqual(expect.objectContaining({ status: 'submitted' }));
    return body.id as string;
  };

  it.each([
    ['approval', {}],
    ['return', { reason: 'nee' }],
  ])('refuses the %s of what one submitted oneself, and takes it from another', async (operation, body) => {
    const municipality = operation === 'return' ? 'GM0148' : 'GM0193';
    const declaration = await submitted(municipality, 'anna');
    const own = await step(declaration, operation, 'anna', body);
    expect([own.status, own.body.type]).toEqual([403, 'urn:opvangboek:problem:four-eyes']);
    expect(own.body.detail).toContain('zelf ingediend');
    expect((await step(declaration, operation, 'bas', body)).body).toMatchObject({
      submittedBy: id(municipality, 'anna'),
      decidedBy: id(municipality, 'bas'),
    });
  });

  it('lets who uploaded it decide upon what another submitted', async () => {
    const file = await declarationWorkbook({
      municipality: 'GM0344',
      year: 2024,
      costs: [['2024-01', 'other', null, 1]],
    });
    const { body } = await app.people
      .as(id('GM0344', 'anna'))
      .post('/v1/declarations')
      .attach('file', file, 'a.xlsx')
      .expect(201);
    await step(body.id, 'confirmations', 'bas', { reason: 'gezien' });
    await step(body.id, 'submission', 'bas');
    const anna = id('GM0344', 'anna');
    expect((await step(body.id, 'approval', 'anna')).body).toMatchObject({ createdBy: anna, decidedBy: anna });
  });

  it('shows what the approval would do to whoever asks, who submitted it too', async () => {
    const declaration = await submitted('GM0014', 'anna');
    await app.people.as(id('GM0014', 'anna')).get(`/v1/declarations/${declaration}/effect`).expect(200);
  });

  it('is guarded by the database itself', async () => {
    const declaration = await submitted('GM0202', 'anna');
    const [anna, bas] = [id('GM0202', 'anna'), id('GM0202', 'bas')];
    await connected(
      app.database.ownerUrl,
      async (client) => {
        const decide = (person: string): Promise<unknown> =>
          client.query(
            `UPDATE declaration SET status = 'returned', return_reason = 'x', decided_by = $1, decided_at = submitted_at
              WHERE municipality_code = 'GM0202' AND fiscal_year = 2024`,
            [person],
          );
        await expect(decide(anna)).rejects.toThrow('four eyes');
        await decide(bas);
        await expect(
          client.query(`UPDATE declaration SET submitted_by = $1 WHERE municipality_code = 'GM0202'`, [bas]),
        ).rejects.toThrow('four eyes');
      },
      'application',
    );
    expect((await app.http.get(`/v1/declarations/${declaration}`)).body.decidedBy).toBe(bas);
  });
});
