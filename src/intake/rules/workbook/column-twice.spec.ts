import { describeReadingRule, sheetOf } from '../../../../test/harness/intake/reading-rule-spec.js';
import { columnTwice } from './column-twice.js';

describeReadingRule(columnTwice, {
  fails: {
    edit: (workbook) => (sheetOf(workbook, 'Kosten').getCell('H1').value = 'Bedrag'),
    says: 'Blad Kosten, kolom H (Bedrag): deze kolom komt twee keer voor. Verwacht: één kolom Bedrag. Verbeter het blad en lever het bestand opnieuw in.',
  },
  border: { edit: (workbook) => (sheetOf(workbook, 'Kosten').getCell('H1').value = 'Bedrag vorig jaar') },
});
