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

  it('refuses to change a tariff that is recorded', async () => {
    await connected(app.database.ownerUrl, async (client) => {
      await client.query('BEGIN');
      await client.query(`UPDATE tariff_version SET amount_eur = 84 WHERE id = 'goo-place-day-2022-10-15-v1'`);
      const connection = {
        query: async (sql: string, parameters?: unknown[]): Promise<unknown[]> =>
          ['BEGIN', 'COMMIT', 'ROLLBACK'].includes(sql) ? [] : (await client.query(sql, parameters)).rows,
      };
      await expect(loadReference(connection, new Date('2026-01-01'))).rejects.toThrow(
        /tariffs\.csv changes what is already recorded \(goo-place-day-2022-10-15-v1\)/,
      );
      await client.query('ROLLBACK');
    });
  });

  it.each([
    [
      'deduction_rule',
      'deduct_own_contributions = false WHERE fiscal_year = 2024',
      /deduction-rules\.csv changes .*2024/,
    ],
    [
      'component_rule',
      `component = 'own' WHERE cost_category = 'transition'`,
      /component-rules\.csv changes .*transition/,
    ],
  ])('refuses to change a %s that posted figures rest on', async (table, change, message) => {
    await connected(app.database.ownerUrl, async (client) => {
      await client.query('BEGIN');
      await client.query(`UPDATE ${table} SET ${change}`);
      const connection = {
        query: async (sql: string, parameters?: unknown[]): Promise<unknown[]> =>
          ['BEGIN', 'COMMIT', 'ROLLBACK'].includes(sql) ? [] : (await client.query(sql, parameters)).rows,
      };
      await expect(loadReference(connection, new Date('2026-01-01'))).rejects.toThrow(message);
      await client.query('ROLLBACK');
    });
  });

  it.each([
    ['the same days', '2023-06-01', '2023-07-01'],
    ['one day at the border', '2023-12-31', null],
  ])('refuses a second current amount for %s', async (_story, from, until) => {
    await expect(
      connected(app.database.ownerUrl, (client) =>
        client.query(
          `INSERT INTO tariff_version (id, tariff, valid_from, valid_until, amount_eur, source, confirmed_until, recorded_at)
           VALUES ('second', 'goo-place-day', $1, $2, 1, 'test', '2024-12-31', now())`,
          [from, until],
        ),
      ),
    ).rejects.toThrow('tariff_version_no_overlap');
  });

  it.each(['2022-02-30', '1-1-2024', '2024', '', '2024-01-01T00:00:00Z'])('refuses validOn=%s', async (validOn) => {
    const { body } = await app.http.get(`/v1/tariffs?validOn=${encodeURIComponent(validOn)}`).expect(400);
    expect(body.errors).toEqual([
      expect.objectContaining({ pointer: 'validOn', message: 'Geef een datum als 2024-02-29.' }),
    ]);
  });
});
