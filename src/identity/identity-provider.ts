import type { JWTVerifyGetKey } from 'jose';
import type { Configuration } from 'openid-client';
import type { ProviderConfig } from '../platform/config/identity-config.js';

/** Who tells us who people are: the organisation's own provider, or the embedded one with demo people. */
export abstract class IdentityProvider {
  /** How its bearer tokens are held against the rules. */
  abstract readonly tokens: TokenRules;
  /** What its claims mean here. */
  abstract readonly claims: ProviderConfig['claims'];
  /** What is asked for at a login. */
  abstract readonly scope: string;
  /** The public keys that it signs with now. */
  abstract readonly keys: JWTVerifyGetKey;
  /** The way to it for a login from this address of ours. */
  abstract client(publicUrl: string): Promise<Configuration>;
}

export type TokenRules = Pick<ProviderConfig, 'issuer' | 'audience' | 'algorithms' | 'tokenType'>;
