import { ProblemError } from '../platform/http/problem.js';
import type { Declaration } from './declarations.repository.js';

/**
 * Vier ogen: nobody decides upon what they submitted themselves, whatever roles they have. Who uploaded it may, when somebody else submitted it:
 * then two people have stood for it. The database refuses it too.
 */
export function refuseOwnSubmission({ submittedBy }: Declaration, by: string): void {
  if (submittedBy !== by) return;
  throw new ProblemError(
    'four-eyes',
    'U hebt deze declaratie zelf ingediend. Laat iemand anders haar goedkeuren of terugsturen.',
  );
}
