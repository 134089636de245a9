import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, importJWK } from 'jose';
import type { CryptoKey, JWK, JWTVerifyGetKey } from 'jose';
import type { ClientMetadata, Configuration as ProviderSettings, KoaContextWithOIDC, Provider } from 'oidc-provider';
import * as oidc from 'openid-client';
import { USUAL_CLAIMS } from '../../platform/config/identity-config.js';
import { IdentityProvider } from '../identity-provider.js';
import { demoPerson } from './demo-person.js';
import type { DemoPerson } from './demo-person.js';
import { logoutPage, notUnderstoodPage } from './demo-pages.js';
import { ALGORITHM, publicPart, signingKey } from './signing-key.js';

/** Where the embedded provider is in the application. */
export const DEMO_PATH = '/demo-identity';
/** A name that nobody can ever reach: what it signed is worth nothing elsewhere. */
const ISSUER = 'http://demo-identity.opvangboek.invalid';
const AUDIENCE = 'urn:opvangboek:demo';
const CLIENT = 'opvangboek';
const SCOPE = 'openid profile opvangboek';
const TOKEN_SECONDS = 8 * 3_600;

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/**
 * A real OpenID provider in our own process, with demo people for every role and any municipality, who log in without a
 * password. For a demonstration, development and the tests; the configuration refuses it in production.
 */
export class DemoProvider extends IdentityProvider {
  readonly tokens = { issuer: ISSUER, audience: AUDIENCE, algorithms: [ALGORITHM], tokenType: 'at+jwt' };
  readonly claims = USUAL_CLAIMS;
  readonly scope = SCOPE;
  readonly keys: JWTVerifyGetKey;
  private readonly providerKey: JWK;
  private readonly clientKey: JWK;
  private running: Promise<Provider> | null = null;

  constructor(dataDir: string) {
    super();
    this.providerKey = signingKey(dataDir, 'provider');
    this.clientKey = signingKey(dataDir, 'client');
    this.keys = createLocalJWKSet({ keys: [publicPart(this.providerKey)] });
  }

  async client(publicUrl: string): Promise<oidc.Configuration> {
    const configuration = await this.clientAt(`${publicUrl}${DEMO_PATH}`, CLIENT);
    oidc.enableNonRepudiationChecks(configuration);
    return configuration;
  }

  /** Who stands at the window of this login; null: it is over, or never was. */
  async isWaiting(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const provider = await this.provider();
    return provider.interactionDetails(request, response).then(
      () => true,
      () => false,
    );
  }

  /** Ends a login with somebody: sends the browser on. */
  async logIn(request: IncomingMessage, response: ServerResponse, person: DemoPerson): Promise<void> {
    const provider = await this.provider();
    await provider.interactionFinished(request, response, { login: { accountId: person.id } });
  }

  /** What answers the provider's own addresses, below DEMO_PATH. */
  async handler(): Promise<Handler> {
    return (await this.provider()).callback();
  }

  /** A bearer token for this person as a machine has it, by a grant of client credentials. */
  async accessToken(person: DemoPerson): Promise<string> {
    const provider = await newProvider({ ...this.settings(), clients: [this.machine(person.id)] });
    const server = createServer(provider.callback() as Handler);
    const { port } = await listening(server);
    try {
      const client = await this.clientAt(`http://127.0.0.1:${port}`, person.id);
      const { access_token } = await oidc.clientCredentialsGrant(client, { resource: AUDIENCE });
      return access_token;
    } finally {
      server.close();
      server.closeAllConnections();
    }
  }

  private provider(): Promise<Provider> {
    this.running ??= newProvider({ ...this.settings(), clients: [this.application()] });
    return this.running;
  }

  private async clientAt(base: string, clientId: string): Promise<oidc.Configuration> {
    const configuration = new oidc.Configuration(
      {
        issuer: ISSUER,
        authorization_endpoint: `${base}/auth`,
        token_endpoint: `${base}/token`,
        jwks_uri: `${base}/jwks`,
        end_session_endpoint: `${base}/session/end`,
        authorization_response_iss_parameter_supported: true,
      },
      clientId,
      { id_token_signed_response_alg: ALGORITHM },
      oidc.PrivateKeyJwt((await importJWK(this.clientKey, ALGORITHM)) as CryptoKey),
    );
    oidc.allowInsecureRequests(configuration);
    return configuration;
  }

