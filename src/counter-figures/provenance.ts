import type { FormFields } from '../declarations/multipart-upload.js';
import { containsBsn } from '../intake/bsn.js';
import { cleanText } from '../intake/notation/plain-text.js';
import { isIsoDate } from '../kernel/period.js';
import type { IsoDate } from '../kernel/period.js';
import type { ProblemDetail } from '../platform/http/problem.js';
import { invalidRequest, unknownField } from '../platform/http/validation.js';
import { COVERAGES } from './stated-figures.js';
import type { Coverage } from './stated-figures.js';

/** What is told of figures beside their file. */
export interface Provenance {
  readonly party: string;
  readonly datedOn: IsoDate;
  readonly source: string;
  readonly coverage: Coverage;
}

export const LONGEST_PARTY = 200;
export const LONGEST_SOURCE = 1_000;

const FIELDS = ['party', 'date', 'source', 'coverage'];

/** Reads the fields beside the file; refuses with all that is wrong in them. */
export function provenanceOf(fields: FormFields): Provenance {
  const errors: ProblemDetail[] = [];
  const given = new Map<string, string>();
  for (const [name, value] of fields) {
    if (!FIELDS.includes(name)) errors.push(unknownField(name.slice(0, LONGEST_PARTY), name.slice(0, LONGEST_PARTY)));
    else if (given.has(name)) errors.push(fault(name, `Geef "${name}" één keer.`));
    else given.set(name, value);
  }
  const line = (name: string, longest: number, what: string): string => {
    const text = cleanText(given.get(name) ?? '');
    if (text === '' || text.length > longest) {
      errors.push(fault(name, `Geef in het veld "${name}" ${what}, van hoogstens ${longest} tekens.`));
    } else if (containsBsn(text)) {
      errors.push(fault(name, `Haal het burgerservicenummer uit het veld "${name}".`));
    }
    return text;
  };
  const party = line('party', LONGEST_PARTY, 'van wie de cijfers zijn, als "Ministerie van Asiel en Migratie"');
  const datedOn = given.get('date')?.trim() ?? '';
  if (!isIsoDate(datedOn))
    errors.push(fault('date', 'Geef in het veld "date" de datum van de cijfers, als 2026-11-01.'));
  const source = line('source', LONGEST_SOURCE, 'waar de cijfers vandaan komen, als een brief of een besluit');
  const coverage = COVERAGES.find((one) => one === (given.get('coverage') ?? 'country'));
  if (coverage === undefined) {
    errors.push(fault('coverage', `Geef in het veld "coverage" country of named, of laat het weg voor country.`));
  }
  if (errors.length > 0 || coverage === undefined) throw invalidRequest(errors);
  return { party, datedOn, source, coverage };
}

function fault(pointer: string, message: string): ProblemDetail {
  return { code: pointer, message, pointer };
}
