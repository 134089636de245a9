import { describeReadingRule, sheetOf } from '../../../../test/harness/intake/reading-rule-spec.js';
import { sheetMissing } from './sheet-missing.js';

describeReadingRule(sheetMissing, {
  fails: {
    edit: (workbook) => workbook.removeWorksheet('Kosten'),
    says: 'Blad Kosten: dit blad ontbreekt. Verwacht: een blad Kosten. Voeg het blad toe en lever het bestand opnieuw in.',
  },
  border: { edit: (workbook) => (sheetOf(workbook, 'Kosten').name = 'KOSTEN ') },
});
