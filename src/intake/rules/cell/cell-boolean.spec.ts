import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { cellBoolean } from './cell-boolean.js';

describeReadingRule(cellBoolean, {
  fails: {
    cells: [['Kosten', 0, 3, true]],
    says: 'Blad Kosten, rij 2, kolom D (Bedrag): "WAAR" is een ja/nee-waarde. Verwacht: een getal of een bedrag als 1.234,56. Verbeter de cel en lever het bestand opnieuw in.',
  },
  // the word is a text, which is another mistake
  border: { cells: [['Kosten', 0, 3, 'WAAR']] },
});
