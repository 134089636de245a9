import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Outcome } from '../audit/audit-event.js';
import { systemAccess } from '../platform/access/access.js';
import type { Access, Via } from '../platform/access/access.js';
import { ProblemError } from '../platform/http/problem.js';
import { RequestGuard } from '../platform/http/request-guard.js';
import { AccessTokens, unauthenticated } from './access-tokens.js';
import { scopeOf } from './caller.js';
import type { Caller } from './caller.js';
import { SESSION_COOKIE } from '../platform/http/cookies.js';
import { LoginService } from './login/login.service.js';
import { areEqual, csrfTokenOf } from './login/secrets.js';
import { OwnAddress } from './own-address.js';
import { PeopleService } from './people/people.service.js';
import { decide, municipalityOf } from './policy/decision.js';
import type { Named } from './policy/decision.js';
import { policyOf } from './policy/policy.js';
import { RequestLimits } from './request-limits.js';

const SAFE = new Set(['GET', 'HEAD']);
const BEARER = /^Bearer +(\S+)$/i;
/** What says that a page of ours sends a request, and not another one that the browser has open. */
export const CSRF_HEADER = 'X-CSRF-Token';

interface Proof {
  readonly caller: Caller;
  readonly via: Via;
}

/** Who asks, and may they: before anything is read of a request. Afterwards, what must be remembered of it. */
@Injectable()
export class IdentityGuard extends RequestGuard {
  private readonly callers = new WeakMap<FastifyRequest, Caller>();

  constructor(
    private readonly tokens: AccessTokens,
    private readonly logins: LoginService,
    private readonly people: PeopleService,
    private readonly audit: AuditTrail,
    private readonly limits: RequestLimits,
    private readonly address: OwnAddress,
  ) {
    super();
  }

  async admit(request: FastifyRequest): Promise<void> {
    const access = accessOf(request);
    // an address that is not there is answered as such
    if (request.is404) {
      request.access = access;
      return;
    }
    const policy = policyOf(request.method, request.routeOptions.url ?? '');
    if (policy === undefined) throw new ProblemError('forbidden', 'Hiervoor is niets geregeld, dus mag het niet.');
    if (policy.roles === 'anyone') {
      if (request.routeOptions.url?.startsWith('/login') === true) await this.limits.countLogin(request);
      request.access = access;
      return;
    }
    const { caller, via } = await this.proof(request);
    const { person, roles } = caller;
    // from here on it is known who asks: what is refused now is remembered
    request.access = { ...access, person, roles, via, scope: scopeOf(caller) };
    this.callers.set(request, caller);
    await this.limits.countRequest(request, person);
    await this.people.came(caller);
    decide(policy, caller, namedIn(request));
  }

  async answered(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const caller = this.callers.get(request);
    const { access } = request;
    if (!caller || !access) return;
    const outcome = this.outcomeOf(request, access, caller, reply.statusCode);
    if (outcome === null) return;
    const named = namedIn(request);
    const policy = policyOf(request.method, request.routeOptions.url ?? '');
    const about = policy && municipalityOf(policy.subject, named);
    const act = {
      // whoever asks for another's asks in their own name
      municipalityCode: caller.municipalityCode ?? (/^GM\d{4}$/.test(about ?? '') ? (about ?? null) : null),
      object: { kind: 'address', id: (request.url.split('?')[0] ?? '').slice(0, LONGEST_ADDRESS) },
      after: { status: reply.statusCode, ...(outcome === 'read' ? { query: named.query } : {}) },
      outcome,
    } as const;
    const recorded = this.audit.recordRequest(access, act);
    // nothing is shown that is not remembered; what was not shown is answered all the same
    await (outcome === 'read'
      ? recorded
      : recorded.catch((error: unknown) => request.log.error({ err: error }, 'the audit trail cannot be written')));
  }

  private outcomeOf(
    request: FastifyRequest,
    access: Access,
    caller: Caller,
    status: number,
  ): Exclude<Outcome, 'done'> | null {
    const subject = policyOf(request.method, request.routeOptions.url ?? '')?.subject;
    if (status >= 500) return 'failed';
    if (this.audit.hasRecorded(access)) return null;
    if (status === 403 || status === 404 || status === 409) return 'refused';
    const isOthers = caller.municipalityCode === null && subject !== 'none' && subject !== 'job';
    return status < 300 && SAFE.has(request.method) && isOthers ? 'read' : null;
  }

  private async proof(request: FastifyRequest): Promise<Proof> {
    this.limits.refuseStrangers(request);
    try {
      const { authorization } = request.headers;
      if (authorization !== undefined) {
        const token = BEARER.exec(authorization)?.[1];
        if (token === undefined) throw unauthenticated();
        return { caller: await this.tokens.callerOf(token), via: 'token' };
      }
      const secret = request.cookies[SESSION_COOKIE];
      const session = secret === undefined ? null : await this.logins.session(secret);
      if (secret === undefined || !session) throw unauthenticated();
      if (!SAFE.has(request.method)) this.refuseForeignPage(request, secret);
      return { caller: session, via: 'session' };
    } catch (error) {
      if (error instanceof ProblemError) {
        // who tries doors is seen in the log: from where, and never with what
        request.log.warn({ address: request.ip, problem: error.type, err: error.cause }, 'nobody is proven to ask');
        if (error.type !== 'unavailable') await this.limits.countStranger(request);
      }
      throw error;
    }
  }

  /** A browser sends the cookie along with whatever page asks; only a page of ours knows the token. */
  private refuseForeignPage({ headers }: FastifyRequest, secret: string): void {
    const token = headers[CSRF_HEADER.toLowerCase()];
    const site = headers['sec-fetch-site'] ?? 'same-origin';
    const origin = headers.origin ?? this.address.url();
    if (typeof token === 'string' && areEqual(token, csrfTokenOf(secret)) && site === 'same-origin') {
      if (origin === this.address.url()) return;
    }
    throw new ProblemError('forbidden', `Dit verzoek komt niet van een pagina van Opvangboek (${CSRF_HEADER}).`);
  }
}

const LONGEST_ADDRESS = 300;

/** The rights of somebody unknown: none. */
function accessOf(request: FastifyRequest): Access {
  return {
    ...systemAccess('none'),
    scope: 'none',
    person: 'nobody',
    action: `${request.method} ${request.routeOptions.url ?? 'unknown'}`,
    requestId: request.id,
    address: request.ip,
  };
}

function namedIn(request: FastifyRequest): Named {
  return { params: request.params as Record<string, unknown>, query: request.query as Record<string, unknown> };
}
