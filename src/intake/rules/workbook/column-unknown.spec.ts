import { describeReadingRule, sheetOf } from '../../../../test/harness/intake/reading-rule-spec.js';
import { columnUnknown } from './column-unknown.js';

describeReadingRule(columnUnknown, {
  fails: {
    edit: (workbook) => (sheetOf(workbook, 'Kosten').getColumn(8).values = ['Notitie', 'x']),
    says:
      'Blad Kosten, kolom H (Notitie): deze kolom hoort niet bij het sjabloon en is niet gelezen. Verwacht: alleen de ' +
      'kolommen Maand, Kostensoort, Dekking, Bedrag, Locatie, Omschrijving, Bewijsstuk. Controleer of dit klopt.',
  },
  // nothing below it, nothing left out
  border: { edit: (workbook) => (sheetOf(workbook, 'Kosten').getCell('H1').value = 'Notitie') },
});
