import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { AuditTrail } from '../../audit/audit-trail.js';
import { currentAccess, systemAccess, withAccess } from '../../platform/access/access.js';
import { Clock } from '../../platform/clock.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import type { AppConfig } from '../../platform/config/app-config.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/transactions.js';
import { ProblemError } from '../../platform/http/problem.js';
import { callerOf } from '../claims.js';
import { IdentityProvider } from '../identity-provider.js';
import { PeopleService } from '../people/people.service.js';
import { LoginRepository } from './login.repository.js';
import type { Alive, LoginSession } from './login.repository.js';
import { newSecret, sha256Of } from './secrets.js';

/** A login that takes longer began too long ago. */
const ATTEMPT_MS = 10 * 60_000;
/** A session is marked as used at most once in this time: not every reading is a writing. */
const SEEN_EVERY_MS = 60_000;
/** Pages of ours: a path, and nothing that could lead elsewhere. */
const OWN_PATH = /^\/(?![/\\])[\w\-./?=&%]*$/;

/** Who is logged in by browser: OpenID Connect with an authorization code and PKCE, and a session kept here. */
@Injectable()
export class LoginService {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: LoginRepository,
    private readonly provider: IdentityProvider,
    private readonly people: PeopleService,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Begins a login: where to send the browser, and the secret that it keeps until it comes back. */
  async begin(publicUrl: string, returnTo: string): Promise<{ readonly secret: string; readonly location: string }> {
    const client = await this.client(publicUrl);
    const secret = newSecret();
    const attempt = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      codeVerifier: oidc.randomPKCECodeVerifier(),
      returnTo: OWN_PATH.test(returnTo) ? returnTo : '/',
      createdAt: this.clock.now(),
    };
    await this.asSystem(async (tx) => {
      await this.repository.forget(tx, this.alive(), this.before(ATTEMPT_MS));
      await this.repository.insertAttempt(tx, sha256Of(secret), attempt);
    });
    const location = oidc.buildAuthorizationUrl(client, {
      redirect_uri: `${publicUrl}${CALLBACK}`,
      scope: this.provider.scope,
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(attempt.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { secret, location: location.href };
  }

  /** Ends a login: the code that came back is changed for who it is, and a new session begins. */
  async complete(
    publicUrl: string,
    search: string,
    browserSecret: string,
  ): Promise<{ readonly secret: string; readonly returnTo: string }> {
    const attempt = await this.asSystem((tx) => this.repository.takeAttempt(tx, sha256Of(browserSecret)));
    if (!attempt || attempt.createdAt <= this.before(ATTEMPT_MS)) throw notCompleted();
    const tokens = await oidc
      .authorizationCodeGrant(await this.client(publicUrl), new URL(`${publicUrl}${CALLBACK}${search}`), {
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        pkceCodeVerifier: attempt.codeVerifier,
        idTokenExpected: true,
      })
      .catch((error: unknown) => {
        throw notCompleted(error);
      });
    const caller = callerOf(tokens.claims() ?? {}, this.provider.claims);
    const secret = newSecret();
    const now = this.clock.now();
    const session = { ...caller, id: randomUUID(), idToken: tokens.id_token ?? '', createdAt: now, lastSeenAt: now };
    await this.asSystem(async (tx) => {
      await this.people.seen(tx, caller);
      await this.repository.insertSession(tx, sha256Of(secret), session);
      await this.recordLogin(tx, session, 'login');
    });
    return { secret, returnTo: attempt.returnTo };
  }

  /** The session of a browser's secret, if it still holds. */
  async session(secret: string): Promise<LoginSession | null> {
    const found = await withAccess(systemAccess('session'), () =>
      this.transactions.read((tx) => this.repository.session(tx, sha256Of(secret), this.alive())),
    );
    if (found && found.lastSeenAt < this.before(SEEN_EVERY_MS)) {
      await this.asSystem((tx) => this.repository.setSeen(tx, found.id, this.clock.now()));
    }
    return found;
  }

  /** Those that still hold; null: of everybody. */
  async sessions(person: string | null): Promise<LoginSession[]> {
    return withAccess(systemAccess('sessions'), () =>
      this.transactions.read((tx) => this.repository.sessions(tx, person, this.alive())),
    );
  }

  /** Ends a session at once. null: whoever's it is. Answers whether there was one. */
  async end(id: string, person: string | null): Promise<boolean> {
    return this.asSystem(async (tx) => {
      const ended = await this.repository.endSession(tx, id, person);
      if (ended) await this.recordLogin(tx, ended, 'logout');
      return ended !== null;
    });
  }

  /** Where the browser ends its session at the identity provider too. */
  async logoutAddress(publicUrl: string, { idToken }: LoginSession): Promise<string> {
    const client = await this.client(publicUrl);
    if (client.serverMetadata().end_session_endpoint === undefined) return '/';
    const parameters = { id_token_hint: idToken, post_logout_redirect_uri: `${publicUrl}/` };
    return oidc.buildEndSessionUrl(client, parameters).href;
  }

  /** Where the provider ends sessions: a form of ours leads there. */
  async providerOrigins(publicUrl: string): Promise<string[]> {
    const client = await this.provider.client(publicUrl).catch(() => null);
    const address = client?.serverMetadata().end_session_endpoint;
    return address === undefined ? [] : [new URL(address).origin];
  }

  /** When a session ends if nothing more is asked of it. */
  expiryOf({ createdAt, lastSeenAt }: LoginSession): Date {
    const { sessionIdleMs, sessionLongestMs } = this.config.identity;
    return new Date(Math.min(createdAt.getTime() + sessionLongestMs, lastSeenAt.getTime() + sessionIdleMs));
  }

  private async client(publicUrl: string): Promise<oidc.Configuration> {
    return this.provider.client(publicUrl).catch((error: unknown) => {
      const problem = new ProblemError('unavailable', 'De inlogdienst antwoordt niet. Probeer het zo opnieuw.');
      problem.cause = error;
      throw problem;
    });
  }

  private async recordLogin(tx: Tx, session: LoginSession, action: 'login' | 'logout'): Promise<void> {
    await this.audit.record(tx, {
      municipalityCode: session.municipalityCode,
      object: { kind: 'session', id: session.id },
      after: { event: action, roles: session.roles },
      person: session.person,
    });
  }

  /** Sessions are nobody's to see: this is our own work, whoever asks. */
  private async asSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return withAccess({ ...currentAccess(), scope: 'all' }, () => this.transactions.run(work));
  }

  private alive(): Alive {
    const { sessionIdleMs, sessionLongestMs } = this.config.identity;
    return { createdAfter: this.before(sessionLongestMs), seenAfter: this.before(sessionIdleMs) };
  }

  private before(milliseconds: number): Date {
    return new Date(this.clock.now().getTime() - milliseconds);
  }
}

export const CALLBACK = '/login/callback';

function notCompleted(cause?: unknown): ProblemError {
  const problem = new ProblemError(
    'unauthenticated',
    'Het inloggen is niet gelukt of duurde te lang. Begin opnieuw op de eerste pagina.',
  );
  problem.cause = cause;
  return problem;
}
