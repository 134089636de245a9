import { createPrivateKey } from 'node:crypto';

/** Who people are is for an OpenID provider to say: which one, and what its claims mean here. */
export interface IdentityConfig {
  /** The provider of the organisation; null: the embedded one with demo people, which is refused in production. */
  readonly provider: ProviderConfig | null;
  /** Where people find the application; null: on this machine, at the port that it listens on. */
  readonly publicUrl: string | null;
  /** A session without requests ends after this time, */
  readonly sessionIdleMs: number;
  /** and every session after this one. */
  readonly sessionLongestMs: number;
  /** Requests that one person, or one address, may make in a minute. */
  readonly requestsPerMinute: number;
  /** Requests of one address in a minute that prove nobody, and steps of a login. */
  readonly loginsPerMinute: number;
}

export interface ProviderConfig {
  readonly issuer: string;
  readonly clientId: string;
  /** With one of the two the application proves to the provider who it is; the key is PEM (PKCS 8). */
  readonly clientKey: string | null;
  readonly clientSecret: string | null;
  /** Whom a bearer token must be meant for. Never the client: then an ID token would be one too. */
  readonly audience: string;
  /** Signatures that are taken; asymmetric ones only. */
  readonly algorithms: readonly string[];
  readonly idTokenAlgorithm: string;
  /** The `typ` of a bearer token (RFC 9068). */
  readonly tokenType: string;
  readonly scope: string;
  readonly claims: ClaimNames;
}

/** In which claims the provider says what; a dot leads into an object. */
export interface ClaimNames {
  readonly person: string;
  readonly name: string;
  readonly roles: string;
  readonly municipality: string;
  /** What a value of the claim of roles means here; null: it is a role, or a role with a municipality, as it is. */
  readonly roleMap: ReadonlyMap<string, string> | null;
}

/** How settings are read: each checks one, and keeps what is wrong with it. */
export interface SettingReader {
  readonly text: (name: string) => string | null;
  readonly integer: (name: string, fallback: number, min: number, max: number) => number;
  readonly fault: (message: string) => void;
}

