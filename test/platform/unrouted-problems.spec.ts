import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BARE_HEADERS } from '../../src/platform/http/unrouted-problems.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

describe('a request that fails before it has a route', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
    await app.application.listen(0, '127.0.0.1');
  });
  afterAll(() => app.close());

  it('gets the headers that every other answer has', async () => {
    const { headers } = await app.http.get('/nowhere');
    for (const [name, value] of Object.entries(BARE_HEADERS)) {
      expect([name, headers[name.toLowerCase()]]).toEqual([name, value]);
    }
  });

  it.each([
    ['a percent sign without its digits', '/v1/declarations/%zz', 400, 'invalid-request'],
    ['a name that is longer than any of ours', `/v1/declarations/${'a'.repeat(300)}`, 404, 'not-found'],
  ])('is a problem: %s', async (_what, path, status, type) => {
    const { headers, body, status: answered } = await app.http.get(`${path}?secret=1`);
    expect(answered).toBe(status);
    expect(body).toMatchObject({ type: `urn:opvangboek:problem:${type}`, status, instance: path });
    for (const [name, value] of Object.entries(BARE_HEADERS)) {
      expect([name, headers[name.toLowerCase()]]).toEqual([name, value]);
    }
  });

  it.each([
    ['no HTTP', 'HELLO\r\n\r\n', 400],
    ['a method that nobody knows', 'BREW /v1/tariffs HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['headers that go on and on', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
  ])('is a problem: %s', async (_what, text, status) => {
    const [head = '', body = ''] = (await say(text)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    for (const [name, value] of Object.entries(BARE_HEADERS)) expect(head).toContain(`${name}: ${value}`);
    expect(JSON.parse(body)).toMatchObject({ type: 'urn:opvangboek:problem:invalid-request', status });
  });

  /** Says something to the server, and returns all that comes back until the connection ends. */
  async function say(text: string): Promise<string> {
    const port = Number(new URL(await app.application.getUrl()).port);
    return new Promise((done, failed) => {
      let answer = '';
      const socket = net.connect(port, '127.0.0.1', () => socket.write(text));
      socket.on('data', (chunk) => (answer += chunk.toString()));
      socket.on('close', () => done(answer));
      socket.on('error', failed);
    });
  }
});
