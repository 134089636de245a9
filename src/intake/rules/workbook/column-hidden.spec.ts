import { describeReadingRule, sheetOf } from '../../../../test/harness/intake/reading-rule-spec.js';
import { columnHidden } from './column-hidden.js';

describeReadingRule(columnHidden, {
  fails: {
    edit: (workbook) => (sheetOf(workbook, 'Kosten').getColumn(4).hidden = true),
    says: 'Blad Kosten, kolom D (Bedrag): deze verborgen kolom telt wel mee. Verwacht: kolommen die zichtbaar zijn. Controleer of dit klopt.',
  },
  // one that is not of the template is not read
  border: { edit: (workbook) => (sheetOf(workbook, 'Kosten').getColumn(8).hidden = true) },
});
