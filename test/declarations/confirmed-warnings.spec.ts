import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { declarationWorkbook, upload } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

/** Three negative costs: corrections, each with a warning. */
const COSTS = [-1, -2, -3].map((euros) => ['2024-01', 'nuisance', null, euros]);

describe('warnings', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
  });
  afterAll(() => app.close());

  const draft = async (municipality: string): Promise<string> => {
    const file = await declarationWorkbook({ municipality, year: 2024, costs: COSTS });
    return (await upload(app.http, file)).body.id as string;
  };
  const confirm = (id: string, body: object, name = 'anna'): Promise<Response> =>
    Promise.resolve(app.people.as(officer(id, name)).post(`/v1/declarations/${id}/confirmations`).send(body));
  const officer = (id: string, name: string): string => `finance-officer:${id.slice(0, 6)}:${name}`;
  const submission = (id: string): Promise<Response> =>
    Promise.resolve(app.http.post(`/v1/declarations/${id}/submission`));
  type Shown = { number: number; code: string; confirmedBy: string | null; confirmation: string | null };
  const findings = async (id: string, query = ''): Promise<Shown[]> =>
    (await app.http.get(`/v1/declarations/${id}/findings${query}`).expect(200)).body.items as Shown[];
  const numbersOf = async (id: string): Promise<number[]> =>
    (await findings(id)).filter(({ code }) => code === 'amount-negative').map(({ number }) => number);

  it('keep a declaration from being submitted until each is confirmed with a reason', async () => {
    const id = await draft('GM0193');
    const [first = 0, ...others] = await numbersOf(id);
    const { status, body } = await submission(id);
    expect([status, body.type]).toEqual([409, 'urn:opvangboek:problem:unconfirmed-warnings']);
    expect(body.detail).toMatch(/^\d+ waarschuwingen zijn nog niet bevestigd\. Bevestig ze met een reden/);
    expect(body.errors).toContainEqual(
      expect.objectContaining({
        number: first,
        code: 'amount-negative',
        severity: 'warning',
        sheet: 'Kosten',
        row: 2,
        message: expect.stringContaining('rij 2'),
      }),
    );
    const { body: confirmed } = await confirm(id, { findings: [first], reason: 'Creditnota van mei' });
    expect(confirmed.findings).toContainEqual(
      expect.objectContaining({
        number: first,
        confirmation: 'Creditnota van mei',
        confirmedBy: expect.stringMatching(/^finance-officer:GM\d{4}:anna$/),
        confirmedAt: expect.stringMatching(/^2026-11-23T/),
      }),
    );
    const { body: left } = await submission(id);
    expect(left.errors.map(({ number }: Shown) => number)).toEqual(expect.arrayContaining(others));
    expect(left.errors.map(({ number }: Shown) => number)).not.toContain(first);
    await confirm(id, { reason: 'Alle overige gezien' }, 'bas');
    expect((await submission(id)).body.status).toBe('submitted');
    expect((await findings(id)).filter(({ confirmedBy }) => confirmedBy === null)).toEqual([]);
  });

  it('can be confirmed by their kind', async () => {
    const id = await draft('GM0148');
    await confirm(id, { code: 'amount-negative', reason: 'Creditnota' });
    const shown = await findings(id);
    expect(shown.filter(({ confirmation }) => confirmation === 'Creditnota').map(({ code }) => code)).toEqual(
      Array.from({ length: 3 }, () => 'amount-negative'),
    );
  });

  it.each([
    ['one that is not there', { findings: [1, 999], reason: 'x' }, 409, 'Bevinding 999'],
    ['a kind that is not there', { code: 'no-such-kind', reason: 'x' }, 409, 'geen waarschuwing'],
    ['no reason', {}, 400, 'Geef een reden op.'],
    ['a reason with a citizen service number', { reason: 'zie 123456782' }, 400, 'burgerservicenummer'],
    ['a number that is none', { findings: ['1'], reason: 'x' }, 400, 'nummers van waarschuwingen'],
    ['a list that is none', { findings: 1, reason: 'x' }, 400, 'nummers van waarschuwingen'],
  ])('refuse %s', async (_story, body, status, message) => {
    const id =
      (await app.http.get('/v1/declarations/GM0362-2024-1')).status === 200 ? 'GM0362-2024-1' : await draft('GM0362');
    const answer = await confirm(id, body);
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([status, expect.stringContaining(message)]);
    expect((await findings(id)).filter(({ confirmation }) => confirmation !== null)).toEqual([]);
  });

  it('are confirmed once, only of a draft, and for good', async () => {
    const id = await draft('GM0344');
    const [first = 0] = await numbersOf(id);
    expect((await confirm(id, { findings: [first], reason: 'een' })).status).toBe(200);
    expect((await confirm(id, { findings: [first], reason: 'twee' })).body.errors).toMatchObject([{ number: first }]);
    await confirm(id, { reason: 'de rest' });
    expect((await confirm(id, { reason: 'nog eens' })).status).toBe(409);
    await submission(id);
    expect((await confirm(id, { reason: 'te laat' })).body.detail).toContain('al ingediend');
    await connected(app.database.ownerUrl, async (client) => {
      await expect(client.query(`UPDATE finding_confirmation SET reason = 'x'`)).rejects.toThrow('never changed');
      await expect(client.query('DELETE FROM finding_confirmation')).rejects.toThrow('never changed');
    });
  });

  it('are confirmed by one when two confirm at once', async () => {
    const id = await draft('GM0202');
    const answers = await Promise.all(['anna', 'bas', 'cem'].map((name) => confirm(id, { reason: name }, name)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(new Set((await findings(id)).map(({ confirmedBy }) => confirmedBy)).size).toBe(1);
  });

  it('are part of the history, as known on a moment', async () => {
    app.setTime('2026-11-24T09:00:00Z');
    const id = await draft('GM0014');
    const [first = 0] = await numbersOf(id);
    app.setTime('2026-11-24T10:00:00Z');
    await confirm(id, { findings: [first], reason: 'Creditnota' });
    app.setTime('2026-11-24T11:00:00Z');
    await confirm(id, { reason: 'De rest ook' }, 'bas');
    await app.people.as(officer(id, 'anna')).post(`/v1/declarations/${id}/submission`).expect(200);
    await app.http.post(`/v1/declarations/${id}/return`).send({ reason: 'Juli ontbreekt' }).expect(200);
    const { body } = await app.http.get(`/v1/declarations/${id}/history`).expect(200);
    expect(body.items).toMatchObject([
      {
        event: 'uploaded',
        by: `finance-officer:${id.slice(0, 6)}`,
        at: '2026-11-24T09:00:00.000Z',
        detail: 'Bestand declaratie.xlsx',
      },
      { event: 'confirmed', by: officer(id, 'anna'), reason: 'Creditnota', detail: `Waarschuwing ${first}` },
      { event: 'confirmed', by: officer(id, 'bas'), reason: 'De rest ook' },
      { event: 'submitted', by: officer(id, 'anna'), reason: null },
      { event: 'returned', by: `controller:${id.slice(0, 6)}`, reason: 'Juli ontbreekt' },
    ]);
    expect(body).toMatchObject({ total: 5, knownOn: expect.any(String) });
    const before = '?knownOn=2026-11-24T10:30:00Z';
    const { body: earlier } = await app.http.get(`/v1/declarations/${id}/history${before}`).expect(200);
    expect(earlier.items.map(({ event }: { event: string }) => event)).toEqual(['uploaded', 'confirmed']);
    expect((await findings(id, before)).filter(({ confirmation }) => confirmation !== null)).toHaveLength(1);
    await app.http.get('/v1/declarations/GM0014-2024-9/history').expect(404);
  });
});
