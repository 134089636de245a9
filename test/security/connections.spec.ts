import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { say } from '../harness/raw-request.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

/** What a proxy in front of us would pass on as one request, and we could read as two, or the other way round. */
const SECOND = 'GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
const post = (headers: string, rest: string): string =>
  `POST /v1/exports HTTP/1.1\r\nHost: a\r\n${headers}\r\n\r\n${rest}`;

describe('a connection', () => {
  let app: TestApplication;
  let url: string;

  beforeAll(async () => {
    app = await startTestApplication();
    await app.application.listen(0, '127.0.0.1');
    url = await app.application.getUrl();
  });
  afterAll(() => app.close());

  it.each([
    ['two lengths', post('Content-Length: 5\r\nContent-Length: 6', `abcde${SECOND}`)],
    ['the same length twice', post('Content-Length: 0\r\nContent-Length: 0', SECOND)],
    ['a length and chunks', post('Content-Length: 5\r\nTransfer-Encoding: chunked', `0\r\n\r\n${SECOND}`)],
    ['chunks and a length', post('Transfer-Encoding: chunked\r\nContent-Length: 5', `0\r\n\r\n${SECOND}`)],
    ['chunks of another kind', post('Transfer-Encoding: xchunked', `0\r\n\r\n${SECOND}`)],
    ['chunks, twice', post('Transfer-Encoding: chunked\r\nTransfer-Encoding: identity', `0\r\n\r\n${SECOND}`)],
    ['a space before the colon', post('Transfer-Encoding : chunked', `0\r\n\r\n${SECOND}`)],
    ['a header over two lines', post('Transfer-Encoding:\r\n chunked\r\nContent-Length: 5', `0\r\n\r\n${SECOND}`)],
    ['a length below nothing', post('Content-Length: -5', SECOND)],
    ['a length with a sign', post('Content-Length: +5', `abcde${SECOND}`)],
    ['a length in another notation', post('Content-Length: 0x5', `abcde${SECOND}`)],
    ['a length of two numbers', post('Content-Length: 5, 5', `abcde${SECOND}`)],
    ['a size of a chunk that is none', post('Transfer-Encoding: chunked', `zz\r\n\r\n${SECOND}`)],
    ['lines that end halfway', `GET /health/live HTTP/1.1\nHost: a\n\n${SECOND}`],
    ['a NUL in a header', `GET /health/live HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n${SECOND}`],
    ['a carriage return in a header', `GET /health/live HTTP/1.1\r\nHost: a\r\nX: a\rY: b\r\n\r\n${SECOND}`],
    ['a version that is not there', `GET /health/live HTTP/9.9\r\nHost: a\r\n\r\n${SECOND}`],
    ['the beginning of HTTP/2', `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${SECOND}`],
  ])('ends with what can be read in two ways, and answers nothing after it: %s', async (_story, words) => {
    const { status, text } = await say(url, words);
    expect(status).toBe(400);
    expect(text).not.toContain('HTTP/1.1');
    expect(text).not.toContain('"ok"');
  });

  it('answers two requests that are two', async () => {
    const { status, text } = await say(url, `GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n${SECOND}`);
    // so that the refusals above are about what was said
    expect([status, text.match(/HTTP\/1\.1 200/g)?.length]).toEqual([200, 1]);
  });
});
