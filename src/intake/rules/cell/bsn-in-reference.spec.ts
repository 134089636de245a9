import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { bsnInReference } from './bsn-in-reference.js';

describeReadingRule(bsnInReference, {
  fails: {
    cells: [['Kosten', 0, 6, '123456782']],
    says: 'Blad Kosten, rij 2, kolom G (Bewijsstuk): dit kenmerk lijkt een burgerservicenummer te bevatten; de cijfers zijn niet bewaard. Verwacht: een kenmerk zonder persoonsgegevens. Gebruik een ander kenmerk als het een burgerservicenummer is.',
  },
  border: { cells: [['Kosten', 0, 6, '1234567820']] },
});
