import { before, describeRule } from '../../../../test/harness/intake/rule-spec.js';
import { basisChanged } from './basis-changed.js';

describeRule(basisChanged, {
  passes: { basis: 'norm', known: { previousVersion: before({}) } },
  fails: {
    basis: 'actual',
    known: { previousVersion: before({}) },
    says: 'De grondslag is "werkelijk", anders dan in de vorige versie. Verwacht: norm, zoals in versie 1. Controleer of dit klopt.',
  },
  // a first version has nothing to differ from
  border: { basis: 'actual' },
});
