import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { receiptKindUnknown } from './receipt-kind-unknown.js';

describeReadingRule(receiptKindUnknown, {
  fails: {
    cells: [['Ontvangsten', 0, 1, 'Subsidie']],
    says: 'Blad Ontvangsten, rij 2, kolom B (Soort): "Subsidie" is geen soort ontvangst. Verwacht: Voorschot, Vaststelling, Terugvordering, Toekenning of Eigen bijdrage. Verbeter de cel en lever het bestand opnieuw in.',
  },
  border: { cells: [['Ontvangsten', 0, 1, 'eigenbijdrage']] },
});
