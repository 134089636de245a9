import type { DeclarationStatus } from './declaration.entity.js';

/** What may be done with a declaration, from which status, and what to say when that is not its status. */
export type Operation = 'confirmation' | 'submission' | 'approval' | 'return';

interface Transition {
  readonly from: DeclarationStatus;
  readonly refusal: Readonly<Record<DeclarationStatus, string>>;
}

const NOT_YET_SUBMITTED = 'Deze declaratie is nog niet ingediend. Dien haar eerst in.';
const RETURNED = 'Deze declaratie is teruggestuurd. Verbeter het bestand en lever het opnieuw in.';
const APPROVED = 'Deze declaratie is al goedgekeurd. Lever voor een correctie een nieuwe versie in.';
const CORRECTED = 'Deze declaratie is vervangen door een nieuwere versie.';

const DECISION = {
  from: 'submitted',
  refusal: { draft: NOT_YET_SUBMITTED, submitted: '', returned: RETURNED, approved: APPROVED, corrected: CORRECTED },
} as const;

const OF_A_DRAFT = {
  from: 'draft',
  refusal: {
    draft: '',
    submitted: 'Deze declaratie is al ingediend.',
    returned: RETURNED,
    approved: APPROVED,
    corrected: CORRECTED,
  },
} as const;

export const OPERATIONS: Readonly<Record<Operation, Transition>> = {
  confirmation: OF_A_DRAFT,
  submission: OF_A_DRAFT,
  approval: DECISION,
  return: DECISION,
};
