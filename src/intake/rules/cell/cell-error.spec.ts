import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { cellError } from './cell-error.js';

describeReadingRule(cellError, {
  fails: {
    cells: [['Kosten', 0, 3, { error: '#DIV/0!' }]],
    says: 'Blad Kosten, rij 2, kolom D (Bedrag): de formule geeft de fout "#DIV/0!". Verwacht: een getal of een bedrag als 1.234,56. Herstel de formule en lever het bestand opnieuw in.',
  },
  border: { cells: [['Kosten', 0, 3, '#DIV/0!']] },
});
