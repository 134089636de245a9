import { describeGivenRule, ZWOLLE_2024 } from '../../../../test/harness/intake/given-rule-spec.js';
import { declarationEmpty } from './declaration-empty.js';

describeGivenRule(declarationEmpty, {
  passes: { given: ZWOLLE_2024 },
  fails: {
    given: ZWOLLE_2024,
    lines: [],
    says: 'De declaratie bevat geen enkele regel. Verwacht: regels op de bladen Opvang, Kosten of Ontvangsten. Controleer of dit klopt.',
  },
  // a line that could not be read is a line
  border: { given: ZWOLLE_2024, lines: ['2024-01;goo-housing;tien'] },
});
