import { describeReadingRule, sheetOf } from '../../../../test/harness/intake/reading-rule-spec.js';
import { optionalColumnMissing } from './optional-column-missing.js';

describeReadingRule(optionalColumnMissing, {
  fails: {
    edit: (workbook) => (sheetOf(workbook, 'Kosten').getCell('G1').value = null),
    says: 'Blad Kosten, kolom Bewijsstuk: deze kolom ontbreekt. Verwacht: een kolom met de kop Bewijsstuk. Voeg de kolom toe als u er gegevens voor hebt.',
  },
  border: { edit: (workbook) => (sheetOf(workbook, 'Kosten').getCell('D1').value = null) },
});
