import { describeLimitRule, error, warning } from '../../../../test/harness/intake/limit-rule-spec.js';
import { tooManyErrors } from './too-many-errors.js';

describeLimitRule(tooManyErrors, {
  passes: { found: [error, error] },
  fails: {
    found: [error, warning, error, error, error],
    says: 'Er zijn 4 fouten gevonden; daar is het lezen gestopt, dus verderop kan nog meer fout zijn. Verwacht: hoogstens 2 bevindingen. Kijk of dit het goede bestand is, verbeter de fouten hierboven en lever het bestand opnieuw in.',
  },
  border: { found: [error, warning, error, error] },
});
