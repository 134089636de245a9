import { describeLimitRule, error, warning } from '../../../../test/harness/intake/limit-rule-spec.js';
import { moreFindingsWithErrors } from './more-findings-with-errors.js';

describeLimitRule(moreFindingsWithErrors, {
  passes: { found: [error, error] },
  fails: {
    found: [warning, warning, error, warning],
    says: 'Er is meer gevonden dan hier staat, ook fouten; aantal: 2. Verwacht: hoogstens 2 bevindingen. Verbeter eerst de fouten hierboven en lever het bestand opnieuw in.',
  },
  // what is not shown are warnings
  border: { found: [error, warning, warning] },
});
