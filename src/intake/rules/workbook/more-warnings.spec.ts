import { describeLimitRule, error, warning } from '../../../../test/harness/intake/limit-rule-spec.js';
import { moreWarnings } from './more-warnings.js';

describeLimitRule(moreWarnings, {
  passes: { found: [warning, error] },
  fails: {
    found: [error, error, warning, warning],
    says: 'Er zijn meer waarschuwingen dan hier staan; aantal: 2. Verwacht: hoogstens 2 bevindingen. Controleer of dit klopt.',
  },
  // with an error among what is not shown, that is what is said
  border: { found: [error, error, warning, error] },
});
