import { describeReadingRule, sheetOf } from '../../../../test/harness/intake/reading-rule-spec.js';
import { rowsHidden } from './rows-hidden.js';

describeReadingRule(rowsHidden, {
  fails: {
    edit: (workbook) => (sheetOf(workbook, 'Kosten').getRow(2).hidden = true),
    says: 'Blad Kosten: verborgen rijen tellen wel mee; aantal: 1. Verwacht: rijen die zichtbaar zijn. Controleer of dit klopt.',
  },
  // an empty one hides nothing
  border: { edit: (workbook) => (sheetOf(workbook, 'Kosten').getRow(9).hidden = true) },
});
