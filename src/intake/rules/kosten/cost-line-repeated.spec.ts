import { cost, describeRule } from '../../../../test/harness/intake/rule-spec.js';
import { costLineRepeated } from './cost-line-repeated.js';

describeRule(costLineRepeated, {
  passes: { costs: [cost({ evidence: 'F-1' }), cost({ evidence: 'F-2' })] },
  fails: {
    costs: [cost({ evidence: 'F-1' }), cost({ month: '2024-02' }), cost({ evidence: 'F-1' })],
    says: 'Blad Kosten, rij 4: deze regel is gelijk aan "rij 2". Verwacht: elke kostenregel één keer. Haal de dubbele regel weg, of laat hem staan als het twee verschillende kosten zijn.',
  },
  // a cent apart is another cost
  border: { costs: [cost({ evidence: 'F-1' }), cost({ evidence: 'F-1', amountEur: '12345.68' })] },
});
