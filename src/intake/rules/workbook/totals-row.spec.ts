import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { totalsRow } from './totals-row.js';

describeReadingRule(totalsRow, {
  fails: {
    cells: [
      ['Kosten', 1, 0, 'Totaal'],
      ['Kosten', 1, 3, 98450.25],
    ],
    says: 'Blad Kosten, rij 3, kolom A (Maand): "Totaal" staat op de plaats van een datum of maand. Verwacht: alleen regels, geen totalen. Haal de totaalregel weg en lever het bestand opnieuw in.',
  },
  // the word elsewhere in a line is a description
  border: { cells: [['Kosten', 0, 5, 'Totaal van januari']] },
});
