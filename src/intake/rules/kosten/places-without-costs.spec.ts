import { describeRule, goo, monthly } from '../../../../test/harness/intake/rule-spec.js';
import { placesWithoutCosts } from './places-without-costs.js';

describeRule(placesWithoutCosts, {
  passes: { reception: [goo()], costs: monthly() },
  fails: {
    reception: [goo()],
    costs: monthly({}, 10),
    says: 'Blad Kosten: er zijn plekken, maar geen kosten voor gemeentelijke opvang in "2024-11, 2024-12"; aantal maanden: 2. Verwacht: kosten in elke maand met gerealiseerde plekken. Vul de kosten van die maanden aan op het blad Kosten.',
  },
  // a month that is not over yet is not missed
  border: { reception: [goo()], costs: monthly({}, 10), known: { today: '2024-11-30' } },
});
