import { municipalityOfScope } from '../platform/access/access.js';
import type { Scope } from '../platform/access/access.js';
import { ProblemError } from '../platform/http/problem.js';

/** Who claims where it is not a municipality for itself. */
export const VNG = 'VNG';

/** Which claim: the first, second, … of a municipality, or of VNG. */
export interface ClaimKey {
  readonly claimant: string;
  readonly number: number;
}

/** The name people and the API use: `GM0193-C1`, `VNG-C12`. */
export function claimId({ claimant, number }: ClaimKey): string {
  return `${claimant}-C${number}`;
}

/** Reads that name; what is no name, is of no claim. */
export function claimKey(id: string): ClaimKey {
  const match = /^(GM\d{4}|VNG)-C([1-9]\d{0,8})$/.exec(id);
  if (!match) throw noClaim();
  const [, claimant = '', number] = match;
  return { claimant, number: Number(number) };
}

export function noClaim(): ProblemError {
  return new ProblemError('not-found', 'Deze claim bestaat niet.');
}

/** In whose name somebody claims: their municipality's, or VNG's. */
export function claimantOf(scope: Scope): string {
  return municipalityOfScope(scope) ?? VNG;
}

/** The key as the first two parameters of a statement. */
export function claimValues({ claimant, number }: ClaimKey): [string, number] {
  return [claimant, number];
}
