import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from '@nestjs/common';
import { ProblemError } from './problem.js';
import type { ProblemDetail } from './problem.js';

/** Checks every request against its DTO: unknown fields are refused, and all faults come at once, in Dutch. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) =>
      new ProblemError('invalid-request', 'Het verzoek bevat waarden die hier niet kunnen.', {
        errors: errors.flatMap((error) => detailsOf(error, '')),
      }),
  });
}

function detailsOf(error: ValidationError, parent: string): ProblemDetail[] {
  const pointer = parent === '' ? error.property : `${parent}/${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([code, message]) => ({
    code,
    message: code === 'whitelistValidation' ? `"${error.property}" is hier niet bekend.` : message,
    pointer,
  }));
  // one mistake, one message: a value of the wrong type also fails every other check
  return [...own.slice(0, 1), ...(error.children ?? []).flatMap((child) => detailsOf(child, pointer))];
}
