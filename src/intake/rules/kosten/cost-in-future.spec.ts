import { cost, describeRule } from '../../../../test/harness/intake/rule-spec.js';
import { costInFuture } from './cost-in-future.js';

describeRule(costInFuture, {
  passes: { costs: [cost({ month: '2024-05' })], known: { today: '2024-06-01' } },
  fails: {
    costs: [cost({ month: '2024-07' })],
    known: { today: '2024-06-30' },
    says: 'Blad Kosten, rij 2, kolom A (Maand): de maand "2024-07" is nog niet begonnen. Verwacht: een maand tot en met 2024-06. Declareer werkelijke kosten, geen verwachte.',
  },
  // a month that has begun can have costs
  border: { costs: [cost({ month: '2024-06' })], known: { today: '2024-06-01' } },
});
