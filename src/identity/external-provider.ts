import { createRemoteJWKSet, importPKCS8 } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import * as oidc from 'openid-client';
import type { ClaimNames, ProviderConfig } from '../platform/config/identity-config.js';
import { IdentityProvider } from './identity-provider.js';
import type { TokenRules } from './identity-provider.js';

/** A key that is not known is asked for again, but not more often than this: forged tokens name keys too. */
const ASK_KEYS_AGAIN_MS = 5_000;
const KEYS_KEPT_MS = 10 * 60_000;
const TIMEOUT_SECONDS = 5;

/** The provider of the organisation, found by its issuer (OpenID Connect Discovery) when it is first needed. */
export class ExternalProvider extends IdentityProvider {
  readonly tokens: TokenRules;
  readonly claims: ClaimNames;
  readonly scope: string;
  private found: Promise<oidc.Configuration> | null = null;
  private remoteKeys: JWTVerifyGetKey | null = null;

  constructor(
    private readonly config: ProviderConfig,
    private readonly askKeysAgainMs = ASK_KEYS_AGAIN_MS,
  ) {
    super();
    this.tokens = config;
    this.claims = config.claims;
    this.scope = config.scope;
  }

  readonly keys: JWTVerifyGetKey = async (header, token) => {
    this.remoteKeys ??= await this.remote();
    return this.remoteKeys(header, token);
  };

  async client(): Promise<oidc.Configuration> {
    // one that could not be reached is tried again by who comes next
    this.found ??= this.discover().catch((error: unknown) => {
      this.found = null;
      throw error;
    });
    return this.found;
  }

  private async remote(): Promise<JWTVerifyGetKey> {
    const { jwks_uri: address } = (await this.client()).serverMetadata();
    if (address === undefined) throw new Error(`${this.config.issuer} names no keys (jwks_uri)`);
    return createRemoteJWKSet(new URL(address), {
      cooldownDuration: this.askKeysAgainMs,
      cacheMaxAge: KEYS_KEPT_MS,
      timeoutDuration: TIMEOUT_SECONDS * 1000,
    });
  }

  private async discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, idTokenAlgorithm } = this.config;
    const isPlain = new URL(issuer).protocol === 'http:';
    return oidc.discovery(
      new URL(issuer),
      clientId,
      { id_token_signed_response_alg: idTokenAlgorithm },
      await this.clientAuthentication(),
      {
        timeout: TIMEOUT_SECONDS,
        // the signature of an ID token is checked, though it comes straight from the provider
        execute: [oidc.enableNonRepudiationChecks, ...(isPlain ? [oidc.allowInsecureRequests] : [])],
      },
    );
  }

  private async clientAuthentication(): Promise<oidc.ClientAuth> {
    const { clientKey, clientSecret } = this.config;
    if (clientKey === null) return oidc.ClientSecretPost(clientSecret ?? '');
    return oidc.PrivateKeyJwt(await importPKCS8(clientKey, 'PS256'));
  }
}
