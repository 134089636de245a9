import { before, cost, describeRule } from '../../../../test/harness/intake/rule-spec.js';
import { monthEmptied } from './month-emptied.js';

describeRule(monthEmptied, {
  passes: { costs: [cost({ amountEur: '1' })], known: { previousVersion: before({ costs: [cost()] }) } },
  fails: {
    costs: [cost({ month: '2024-02' })],
    known: { previousVersion: before({ costs: [cost()] }) },
    says: 'Blad Kosten, kolom A (Maand): de kosten van "Huisvesting (huur, energie, onderhoud) in 2024-01" stonden in de vorige versie en nu niet meer. Verwacht: ook deze kosten, zoals in versie 1. Vul de kosten aan, of laat ze weg als ze niet klopten.',
  },
  // a cell that added up to nothing is not missed
  border: {
    costs: [cost({ month: '2024-02' })],
    known: { previousVersion: before({ costs: [cost({ amountEur: '5' }), cost({ amountEur: '-5' })] }) },
  },
});
