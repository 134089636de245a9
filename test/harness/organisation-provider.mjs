// An OpenID provider as an organisation has it: its own keys, names and ways, and people who log in with a password.
// KEY is the name of its signing key; a process with another one has changed its keys. CLIENT_JWKS are the application's.
// A machine `group--<group>` gets a token with that group.
import { createHash, generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Provider } from 'oidc-provider';

const { PORT, KEY, FOLDER, APPLICATION_URL, CLIENT_JWKS } = process.env;
const AUDIENCE = 'https://opvangboek.example/api';
const issuer = `http://127.0.0.1:${PORT}`;

function key() {
  const file = join(FOLDER, `${KEY}.json`);
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(file, JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: KEY, use: 'sig' }));
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

const machine = (group) => ({
  client_id: `group--${group}`,
  client_secret: 'secret',
  grant_types: ['client_credentials'],
  response_types: [],
  redirect_uris: [],
});

const provider = new Provider(issuer, {
  jwks: { keys: [key()] },
  clients: [
    {
      client_id: 'application',
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'PS256',
      jwks: JSON.parse(CLIENT_JWKS),
      redirect_uris: [`${APPLICATION_URL}/login/callback`],
      post_logout_redirect_uris: [`${APPLICATION_URL}/`],
    },
    machine('opvangboek-controllers-zwolle'),
    machine('another-application'),
  ],
  cookies: { keys: [createHash('sha256').update(FOLDER).digest('hex')] },
  conformIdTokenClaims: false,
  claims: { profile: ['name', 'realm'] },
  pkce: { required: () => true },
  findAccount: (_ctx, sub) => ({
    accountId: sub,
    claims: () => ({ sub, name: `Naam van ${sub}`, realm: { groups: ['iedereen', sub] } }),
  }),
  extraTokenClaims: (_ctx, { clientId }) => ({ realm: { groups: [clientId.replace('group--', '')] } }),
  features: {
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => AUDIENCE,
      useGrantedResource: () => true,
      getResourceServerInfo: (_ctx, resource) => ({
        audience: resource,
        scope: '',
        accessTokenFormat: 'jwt',
        accessTokenTTL: 600,
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
});

createServer(provider.callback()).listen(Number(PORT), '127.0.0.1', () => console.log(`issuer ${issuer}`));
