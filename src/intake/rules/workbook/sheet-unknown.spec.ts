import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { sheetUnknown } from './sheet-unknown.js';

describeReadingRule(sheetUnknown, {
  fails: {
    edit: (workbook) => void workbook.addWorksheet('Draaitabel'),
    says: 'Blad Draaitabel: dit blad hoort niet bij het sjabloon en is niet gelezen. Verwacht: alleen de bladen Gemeente, Opvang, Kosten, Ontvangsten. Controleer of dit klopt.',
  },
  // the sheet that we put into it ourselves
  border: { edit: (workbook) => void workbook.addWorksheet('Bevindingen') },
});
