import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const BYTES = 32;

/** A secret for one browser: 256 random bits. */
export function newSecret(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** By which it is kept here. */
export function sha256Of(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** What a page of ours proves with that it is ours: made of the session's secret, so nothing has to be kept. */
export function csrfTokenOf(secret: string): string {
  return createHash('sha256').update(`csrf ${secret}`).digest('base64url');
}

/** In the same time whatever differs. */
export function areEqual(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(sha256Of(one)), Buffer.from(sha256Of(other)));
}
