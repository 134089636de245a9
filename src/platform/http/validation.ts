import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from '@nestjs/common';
import { ProblemError } from './problem.js';
import type { ProblemDetail } from './problem.js';

/** As the validator calls it. */
const UNKNOWN = 'whitelistValidation';

/** Checks every request against its DTO: unknown fields are refused, and all faults come at once, in Dutch. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) => invalidRequest(errors.flatMap((error) => detailsOf(error, ''))),
  });
}

/** The refusal of a request, with all that is wrong in it. */
export function invalidRequest(errors: readonly ProblemDetail[]): ProblemError {
  return new ProblemError('invalid-request', 'Het verzoek bevat waarden die hier niet kunnen.', { errors });
}

/** What is said of a field or a parameter that is not there, by the check of a DTO and where there is no DTO. */
export function unknownField(name: string, pointer: string): ProblemDetail {
  return { code: UNKNOWN, message: `"${name}" is hier niet bekend.`, pointer };
}

function detailsOf(error: ValidationError, parent: string): ProblemDetail[] {
  const pointer = parent === '' ? error.property : `${parent}/${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([code, message]) => ({
    ...(code === UNKNOWN ? unknownField(error.property, pointer) : { code, message, pointer }),
  }));
  // one mistake, one message: a value of the wrong type also fails every other check
  return [...own.slice(0, 1), ...(error.children ?? []).flatMap((child) => detailsOf(child, pointer))];
}
