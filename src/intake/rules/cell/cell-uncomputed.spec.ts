import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { cellUncomputed } from './cell-uncomputed.js';

describeReadingRule(cellUncomputed, {
  passes: { cells: [['Kosten', 0, 3, { formula: '1+2', result: 3 }]] },
  fails: {
    cells: [['Kosten', 0, 3, { formula: '1+2' }]],
    says: 'Blad Kosten, rij 2, kolom D (Bedrag): de formule heeft geen uitkomst. Verwacht: een getal of een bedrag als 1.234,56. Open het bestand in Excel, sla het op en lever het opnieuw in.',
  },
  // a formula that comes to nothing is computed
  border: { cells: [['Kosten', 0, 3, { formula: '1-1', result: 0 }]] },
});
