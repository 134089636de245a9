import { rule } from '../rule.js';

export const tooManyErrors = rule({
  code: 'too-many-errors',
  severity: 'error',
  problem: 'er zijn {count} fouten gevonden; daar is het lezen gestopt, dus verderop kan nog meer fout zijn.',
  remedy: 'Kijk of dit het goede bestand is, verbeter de fouten hierboven en lever het bestand opnieuw in.',
});
