import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadReference } from '../../src/reference/load-reference.js';
import { LAW_TARIFFS } from '../harness/law-tariffs.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

describe('reference data', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
  });
  afterAll(() => app.close());

  it.each([
    // the counts that CBS published
    ['2022-01-01', 345],
    ['2022-03-23', 345],
    ['2022-03-24', 344],
    ['2022-12-31', 344],
    ['2023-01-01', 342],
    ['2026-12-31', 342],
  ])('on %s there are %i municipalities', async (validOn, total) => {
    const { body } = await app.http.get(`/v1/municipalities?validOn=${validOn}`).expect(200);
    expect(body.total).toBe(total);
    expect(body.items).toHaveLength(total);
  });

  it('says where an ended municipality went; one that is planned to end has not ended', async () => {
    const { body } = await app.http.get('/v1/municipalities').expect(200);
    const find = (code: string): unknown => body.items.find((item: { code: string }) => item.code === code);
    expect(find('GM0501')).toMatchObject({ name: 'Brielle', validUntil: '2023-01-01', successor: { code: 'GM1992' } });
    expect(find('GM1696')).toMatchObject({ name: 'Wijdemeren', validUntil: null, successor: null });
  });

  it('puts each safety region in one province', async () => {
    const rows = await connected(
      app.database.ownerUrl,
      async (client) =>
        (
          await client.query(
            `SELECT municipality.code FROM municipality JOIN safety_region ON safety_region.code = safety_region
            WHERE municipality.province <> safety_region.province`,
          )
        ).rows,
    );
    expect(rows).toEqual([]);
  });

  it('holds the tariffs of the law, each with its source', async () => {
    const { body } = await app.http.get('/v1/tariffs').expect(200);
    const shown = (tariff: {
      id: string;
      amount: string;
      validFrom: string;
      validUntil: string | null;
      confirmedUntil: string;
    }): unknown[] => [...[tariff.id, tariff.amount, tariff.validFrom, tariff.validUntil, tariff.confirmedUntil]];
    expect(body.items.map(shown)).toEqual(
      LAW_TARIFFS.map((tariff) => shown({ ...tariff, amount: tariff.amountEur.toFixed(2) })),
    );
    expect(body.items.every(({ source }: { source: string }) => source.length > 5)).toBe(true);
  });

  it('gives every category a component on its default route in every month since 2022', async () => {
    const { body } = await app.http.get('/v1/cost-categories').expect(200);
    expect(body.total).toBe(18);
    for (const { code, defaultRoute, components } of body.items) {
      const periods = components
        .filter(({ fundingRoute }: { fundingRoute: string }) => fundingRoute === defaultRoute)
        .map(({ validFrom, validUntil }: { validFrom: string; validUntil: string | null }) => [validFrom, validUntil]);
      expect([code, periods[0][0], periods.at(-1)[1]]).toEqual([code, '2022-01-01', null]);
      periods.slice(1).forEach(([from]: [string], index: number) => expect(from).toBe(periods[index][1]));
    }
  });

  /** Changes a table as the owner, then loads the files; all within a transaction that is taken back. */
  const loadedAfter = (change: string, question: string): Promise<unknown[]> =>
    connected(app.database.ownerUrl, async (client) => {
      await client.query('BEGIN');
      await client.query(`SELECT set_config('opvangboek.clock', '2026-01-01T00:00:00Z', true)`);
      await client.query(change);
      const connection = {
        query: async (sql: string, parameters?: unknown[]): Promise<unknown[]> =>
          ['BEGIN', 'COMMIT', 'ROLLBACK'].includes(sql) ? [] : (await client.query(sql, parameters)).rows,
      };
      try {
        await loadReference(connection, new Date('2026-01-01'));
        return (await client.query(question)).rows;
      } finally {
        await client.query('ROLLBACK');
      }
    });

  it('refuses to change a component rule that posted figures rest on', async () => {
    const change = `UPDATE component_rule SET component = 'own' WHERE cost_category = 'transition'`;
    await expect(loadedAfter(change, 'SELECT 1')).rejects.toThrow(/component-rules\.csv changes .*transition/);
  });

  it('leaves deductions as people have made them since', async () => {
    const rows = await loadedAfter(
      'UPDATE deduction_rule SET deduct_own_contributions = false WHERE fiscal_year = 2024',
      'SELECT deduct_own_contributions AS deduct FROM deduction_rule WHERE fiscal_year = 2024',
    );
    expect(rows).toEqual([{ deduct: false }]);
  });

  it('takes over what a newer file says, and still knows what was known before', async () => {
    await connected(app.database.ownerUrl, async (client) => {
      const at = (moment: string, change: string): Promise<unknown> =>
        client.query(`BEGIN; SELECT set_config('opvangboek.clock', '${moment}', true); ${change}; COMMIT`);
      await at('2027-01-01T00:00:00Z', `UPDATE municipality SET name = 'Swol' WHERE code = 'GM0193'`);
      const connection = {
        query: async (sql: string, parameters?: unknown[]): Promise<unknown[]> =>
          (await client.query(sql, parameters)).rows,
      };
      await loadReference(connection, new Date('2027-06-01T00:00:00Z'));
    });
    app.setTime('2027-07-01T00:00:00Z');
    const nameOn = async (knownOn: string): Promise<string> => {
      const { body } = await app.http.get(`/v1/municipalities?knownOn=${knownOn}`).expect(200);
      return body.items.find(({ code }: { code: string }) => code === 'GM0193').name;
    };
    expect(await nameOn('2026-12-30')).toBe('Zwolle');
    expect(await nameOn('2027-01-01')).toBe('Swol');
    expect(await nameOn('2027-05-30')).toBe('Swol');
    expect(await nameOn('2027-06-01')).toBe('Zwolle');
  });

  it.each([
    ['the same days', '2023-06-01', '2023-07-01'],
    ['one day at the border', '2023-12-31', null],
  ])('refuses a second adopted amount for %s', async (_story, from, until) => {
    await expect(
      connected(app.database.ownerUrl, (client) =>
        client.query(
          `INSERT INTO tariff_state (tariff, version_id, state, valid_from, valid_until, confirmed_until, source,
             recorded_by, recorded_at)
           VALUES ('goo-place-day', 'goo-place-day-2022-03-01-v1', 'adopted', $1, $2, '2024-12-31', 'test', 'test', now())`,
          [from, until],
        ),
      ),
    ).rejects.toThrow('tariff_state_no_overlap');
  });

  it.each([
    'UPDATE tariff_version SET amount_eur = 84',
    'DELETE FROM tariff_version',
    'TRUNCATE tariff_version CASCADE',
    `UPDATE tariff_state SET source = 'another'`,
    `UPDATE tariff_state SET superseded_at = now(), valid_from = '2000-01-01'`,
    'DELETE FROM tariff_state',
    'TRUNCATE tariff_state',
  ])('refuses even the owner: %s', async (statement) => {
    await expect(connected(app.database.ownerUrl, (client) => client.query(statement))).rejects.toThrow('is refused');
  });

  it.each(['2022-02-30', '1-1-2024', '2024', '', '2024-01-01T00:00:00Z'])('refuses validOn=%s', async (validOn) => {
    const { body } = await app.http.get(`/v1/tariffs?validOn=${encodeURIComponent(validOn)}`).expect(400);
    expect(body.errors).toEqual([
      expect.objectContaining({ pointer: 'validOn', message: 'Geef een datum als 2024-02-29.' }),
    ]);
  });
});
