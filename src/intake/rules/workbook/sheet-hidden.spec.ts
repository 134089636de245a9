import { describeReadingRule, sheetOf } from '../../../../test/harness/intake/reading-rule-spec.js';
import { sheetHidden } from './sheet-hidden.js';

describeReadingRule(sheetHidden, {
  fails: {
    edit: (workbook) => (sheetOf(workbook, 'Kosten').state = 'hidden'),
    says: 'Blad Kosten: dit blad is verborgen, maar is wel gelezen. Verwacht: een blad dat zichtbaar is. Controleer of dit klopt.',
  },
  // the lists of the template are meant to be
  border: { edit: (workbook) => void workbook.addWorksheet('Lijsten', { state: 'hidden' }) },
});
