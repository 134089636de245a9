import { STATUS_CODES } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { VERSION } from '../version.js';
import { problemBody } from './problem.filter.js';
import { PROBLEMS } from './problem.js';
import type { ProblemType } from './problem.js';

/** Requests that fail before there is a route: no hook and no filter sees them, so they get everything here. */

/** The headers of every answer, as the hooks of http-application.ts set them for requests with a route. */
export const BARE_HEADERS: Readonly<Record<string, string>> = {
  'API-Version': VERSION,
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none';frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Content-Type': 'application/problem+json; charset=utf-8',
};

/** An address that cannot be one: a percent sign without its digits, or a part that is longer than any name of ours. */
export function answerBadAddress(
  error: { readonly statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const tooLong = error.statusCode === 414;
  const type: ProblemType = tooLong ? 'not-found' : 'invalid-request';
  const detail = tooLong ? 'Dit adres bestaat niet.' : 'Dit adres kan niet worden gelezen.';
  const body = problemBody({ type, detail }, request.url.split('?')[0] ?? '/');
  void reply.status(PROBLEMS[type].status).headers(BARE_HEADERS).send(JSON.stringify(body));
}

/** What is not HTTP at all, comes too slowly, or has too much above it. The connection ends with it. */
export function answerBadConnection(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, detail } = BAD_CONNECTIONS[error.code ?? ''] ?? NOT_HTTP;
  const body = JSON.stringify({ ...problemBody({ type: 'invalid-request', detail }, '/'), status });
  const headers = { ...BARE_HEADERS, 'Content-Length': String(Buffer.byteLength(body)), Connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
}

/** A wish that nobody here can meet (RFC 9110, section 10.1.1); Node would answer it by itself, without a word. */
export function answerExpectation(_request: IncomingMessage, response: ServerResponse): void {
  const problem = problemBody({ type: 'invalid-request', detail: 'Wat het verzoek verwacht, kan hier niet.' }, '/');
  const body = JSON.stringify({ ...problem, status: 417 });
  response.writeHead(417, { ...BARE_HEADERS, 'Content-Length': Buffer.byteLength(body) }).end(body);
}

const NOT_HTTP = { status: 400, detail: 'Het verzoek kon niet worden gelezen.' };
const BAD_CONNECTIONS: Readonly<Record<string, typeof NOT_HTTP>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, detail: 'Het verzoek kwam te langzaam binnen.' },
  HPE_HEADER_OVERFLOW: { status: 431, detail: 'De kopregels van het verzoek zijn te lang.' },
};
