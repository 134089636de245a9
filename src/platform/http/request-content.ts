import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from './problem.js';

/** What a request may bring along: refused here is what would cost more to check than it could ever be worth. */

/** Twice the largest body of ours, a mapping of a thousand rules. Past that the check of a body takes seconds. */
const MOST_VALUES = 10_000;
/** Ours go three deep. The check of a body calls itself for each level, and would run out of stack. */
const DEEPEST = 10;
const FORM = /^\s*application\/x-www-form-urlencoded\b/i;

/** Holds every request with a route to it. */
export function limitContent(server: FastifyInstance): void {
  // the framework reads it by itself; nothing of ours is sent as plain text
  server.removeContentTypeParser('text/plain');
  server.addHook('onRequest', (request, _reply, done) => {
    refuseUnclearHost(request);
    done();
  });
  server.addHook('preParsing', (request, _reply, _payload, done) => {
    refuseForm(request);
    done();
  });
  server.addHook('preValidation', ({ body }, _reply, done) => {
    refuseBoundless(body);
    done();
  });
}

/** One host, said once (RFC 9112, section 3.2): a proxy and we might each read another of two. */
function refuseUnclearHost({ raw }: FastifyRequest): void {
  const hosts = raw.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  if (hosts.length === 1 || (hosts.length === 0 && raw.httpVersion === '1.0')) return;
  throw new ProblemError('invalid-request', 'Het verzoek noemt niet één host.');
}

/** Forms are of the pages for logging in and out; any other site can have a browser send one. The API reads JSON. */
function refuseForm({ headers, routeOptions }: FastifyRequest): void {
  if (routeOptions.url?.startsWith('/v1/') !== true || !FORM.test(headers['content-type'] ?? '')) return;
  throw new ProblemError('unsupported-media-type', 'Stuur de inhoud als JSON.');
}

/** Refuses what holds too many values, or values too deep within each other. */
function refuseBoundless(body: unknown): void {
  let level: unknown[] = [body];
  for (let depth = 0, values = 0; level.length > 0; depth += 1) {
    values += level.length;
    if (depth > DEEPEST || values > MOST_VALUES) {
      throw new ProblemError('invalid-request', 'Het verzoek bevat te veel waarden, of waarden die te diep liggen.');
    }
    level = level.flatMap((value): unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
}
