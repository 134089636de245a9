import { createHmac, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Tokens as an attacker makes them, and as the provider would, part by part. */

export interface Part {
  readonly [claim: string]: unknown;
}

/** The private key of the embedded provider of a data folder. */
export function providerKey(dataDir: string): KeyObject {
  const jwk = JSON.parse(readFileSync(join(dataDir, 'demo-identity', 'provider.json'), 'utf8')) as JsonWebKey;
  return createPrivateKey({ key: jwk, format: 'jwk' });
}

export function anotherKey(): KeyObject {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
}

/** What a sound token of the embedded provider says. */
export function soundClaims(person: string, more: Part = {}): Part {
  const [role = '', municipality] = person.split(':');
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: 'http://demo-identity.opvangboek.invalid',
    aud: 'urn:opvangboek:demo',
    sub: person,
    client_id: person,
    jti: 'x',
    iat: now,
    exp: now + 600,
    roles: role.split('+'),
    ...(municipality === undefined ? {} : { municipality }),
    ...more,
  };
}

export const SOUND_HEADER: Part = { alg: 'PS256', typ: 'at+jwt', kid: 'provider' };

export function unsigned(header: Part, claims: Part): string {
  return [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
}

/** Signed with RSA-PSS, whatever the header says. */
export function signed(header: Part, claims: Part, key: KeyObject): string {
  const content = unsigned(header, claims);
  const signature = sign('sha256', Buffer.from(content), { key, padding: 6, saltLength: 32 });
  return `${content}.${signature.toString('base64url')}`;
}

/** Signed with RSA PKCS #1 v1.5. */
export function signedRs256(header: Part, claims: Part, key: KeyObject): string {
  const content = unsigned(header, claims);
  return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`;
}

/** Signed with a text that both sides know. */
export function withMac(header: Part, claims: Part, secret: string | Buffer): string {
  const content = unsigned(header, claims);
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}