export const ASYMMETRIC = ['PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** What claims are called where the provider is ours, or follows it. */
export const USUAL_CLAIMS: ClaimNames = {
  person: 'sub',
  name: 'name',
  roles: 'roles',
  municipality: 'municipality',
  roleMap: null,
};

const MINUTE_MS = 60_000;

/** Reads what there is about identity. */
export function identityConfig(settings: SettingReader, isProduction: boolean): IdentityConfig {
  const provider = providerConfig(settings, isProduction);
  const publicUrl = webAddress(settings, 'PUBLIC_URL', isProduction);
  if (provider !== null && publicUrl === null && settings.text('PUBLIC_URL') === null) {
    settings.fault('PUBLIC_URL is not set: OIDC_ISSUER needs it, for the provider sends people back there');
  }
  if (publicUrl !== null && new URL(publicUrl).pathname !== '/') {
    settings.fault('PUBLIC_URL must end with its host: the application is at the root of it');
  }
  return {
    provider,
    publicUrl: publicUrl === null ? null : new URL(publicUrl).origin,
    sessionIdleMs: settings.integer('SESSION_IDLE_MINUTES', 30, 1, 60) * MINUTE_MS,
    sessionLongestMs: settings.integer('SESSION_LONGEST_MINUTES', 600, 1, 720) * MINUTE_MS,
    requestsPerMinute: settings.integer('REQUESTS_PER_MINUTE', 6_000, 1, 1_000_000),
    loginsPerMinute: settings.integer('LOGINS_PER_MINUTE', 120, 1, 1_000_000),
  };
}

function providerConfig(settings: SettingReader, isProduction: boolean): ProviderConfig | null {
  const { text, fault } = settings;
  const issuer = webAddress(settings, 'OIDC_ISSUER', isProduction);
  if (issuer === null) {
    if (text('OIDC_ISSUER') === null && isProduction) {
      fault('OIDC_ISSUER is not set: in production people log in at an OpenID provider of your own');
    }
    return null;
  }
  const required = (name: string): string => {
    const value = text(name);
    if (value === null) fault(`${name} is not set: OIDC_ISSUER needs it`);
    return value ?? '';
  };
  const [clientKey, clientSecret] = [text('OIDC_CLIENT_KEY'), text('OIDC_CLIENT_SECRET')];
  if ((clientKey === null) === (clientSecret === null)) {
    fault('OIDC_CLIENT_KEY (better) or OIDC_CLIENT_SECRET must be set, and not both');
  } else if (clientKey !== null && !isSigningKey(clientKey)) {
    fault('OIDC_CLIENT_KEY must be an RSA key in PEM (PKCS 8), as -----BEGIN PRIVATE KEY-----');
  }
  const provider = {
    issuer,
    clientId: required('OIDC_CLIENT_ID'),
    clientKey,
    clientSecret,
    audience: required('OIDC_AUDIENCE'),
    algorithms: (text('OIDC_ALGORITHMS') ?? 'PS256,RS256,ES256').split(',').map((name) => name.trim()),
    idTokenAlgorithm: text('OIDC_ID_TOKEN_ALGORITHM') ?? 'RS256',
    tokenType: text('OIDC_TOKEN_TYPE') ?? 'at+jwt',
    scope: text('OIDC_SCOPE') ?? 'openid profile',
    claims: {
      person: text('OIDC_PERSON_CLAIM') ?? USUAL_CLAIMS.person,
      name: text('OIDC_NAME_CLAIM') ?? USUAL_CLAIMS.name,
      roles: text('OIDC_ROLES_CLAIM') ?? USUAL_CLAIMS.roles,
      municipality: text('OIDC_MUNICIPALITY_CLAIM') ?? USUAL_CLAIMS.municipality,
      roleMap: roleMap(settings),
    },
  };
  for (const algorithm of [...provider.algorithms, provider.idTokenAlgorithm]) {
    if (!ASYMMETRIC.includes(algorithm)) {
      fault(`OIDC_ALGORITHMS and OIDC_ID_TOKEN_ALGORITHM must be of ${ASYMMETRIC.join(', ')}, not "${algorithm}"`);
    }
  }
  if (provider.audience === provider.clientId && provider.audience !== '') {
    fault('OIDC_AUDIENCE may not be OIDC_CLIENT_ID: an ID token would pass for an access token');
  }
  return provider;
}

/** Whether a key can prove who the application is: one that cannot would show only when somebody logs in. */
function isSigningKey(pem: string): boolean {
  try {
    return pem.startsWith('-----BEGIN PRIVATE KEY-----') && createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

const MEANING = /^(.*\S)\s*=\s*([a-z-]+(?::GM[0-9]{4})?)$/;

/** `value=role` or `value=role:GM0177`, with a comma or a new line between; each value once, lest a meaning get lost. */
function roleMap({ text, fault }: SettingReader): ReadonlyMap<string, string> | null {
  const given = text('OIDC_ROLE_MAP');
  if (given === null) return null;
  const map = new Map<string, string>();
  for (const part of given.split(/[,\n]/)) {
    if (part.trim() === '') continue;
    const [, value, meaning] = MEANING.exec(part.trim()) ?? [];
    if (value === undefined || meaning === undefined) {
      fault(`OIDC_ROLE_MAP must be as value=role,value=role:GM0177, not "${part.trim()}"`);
    } else if (map.has(value)) fault(`OIDC_ROLE_MAP says more than once what "${value}" means`);
    else map.set(value, meaning);
  }
  return map;
}

function webAddress({ text, fault }: SettingReader, name: string, isProduction: boolean): string | null {
  const value = text(name);
  if (value === null) return null;
  const allowed = isProduction ? /^https:$/ : /^https?:$/;
  if (URL.canParse(value) && allowed.test(new URL(value).protocol)) return value;
  fault(`${name} must be a URL with https, not "${value}"`);
  return null;
}