  private settings(): ProviderSettings {
    return {
      jwks: { keys: [this.providerKey] },
      scopes: ['openid', 'profile', 'opvangboek'],
      claims: { profile: ['name'], opvangboek: ['roles', 'municipality'] },
      conformIdTokenClaims: false,
      enabledJWA: {
        idTokenSigningAlgValues: [ALGORITHM],
        clientAuthSigningAlgValues: [ALGORITHM],
      },
      clientAuthMethods: ['private_key_jwt'],
      responseTypes: ['code'],
      pkce: { required: () => true },
      cookies: { keys: [this.clientKey.d ?? ''] },
      routes: { authorization: '/auth', jwks: '/jwks', token: '/token', end_session: '/session/end' },
      interactions: { url: (_ctx, { uid }) => `${DEMO_PATH}/interaction/${uid}` },
      findAccount: (_ctx, id) => {
        const person = demoPerson(id);
        return person ? { accountId: id, claims: () => ({ sub: id, ...claimsOf(person) }) } : undefined;
      },
      loadExistingGrant: grantAll,
      extraTokenClaims: (_ctx, token) => {
        const person = demoPerson(token.clientId ?? '');
        return person ? claimsOf(person) : {};
      },
      renderError: (ctx) => page(ctx, notUnderstoodPage()),
      features: {
        devInteractions: { enabled: false },
        clientCredentials: { enabled: true },
        rpInitiatedLogout: {
          enabled: true,
          logoutSource: (ctx, form) => page(ctx, logoutPage(form)),
        },
        resourceIndicators: {
          enabled: true,
          defaultResource: () => AUDIENCE,
          useGrantedResource: () => true,
          getResourceServerInfo: () => ({
            audience: AUDIENCE,
            scope: '',
            accessTokenFormat: 'jwt',
            accessTokenTTL: TOKEN_SECONDS,
            jwt: { sign: { alg: ALGORITHM } },
          }),
        },
      },
      ttl: {
        Session: 12 * 3_600,
        Grant: 12 * 3_600,
        Interaction: 600,
        IdToken: 600,
        AccessToken: 600,
        ClientCredentials: TOKEN_SECONDS,
      },
    };
  }

  /** The application itself. Of a native client the port of a loopback address may be any (RFC 8252). */
  private application(): ClientMetadata {
    return {
      ...this.machine(CLIENT),
      application_type: 'native',
      grant_types: ['authorization_code'],
      response_types: ['code'],
      redirect_uris: ['http://127.0.0.1/login/callback'],
      post_logout_redirect_uris: ['http://127.0.0.1/'],
      id_token_signed_response_alg: ALGORITHM,
    };
  }

  private machine(clientId: string): ClientMetadata {
    return {
      client_id: clientId,
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: ALGORITHM,
      jwks: { keys: [publicPart(this.clientKey)] },
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      id_token_signed_response_alg: ALGORITHM,
    };
  }
}

/**
 * Loaded only where it is needed: in production it never is. It warns on the console of what does not count for a
 * demonstration (it keeps its logins in memory, and would rather have a newer Node), and so it is asked to be still.
 */
async function newProvider(settings: ProviderSettings): Promise<Provider> {
  const { warn } = console;
  console.warn = () => {};
  try {
    const { Provider, interactionPolicy } = await import('oidc-provider');
    const policy = interactionPolicy.base();
    // nobody is asked whether the application may know who they are: it is one and the same house
    policy.remove('consent');
    return new Provider(ISSUER, { ...settings, interactions: { ...settings.interactions, policy } });
  } finally {
    console.warn = warn;
  }
}

function claimsOf({ name, roles, municipalityCode }: DemoPerson): Record<string, unknown> {
  return { name, roles: [...roles], ...(municipalityCode === null ? {} : { municipality: municipalityCode }) };
}

/** Whoever logs in grants the application all that it asks to know. */
async function grantAll(ctx: KoaContextWithOIDC): Promise<InstanceType<Provider['Grant']> | undefined> {
  const { client, session, provider } = ctx.oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(SCOPE);
  await grant.save();
  return grant;
}

function page(ctx: { type: string; body: unknown }, html: string): void {
  ctx.type = 'html';
  ctx.body = html;
}

async function listening(server: Server): Promise<AddressInfo> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return server.address() as AddressInfo;
}
