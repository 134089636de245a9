import { cost, describeRule } from '../../../../test/harness/intake/rule-spec.js';
import { costBeforeScheme } from './cost-before-scheme.js';

describeRule(costBeforeScheme, {
  passes: { costs: [cost({ month: '2022-04' })], known: { fiscalYear: 2022 } },
  fails: {
    costs: [cost({ month: '2022-02' })],
    known: { fiscalYear: 2022 },
    says: 'Blad Kosten, rij 2, kolom A (Maand): de maand "2022-02" ligt vóór het begin van de regeling; deze kosten tellen als eigen kosten. Verwacht: een maand vanaf 2022-03. Controleer de maand.',
  },
  border: { costs: [cost({ month: '2022-03' })], known: { fiscalYear: 2022 } },
});
