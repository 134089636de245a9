import { cost, describeRule } from '../../../../test/harness/intake/rule-spec.js';
import { evidenceMissing } from './evidence-missing.js';

describeRule(evidenceMissing, {
  passes: { costs: [cost({ amountEur: '312345.67', evidence: 'MB-7' })] },
  fails: {
    costs: [cost({ amountEur: '250000.00' })],
    says: 'Blad Kosten, rij 2, kolom G (Bewijsstuk): er staat geen bewijsstuk bij "€ 250.000,00". Verwacht: een bewijsstuk vanaf € 250.000,00. Noem de factuur, het memoriaal of de journaalpost.',
  },
  border: { costs: [cost({ amountEur: '249999.99' })] },
});
