import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

interface Group {
  key: string;
  completeness: { expected: number };
}

describe('the country that answers are about', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
  });
  afterAll(() => app.close());

  const sizes = async (query = ''): Promise<{ knownOn: string; counts: Record<string, number> }> => {
    const { body } = await app.http
      .get(`/v1/national-shortfall?fromYear=2024&toYear=2024&groupBy=sizeClass${query}`)
      .expect(200);
    const counts = body.groups.map(({ key, completeness }: Group) => [key, completeness.expected]);
    return { knownOn: body.knownOn, counts: Object.fromEntries(counts) };
  };

  it('changes when reference data does, and stays what it was for who asks about before', async () => {
    const before = await sizes();
    // Zwolle shrinks to a village, as a new count would have it
    await connected(app.database.ownerUrl, async (client) => {
      await client.query(`SELECT set_config('opvangboek.clock', $1, false)`, [before.knownOn]);
      await client.query(
        `UPDATE municipality_population SET population = 900 WHERE municipality_code = 'GM0193' AND year = 2024`,
      );
    });
    const after = await sizes();
    expect(after.counts['100000-250000']).toBe((before.counts['100000-250000'] ?? 0) - 1);
    expect(after.counts['0-20000']).toBe((before.counts['0-20000'] ?? 0) + 1);
    expect(await sizes(`&knownOn=${before.knownOn}`)).toEqual(before);
    expect((await sizes()).counts).toEqual(after.counts);
  });
});
