import { cost, describeRule, goo, monthly } from '../../../../test/harness/intake/rule-spec.js';
import { costsInOneMonth } from './costs-in-one-month.js';

describeRule(costsInOneMonth, {
  passes: { reception: [goo()], costs: monthly() },
  fails: {
    reception: [goo()],
    costs: [cost({ month: '2024-12' })],
    says: 'Blad Kosten, rij 2, kolom A (Maand): alle kosten van de gemeentelijke opvang staan in één maand: "2024-12". Verwacht: kosten per maand. Zet kosten in de maand waarop ze betrekking hebben: het onderdeel kan per datum verschillen.',
  },
  // three months of reception paid at once is usual
  border: { reception: [goo({ through: '2024-03-31' })], costs: [cost({ month: '2024-03' })] },
});
