import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

interface Operation {
  readonly operationId: string;
  readonly responses: Record<string, { readonly headers?: object; readonly content?: object }>;
}

describe('the description of the API', () => {
  let app: TestApplication;
  let document: { readonly paths: Record<string, Record<string, Operation>> } & Record<string, unknown>;

  beforeAll(async () => {
    app = await startTestApplication();
    document = (await app.http.get('/v1/openapi.json')).body;
  });
  afterAll(() => app.close());

  it('says who, which version and under which licence', async () => {
    const { headers } = await app.http.get('/health/live');
    expect(document).toMatchObject({
      openapi: expect.stringMatching(/^3\./),
      info: {
        version: headers['api-version'],
        contact: { name: expect.any(String), email: expect.any(String), url: expect.any(String) },
        license: { name: 'EUPL-1.2' },
      },
      servers: [{ url: '/v1' }],
    });
  });

  it('names every address as the design rules want it, below /v1 and without health', () => {
    const paths = Object.keys(document.paths);
    expect(paths).toContain('/municipalities');
    for (const path of paths) expect(path).toMatch(/^(\/([a-z0-9]+(-[a-z0-9]+)*|\{[a-zA-Z]+\}))+$/);
    expect(paths.filter((path) => /^\/(v1|health)/.test(path))).toEqual([]);
  });

  it('gives every operation a name, and every answer its version and its notation', () => {
    const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
    const names = operations.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { operationId, responses } of operations) {
      for (const [status, { headers, content }] of Object.entries(responses)) {
        expect([operationId, status, headers]).toEqual([
          ...[operationId, status],
          expect.objectContaining({ 'API-Version': expect.anything() }),
        ]);
        if (Number(status) >= 400) expect(Object.keys(content ?? {})).toEqual(['application/problem+json']);
      }
    }
  });
});
