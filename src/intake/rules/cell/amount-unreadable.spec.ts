import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { amountUnreadable } from './amount-unreadable.js';

describeReadingRule(amountUnreadable, {
  passes: { cells: [['Kosten', 0, 3, '€ 1.234,56']] },
  fails: {
    cells: [['Kosten', 0, 3, '1,234.56']],
    says: 'Blad Kosten, rij 2, kolom D (Bedrag): "1,234.56" is geen bedrag. Verwacht: een getal of een bedrag als 1.234,56; schrijf centen achter een komma, punten alleen tussen duizendtallen. Verbeter de cel en lever het bestand opnieuw in.',
  },
  // dashes for no cents are Dutch
  border: { cells: [['Kosten', 0, 3, '€ 100,-']] },
});
