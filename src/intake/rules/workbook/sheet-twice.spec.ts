import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { sheetTwice } from './sheet-twice.js';

describeReadingRule(sheetTwice, {
  fails: {
    edit: (workbook) => void workbook.addWorksheet('Kos ten'),
    says: 'Blad Kosten: dit blad komt twee keer voor. Verwacht: één blad Kosten. Haal er één weg en lever het bestand opnieuw in.',
  },
  border: { edit: (workbook) => void workbook.addWorksheet('Kosten 2023') },
});
