import { describeRule, receipt } from '../../../../test/harness/intake/rule-spec.js';
import { amount } from '../../../kernel/money.js';
import { ownContributionOverNorm } from './own-contribution-over-norm.js';

describeRule(ownContributionOverNorm, {
  passes: { receipts: [receipt({ kind: 'own-contribution' })], known: { gooNormEur: amount('60000') } },
  fails: {
    receipts: [receipt({ kind: 'own-contribution' })],
    known: { gooNormEur: amount('49999.99') },
    says: 'Blad Ontvangsten, rij 2, kolom D (Bedrag): de eigen bijdragen tellen op tot "€ 50.000,00", meer dan het normbedrag waar ze van af gaan. Verwacht: hoogstens € 49.999,99. Controleer of dit klopt.',
  },
  border: { receipts: [receipt({ kind: 'own-contribution' })], known: { gooNormEur: amount('50000') } },
});
