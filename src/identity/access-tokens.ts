import { Injectable } from '@nestjs/common';
import { errors, jwtVerify } from 'jose';
import { ProblemError } from '../platform/http/problem.js';
import type { Caller } from './caller.js';
import { callerOf } from './claims.js';
import { IdentityProvider } from './identity-provider.js';

/** Clocks of two machines may differ by so much. */
const CLOCK_TOLERANCE_SECONDS = 5;
/** Far more than a provider says; what is longer is not worth reading. */
const LONGEST_TOKEN = 8_192;

/** Bearer tokens of machines: JSON Web Tokens for access (RFC 9068), signed by the identity provider. */
@Injectable()
export class AccessTokens {
  constructor(private readonly provider: IdentityProvider) {}

  /**
   * Who a token stands for. Its signature, the kind of signature, type, issuer, audience and time must be right; a key
   * that is not known yet is asked for, so that the provider can change its keys.
   */
  async callerOf(token: string): Promise<Caller> {
    if (token.length > LONGEST_TOKEN) throw unauthenticated();
    const { issuer, audience, algorithms, tokenType } = this.provider.tokens;
    try {
      const { payload } = await jwtVerify(token, this.provider.keys, {
        issuer,
        audience,
        algorithms: [...algorithms],
        typ: tokenType,
        requiredClaims: ['exp', 'iat', 'sub'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      });
      return callerOf(payload, this.provider.claims);
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) throw providerAway(error);
      throw Object.assign(unauthenticated(), { cause: error });
    }
  }
}

/** One answer to whatever is wrong with a token: who forges one learns nothing from it. The log is told the cause. */
export function unauthenticated(): ProblemError {
  return new ProblemError(
    'unauthenticated',
    'Log in, of stuur een geldig token mee in de header Authorization: Bearer.',
    { headers: { 'WWW-Authenticate': 'Bearer' } },
  );
}

function providerAway(cause: unknown): ProblemError {
  const problem = new ProblemError('unavailable', 'De inlogdienst antwoordt niet. Probeer het zo opnieuw.', {
    headers: { 'Retry-After': '5' },
  });
  problem.cause = cause;
  return problem;
}
