import { ACTING_PERSON_HEADER } from '../platform/http/acting-person.js';
import { ProblemError } from '../platform/http/problem.js';
import type { Declaration } from './declarations.repository.js';
import { UNIDENTIFIED } from './person.js';

/**
 * Vier ogen: nobody decides upon what they submitted themselves. Who uploaded it may, when somebody else submitted it:
 * then two people have stood for it. The database refuses it too.
 */
export function refuseOwnSubmission({ submittedBy }: Declaration, by: string): void {
  if (submittedBy !== by) return;
  throw new ProblemError(
    'four-eyes',
    by === UNIDENTIFIED
      ? `Wie niet zegt wie hij is, geldt hier als één en dezelfde persoon. Vul de header ${ACTING_PERSON_HEADER} in.`
      : 'U hebt deze declaratie zelf ingediend. Laat iemand anders haar goedkeuren of terugsturen.',
  );
}
