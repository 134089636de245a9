import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { containsBsn } from '../intake/bsn.js';
import { cleanText } from '../intake/notation/plain-text.js';
import { ACTING_PERSON_HEADER, actingPersonHeader } from '../platform/http/acting-person.js';
import { ProblemError } from '../platform/http/problem.js';

/** Who did it when the request does not say. All who do not say are one person. */
export const UNIDENTIFIED = 'unidentified';

const LONGEST_NAME = 100;

/** Who acts, as the request says; a parameter of every operation that writes. Nothing proves it yet. */
export const ActingPerson = createParamDecorator(
  (_: unknown, context: ExecutionContext) =>
    personOf(actingPersonHeader(context.switchToHttp().getRequest<FastifyRequest>().headers)),
  [describeHeader],
);

/** The person of that header; refuses what nobody can read, and a citizen service number. */
export function personOf(header: string | null): string {
  if (header === null) return UNIDENTIFIED;
  const name = header.trim();
  if (name === '') throw refused(`Vul ${ACTING_PERSON_HEADER} in, of laat deze header weg.`);
  if ([...name].length > LONGEST_NAME) {
    throw refused(`${ACTING_PERSON_HEADER} mag hoogstens ${LONGEST_NAME} tekens lang zijn.`);
  }
  if (cleanText(name) !== name) throw refused(`Haal onleesbare tekens en dubbele spaties uit ${ACTING_PERSON_HEADER}.`);
  if (containsBsn(name)) throw refused(`Haal het burgerservicenummer uit ${ACTING_PERSON_HEADER}.`);
  return name;
}

function refused(message: string): ProblemError {
  const errors = [{ code: 'acting-person', message, pointer: ACTING_PERSON_HEADER }];
  return new ProblemError('invalid-request', message, { errors });
}

/** Tells of the header in the description of the API, at the operation that has the parameter. */
function describeHeader(target: object, method: string | symbol | undefined): void {
  const descriptor = method === undefined ? undefined : Object.getOwnPropertyDescriptor(target, method);
  if (method === undefined || descriptor === undefined) return;
  ApiHeader({
    name: ACTING_PERSON_HEADER,
    required: false,
    description: `Who acts. Unverified: a token takes its place later. Left out: "${UNIDENTIFIED}", who is one person`,
    schema: { type: 'string', maxLength: LONGEST_NAME },
  })(target, method, descriptor);
}
