import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { regulationUnknown } from './regulation-unknown.js';

describeReadingRule(regulationUnknown, {
  fails: {
    cells: [['Opvang', 0, 2, 'hotel']],
    says: 'Blad Opvang, rij 2, kolom C (Regeling): "hotel" is geen regeling. Verwacht: GOO of POO. Verbeter de cel en lever het bestand opnieuw in.',
  },
  border: { cells: [['Opvang', 0, 2, 'goo']] },
});
