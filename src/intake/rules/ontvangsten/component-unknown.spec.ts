import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { componentUnknown } from './component-unknown.js';

describeReadingRule(componentUnknown, {
  fails: {
    cells: [['Ontvangsten', 0, 2, 'wonen']],
    says: 'Blad Ontvangsten, rij 2, kolom C (Onderdeel): "wonen" is geen onderdeel. Verwacht: goo, allowance, poo-norm, transition of care, of een lege cel voor goo. Verbeter de cel en lever het bestand opnieuw in.',
  },
  border: { cells: [['Ontvangsten', 0, 2, null]] },
});
