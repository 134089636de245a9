import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JWK } from 'jose';
import { errorCode } from '../../platform/error-code.js';

export const ALGORITHM = 'PS256';
const BITS = 2048;

/** A private key of the embedded provider: made once, kept in the data folder where only we can read it. */
export function signingKey(dataDir: string, name: string): JWK {
  const folder = join(dataDir, 'demo-identity');
  const file = join(folder, `${name}.json`);
  const kept = read(file);
  if (kept !== null) return kept;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: BITS });
  const key = { ...privateKey.export({ format: 'jwk' }), kid: name, alg: ALGORITHM, use: 'sig' };
  // whole or not at all; when another process is first, its key is the one
  const mine = `${file}.${randomUUID()}`;
  writeFileSync(mine, JSON.stringify(key), { mode: 0o600 });
  try {
    linkSync(mine, file);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(mine);
  }
  return read(file) ?? key;
}

/** Only what anybody may know of a key. */
export function publicPart({ kty, n, e, kid, alg, use }: JWK): JWK {
  return { kty, n, e, kid, alg, use } as JWK;
}

function read(file: string): JWK | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JWK;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
