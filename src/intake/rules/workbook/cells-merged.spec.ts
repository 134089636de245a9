import { describeReadingRule, sheetOf } from '../../../../test/harness/intake/reading-rule-spec.js';
import { cellsMerged } from './cells-merged.js';

describeReadingRule(cellsMerged, {
  fails: {
    edit: (workbook) => sheetOf(workbook, 'Kosten').mergeCells('A2:A3'),
    says: 'Blad Kosten, rij 2, kolom A (Maand): de cellen "A2:A3" zijn samengevoegd; dan heeft alleen de eerste een waarde. Verwacht: losse cellen. Hef de samenvoeging op, vul elke cel in en lever het bestand opnieuw in.',
  },
  // below the last row, and in one row of one column of the table, nothing goes missing
  border: {
    edit: (workbook) => {
      sheetOf(workbook, 'Kosten').mergeCells('A90:C95');
      sheetOf(workbook, 'Kosten').mergeCells('G2:I2');
    },
  },
});
