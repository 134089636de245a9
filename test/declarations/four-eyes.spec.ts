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

  const step = (id: string, operation: string, person: string | null, body = {}): Promise<Response> =>
    Promise.resolve(
      app.http
        .post(`/v1/declarations/${id}/${operation}`)
        .set(person === null ? {} : { 'X-Acting-Person': person })
        .send(body),
    );
  const submitted = async (municipality: string, person: string | null): Promise<string> => {
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
    const id = await submitted(operation === 'return' ? 'GM0148' : 'GM0193', 'Anna');
    const own = await step(id, operation, 'Anna', body);
    expect([own.status, own.body.type]).toEqual([403, 'urn:opvangboek:problem:four-eyes']);
    expect(own.body.detail).toContain('zelf ingediend');
    expect((await step(id, operation, 'Bas', body)).body).toMatchObject({ submittedBy: 'Anna', decidedBy: 'Bas' });
  });

  it('counts all who do not say who they are as one person', async () => {
    const id = await submitted('GM0362', null);
    const { status, body } = await step(id, 'approval', null);
    expect([status, body.detail]).toEqual([403, expect.stringContaining('X-Acting-Person')]);
    expect((await step(id, 'approval', 'Bas')).status).toBe(200);
  });

  it('lets who uploaded it decide upon what another submitted', async () => {
    const file = await declarationWorkbook({
      municipality: 'GM0344',
      year: 2024,
      costs: [['2024-01', 'other', null, 1]],
    });
    const { body } = await app.http
      .post('/v1/declarations')
      .set('X-Acting-Person', 'Anna')
      .attach('file', file, 'a.xlsx')
      .expect(201);
    await step(body.id, 'confirmations', 'Bas', { reason: 'gezien' });
    await step(body.id, 'submission', 'Bas');
    expect((await step(body.id, 'approval', 'Anna')).body).toMatchObject({ createdBy: 'Anna', decidedBy: 'Anna' });
  });

  it('shows what the approval would do to whoever asks, who submitted it too', async () => {
    const id = await submitted('GM0014', 'Anna');
    await app.http.get(`/v1/declarations/${id}/effect`).set('X-Acting-Person', 'Anna').expect(200);
  });

  it('is guarded by the database itself', async () => {
    const id = await submitted('GM0202', 'Anna');
    await connected(
      app.database.ownerUrl,
      async (client) => {
        const decide = (person: string): Promise<unknown> =>
          client.query(
            `UPDATE declaration SET status = 'returned', return_reason = 'x', decided_by = $1, decided_at = submitted_at
              WHERE municipality_code = 'GM0202' AND fiscal_year = 2024`,
            [person],
          );
        await expect(decide('Anna')).rejects.toThrow('four eyes');
        await decide('Bas');
        await expect(
          client.query(`UPDATE declaration SET submitted_by = 'Bas' WHERE municipality_code = 'GM0202'`),
        ).rejects.toThrow('four eyes');
      },
      'application',
    );
    expect((await app.http.get(`/v1/declarations/${id}`)).body.decidedBy).toBe('Bas');
  });

  it('takes a name in the letters of any language, and no citizen service number', async () => {
    const id = await submitted('GM0214', 'Anna');
    // without a body, for with one Node encodes headers twice
    const decision = app.http.post(`/v1/declarations/${id}/approval`);
    await decision.set('X-Acting-Person', Buffer.from('Zoë Çelik', 'utf8').toString('latin1')).expect(200);
    expect((await app.http.get(`/v1/declarations/${id}`)).body.decidedBy).toBe('Zoë Çelik');
    const other = await submitted('GM0216', 'Anna');
    const { status, body } = await step(other, 'approval', 'J. Jansen 123456782');
    expect([status, body.errors]).toEqual([400, [expect.objectContaining({ pointer: 'X-Acting-Person' })]]);
    expect(JSON.stringify(body)).not.toContain('123456782');
  });
});
