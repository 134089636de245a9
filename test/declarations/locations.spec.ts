import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { approved, declarationWorkbook, upload } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

const [ZWOLLE, DALFSEN] = ['GM0193', 'GM0148'];
const NO_NAME = 'Geef de naam van een locatie zoals die in de declaratie staat, of null.';

describe('the locations of a municipality', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
    await approved(app.http, {
      municipality: ZWOLLE,
      year: 2024,
      reception: [
        ['2024-01-01', '2024-01-10', 'GOO', 'Hal', 10, 7, null],
        ['2024-01-11', '2024-01-11', 'GOO', 'Hal', 10, 10, null],
        ['2024-01-01', '2024-01-10', 'GOO', 'Hotel De Zon', 4, null, null],
        ['2024-01-01', '2024-01-10', 'GOO', null, 1, 1, null],
        ['2024-01-01', '2024-01-10', 'POO', 'Bij gastgezinnen', null, null, 5],
      ],
      costs: [
        ['2024-01', 'goo-housing', null, 1_000.005, 'Hal', null, null],
        ['2024-02', 'goo-catering', null, 200, 'Hal', null, null],
        ['2024-01', 'goo-housing', null, 300, 'Kantoor', null, null],
        // component allowance since 2024, and component own: not of GOO
        ['2024-01', 'goo-allowance', null, 90, 'Hotel De Zon', null, null],
        ['2024-01', 'nuisance', null, 80, 'Wijkpost', null, null],
      ],
    });
  });
  afterAll(() => app.close());

  const say = (body: object, person = `finance-officer:${ZWOLLE}`, code = ZWOLLE): Promise<Response> =>
    Promise.resolve(app.people.as(person).put(`/v1/municipalities/${code}/location-kinds`).send(body));
  const locations = async (query = 'year=2024', code = ZWOLLE): Promise<{ location: string | null }[]> =>
    (await app.http.get(`/v1/municipalities/${code}/locations?${query}`).expect(200)).body.items;
  const kinds = async (query?: string): Promise<unknown> =>
    Object.fromEntries(
      ((await locations(query)) as { location: string | null; kind: string | null }[]).map(({ location, kind }) => [
        location,
        kind,
      ]),
    );

  it('are where it has places or costs of GOO, with all of both', async () => {
    expect(await locations()).toEqual([
      // one place is declared without a location
      { location: null, placeDays: '10.00', occupiedPlaceDays: '10.00', realCost: '0.00', kind: null },
      // 10 × 10 + 10 places; 10 × 7 + 10 occupied; 1,000.005 is posted as 1,000.01
      { location: 'Hal', placeDays: '110.00', occupiedPlaceDays: '80.00', realCost: '1200.01', kind: null },
      { location: 'Hotel De Zon', placeDays: '40.00', occupiedPlaceDays: null, realCost: '0.00', kind: null },
      { location: 'Kantoor', placeDays: '0.00', occupiedPlaceDays: '0.00', realCost: '300.00', kind: null },
    ]);
    const { body } = await app.http.get(`/v1/municipalities/${ZWOLLE}/shortfall?fromYear=2024&toYear=2024`).expect(200);
    // 1,200.01 + 300.00 and 110 + 40 + 10
    expect(body.years[0].components[0]).toMatchObject({ component: 'goo', realCost: '1500.01', placeDays: '160.00' });
  });

  it('are none while nothing was declared', async () => {
    expect(await locations('year=2023')).toEqual([]);
    expect(await locations('year=2024&knownOn=2026-11-22')).toEqual([]);
  });

  it('are what was last said of them, as it was known', async () => {
    const { status, body } = await say({ location: 'Hal', kind: 'ship' });
    expect([status, body]).toEqual([
      200,
      {
        municipality: ZWOLLE,
        location: 'Hal',
        kind: 'ship',
        recordedBy: `finance-officer:${ZWOLLE}`,
        recordedAt: expect.stringMatching(/Z$/),
      },
    ]);
    expect((await say({ location: 'Hal', kind: 'regular' }, `controller:${ZWOLLE}`)).status).toBe(200);
    expect((await say({ location: ' Hotel\u200b  De Zon', kind: 'hotel' })).body).toMatchObject({
      location: 'Hotel De Zon',
    });
    expect((await say({ location: null, kind: 'regular' })).body).toMatchObject({ location: null });
    expect(await kinds()).toEqual({ null: 'regular', Hal: 'regular', 'Hotel De Zon': 'hotel', Kantoor: null });
    // the very moment counts, and the one before it does not
    const before = new Date(Date.parse(body.recordedAt as string) - 1).toISOString();
    expect(await kinds(`year=2024&knownOn=${body.recordedAt}`)).toMatchObject({ Hal: 'ship', null: null });
    expect(await kinds(`year=2024&knownOn=${before}`)).toMatchObject({ Hal: null });
  });

  it('are not said to be twice the same', async () => {
    await say({ location: 'Kantoor', kind: 'hotel' });
    const { status, body } = await say({ location: 'Kantoor', kind: 'hotel' });
    expect([status, body.detail]).toEqual([409, 'De locatie Kantoor staat al als hotel.']);
    expect((await say({ location: 'Kantoor', kind: 'regular' })).status).toBe(200);
    expect((await say({ location: 'Kantoor', kind: 'hotel' })).status).toBe(200);
  });

  it.each(['Bij gastgezinnen', 'Wijkpost', 'hal', '', '\u200b'])(
    'are not what no declaration names as GOO: %j',
    async (location) => {
      const { status, body } = await say({ location, kind: 'hotel' });
      const message =
        'Geen declaratie van deze gemeente noemt deze locatie. Kies uit: null (geen locatie genoemd); Hal; Hotel De Zon; Kantoor.';
      expect([status, body.errors]).toEqual([400, [{ code: 'location-unknown', message, pointer: 'location' }]]);
    },
  );

  it('can be said of a draft, and of twenty names the rest is counted', async () => {
    const nothing = await say({ location: null, kind: 'hotel' }, `controller:${DALFSEN}`, DALFSEN);
    expect([nothing.status, nothing.body.detail]).toEqual([
      400,
      'Geen declaratie van deze gemeente noemt deze locatie. Er is nog geen locatie gedeclareerd.',
    ]);
    const reception = Array.from({ length: 21 }, (_, place) => {
      return ['2024-01-01', '2024-01-02', 'GOO', `Plek ${String(place + 1).padStart(2, '0')}`, 1, null, null];
    });
    await upload(app.http, await declarationWorkbook({ municipality: DALFSEN, year: 2024, reception }));
    const unknown = await say({ location: null, kind: 'hotel' }, `controller:${DALFSEN}`, DALFSEN);
    expect(unknown.body.detail).toMatch(/Kies uit: Plek 01; .*; Plek 20; en nog 1\.$/);
    expect((await say({ location: 'Plek 21', kind: 'hotel' }, `controller:${DALFSEN}`, DALFSEN)).status).toBe(200);
    expect(await locations('year=2024', DALFSEN)).toEqual([]);
  });

  it.each([
    ['kind', 'that there is not', { location: 'Hal', kind: 'boat' }, 'Kies uit regular, hotel, ship.'],
    ['kind', 'that is left out', { location: 'Hal' }, 'Kies uit regular, hotel, ship.'],
    ['location', 'that is left out', { kind: 'hotel' }, NO_NAME],
    ['location', 'that is no text', { location: 1, kind: 'hotel' }, NO_NAME],
    ['location', 'that is too long', { location: 'x'.repeat(1_001), kind: 'hotel' }, NO_NAME],
  ])('are not said with a %s %s', async (pointer, _fault, given, message) => {
    const { status, body } = await say(given);
    expect([status, body.errors]).toEqual([400, [expect.objectContaining({ pointer, message })]]);
  });

  it.each([['year=2021'], ['year=2101'], ['year=x'], ['']])('are not of the year %j', async (query) => {
    const { status, body } = await app.http.get(`/v1/municipalities/${ZWOLLE}/locations?${query}`);
    expect([status, body.errors[0].message]).toEqual([400, 'Geef een jaar als 2024.']);
  });

  it('leave every word of what was said', async () => {
    const change = `UPDATE location_kind SET kind = 'ship'`;
    await expect(connected(app.database.ownerUrl, (client) => client.query(change))).rejects.toThrow('location_kind');
    const { body } = await app.http.get(`/v1/audit-events?municipality=${ZWOLLE}&object=${ZWOLLE}&limit=100`);
    const said = body.items.filter(({ object }: { object: { kind: string } }) => object.kind === 'location-kind');
    expect(said[0]).toMatchObject({
      before: { location: 'Kantoor', kind: 'regular' },
      after: { location: 'Kantoor', kind: 'hotel' },
    });
    expect(said.at(-1)).toMatchObject({ before: { location: 'Hal', kind: null } });
    expect(said.at(-1)).toMatchObject({ after: { location: 'Hal', kind: 'ship' } });
  });
});
