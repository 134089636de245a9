import { cost, describeRule } from '../../../../test/harness/intake/rule-spec.js';
import { amount } from '../../../kernel/money.js';
import { actualCloseToNorm } from './actual-close-to-norm.js';

describeRule(actualCloseToNorm, {
  passes: { basis: 'actual', costs: [cost({ amountEur: '120000' })], known: { gooNormEur: amount('100000') } },
  fails: {
    basis: 'actual',
    costs: [cost({ amountEur: '104999' })],
    known: { gooNormEur: amount('100000') },
    says: 'De grondslag is werkelijk, maar de werkelijke kosten wijken maar "5,0%" af van het normbedrag. Verwacht: een verschil van 5,0% of meer, of de grondslag norm. De regeling vraagt een verschil "in betekenende mate". Ga na of u dat kunt onderbouwen, of kies norm.',
  },
  border: { basis: 'actual', costs: [cost({ amountEur: '105000' })], known: { gooNormEur: amount('100000') } },
});
