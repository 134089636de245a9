import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { basisUnknown } from './basis-unknown.js';

describeReadingRule(basisUnknown, {
  passes: { cells: [['Gemeente', 2, 1, 'werkelijk']] },
  fails: {
    cells: [['Gemeente', 2, 1, 'begroting']],
    says: 'Blad Gemeente, rij 4, kolom B (Grondslag GOO): "begroting" is geen grondslag. Verwacht: norm of werkelijk, of een lege cel voor norm. Verbeter de cel en lever het bestand opnieuw in.',
  },
  border: { cells: [['Gemeente', 2, 1, null]] },
});
