import { ProblemError } from '../../platform/http/problem.js';
import type { Caller } from '../caller.js';
import { ROLE_NAMES } from '../roles.js';
import type { RoutePolicy } from './policy.js';

/** What a request says of whose data it is about. */
export interface Named {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Record<string, unknown>;
}

/**
 * Throws the problem with which somebody is kept from a route: their roles do not allow it, or it is about another
 * municipality. A filter that somebody of a municipality leaves open is closed upon their own.
 */
export function decide({ roles, subject }: RoutePolicy, caller: Caller, named: Named): void {
  if (roles === 'anyone') return;
  if (!caller.roles.some((role) => roles.includes(role))) throw wrongRole(roles);
  const own = caller.municipalityCode;
  if (own === null) return;
  if (subject === 'query') named.query.municipality ??= own;
  const about = municipalityOf(subject, named);
  if (about !== null && about !== own) throw notTheirs(subject);
}

/** The municipality that a request names; null: it names none, or what is named is not for the request to say. */
export function municipalityOf(subject: RoutePolicy['subject'], { params, query }: Named): string | null {
  switch (subject) {
    case 'path':
      return textOf(params.code);
    case 'query':
      // what is no single text is refused later, as no municipality at all
      return query.municipality === undefined ? null : textOf(query.municipality);
    case 'declaration':
    case 'claim':
      return textOf(params.id).split('-')[0] ?? '';
    case 'none':
    case 'row':
    case 'file':
    case 'job':
    case 'national':
      return null;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The same as of what does not exist: that there is such a declaration or claim is not theirs to know either. */
function notTheirs(subject: RoutePolicy['subject']): ProblemError {
  if (subject === 'declaration') return new ProblemError('not-found', 'Deze declaratie bestaat niet.');
  if (subject === 'claim') return new ProblemError('not-found', 'Deze claim bestaat niet.');
  return new ProblemError('not-found', 'Deze gemeente is er niet, of niet voor u.');
}

function wrongRole(roles: Exclude<RoutePolicy['roles'], 'anyone'>): ProblemError {
  const names = roles.map((role) => ROLE_NAMES[role]).join(', ');
  return new ProblemError('forbidden', `Uw rol mag dit niet. Dit is voor: ${names}.`);
}
