import { describeReadingRule, sheetOf } from '../../../../test/harness/intake/reading-rule-spec.js';
import { columnMissing } from './column-missing.js';

describeReadingRule(columnMissing, {
  fails: {
    edit: (workbook) => (sheetOf(workbook, 'Kosten').getCell('D1').value = null),
    says: 'Blad Kosten, kolom Bedrag: deze kolom ontbreekt. Verwacht: een kolom met de kop Bedrag. Verbeter het blad en lever het bestand opnieuw in.',
  },
  // one that may be absent is another rule
  border: { edit: (workbook) => (sheetOf(workbook, 'Kosten').getCell('G1').value = null) },
});
