import { before, cost, describeRule } from '../../../../test/harness/intake/rule-spec.js';
import { nothingChanged } from './nothing-changed.js';

describeRule(nothingChanged, {
  passes: { costs: [cost()], known: { previousVersion: before({ costs: [cost({ amountEur: '5' })] }) } },
  fails: {
    costs: [cost()],
    known: { previousVersion: before({ costs: [cost()] }) },
    says: 'Alle totalen zijn gelijk aan die van "versie 1". Verwacht: een versie waarin iets veranderd is. Controleer of u het goede bestand hebt ingeleverd.',
  },
  border: { costs: [cost()], known: { previousVersion: before({ costs: [cost({ amountEur: '12345.68' })] }) } },
});
