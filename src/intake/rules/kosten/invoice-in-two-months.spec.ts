import { cost, describeRule } from '../../../../test/harness/intake/rule-spec.js';
import { invoiceInTwoMonths } from './invoice-in-two-months.js';

describeRule(invoiceInTwoMonths, {
  passes: { costs: [cost({ evidence: 'F-1' }), cost({ evidence: 'F-2', month: '2024-02' })] },
  fails: {
    costs: [cost({ evidence: 'F-1' }), cost({ evidence: 'F-1', month: '2024-02' })],
    says: 'Blad Kosten, rij 3, kolom G (Bewijsstuk): bewijsstuk "F-1" staat met hetzelfde bedrag ook in een andere maand. Verwacht: een ander bewijsstuk dan dat van rij 2. Controleer of dezelfde factuur twee keer is opgenomen.',
  },
  // within one month it is the business of cost-line-repeated
  border: { costs: [cost({ evidence: 'F-1' }), cost({ evidence: 'F-1' })] },
});
