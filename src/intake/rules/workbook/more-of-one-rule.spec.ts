import { cost, describeRule } from '../../../../test/harness/intake/rule-spec.js';
import { moreOfOneRule } from './more-of-one-rule.js';

const zeros = (count: number): ReturnType<typeof cost>[] =>
  Array.from({ length: count }, (_, index) => cost({ amountEur: '0', evidence: `F-${index}` }));

describeRule(moreOfOneRule, {
  passes: { costs: zeros(1) },
  fails: {
    costs: zeros(53),
    says: 'De bevinding "amount-zero" komt nog vaker voor dan hier staat; aantal: 3. Verwacht: hoogstens 50 keer dezelfde bevinding. Controleer of dit klopt.',
  },
  border: { costs: zeros(50) },
});
