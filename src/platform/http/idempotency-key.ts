import { createHash } from 'node:crypto';
import { ProblemError } from './problem.js';

/** The header by which a client says that requests are one and the same. */
export const IDEMPOTENCY_HEADER = 'Idempotency-Key';

const VISIBLE_ASCII = /^[!-~]{1,255}$/;

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The key of a request; null: it has none, and is done as often as it is sent. */
export function idempotencyKeyOf(headers: Headers): string | null {
  const key = headers[IDEMPOTENCY_HEADER.toLowerCase()];
  if (key === undefined) return null;
  if (typeof key === 'string' && VISIBLE_ASCII.test(key)) return key;
  const message = `${IDEMPOTENCY_HEADER} bestaat uit 1 tot 255 letters, cijfers en leestekens, zonder spaties.`;
  throw new ProblemError('invalid-request', message, {
    errors: [{ code: 'idempotency-key', message, pointer: IDEMPOTENCY_HEADER }],
  });
}

/** Content by which requests are told apart: the same parts in the same order have the same fingerprint. */
export function fingerprintOf(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
