import type { ProblemDetail } from '../platform/http/problem.js';
import type { ClaimScope } from './claim-figures.js';
import { VNG } from './claim-id.js';

/** What is wrong with the scope of a claim, all of it at once. */
export function scopeFaults(
  { municipalities, fromYear, toYear }: Pick<ClaimScope, 'municipalities' | 'fromYear' | 'toYear'>,
  claimant: string,
  known: ReadonlySet<string>,
  thisYear: number,
): ProblemDetail[] {
  const faults: ProblemDetail[] = [];
  if (claimant !== VNG && (municipalities.length !== 1 || municipalities[0] !== claimant)) {
    const message = `Een gemeente claimt voor zichzelf. Noem alleen ${claimant}.`;
    faults.push({ code: 'municipality-not-own', message, pointer: 'municipalities' });
  } else {
    const unknown = municipalities.filter((code) => !known.has(code));
    if (unknown.length > 0) {
      const message = `Deze gemeenten bestaan niet: ${unknown.slice(0, 10).join(', ')}.`;
      faults.push({ code: 'municipality-unknown', message, pointer: 'municipalities' });
    }
  }
  if (toYear < fromYear) {
    faults.push({ code: 'years-reversed', message: 'Kies een toYear vanaf fromYear.', pointer: 'toYear' });
  } else if (toYear > thisYear) {
    const message = `Een claim gaat over jaren die er al zijn: tot en met ${thisYear}.`;
    faults.push({ code: 'year-to-come', message, pointer: 'toYear' });
  }
  return faults;
}
