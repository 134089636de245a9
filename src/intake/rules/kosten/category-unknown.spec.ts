import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { categoryUnknown } from './category-unknown.js';

describeReadingRule(categoryUnknown, {
  passes: { cells: [['Kosten', 0, 1, 'toezicht en beveiliging']] },
  fails: {
    cells: [['Kosten', 0, 1, 'goo-huosing']],
    says: 'Blad Kosten, rij 2, kolom B (Kostensoort): "goo-huosing" is geen kostensoort. Verwacht: een code of naam uit de lijst met kostensoorten. Bedoelde u "goo-housing"? Verbeter de cel en lever het bestand opnieuw in.',
  },
  border: { cells: [['Kosten', 0, 1, ' GOO-Housing ']] },
});
