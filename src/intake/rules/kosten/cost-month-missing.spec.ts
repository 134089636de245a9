import { describeRule, goo, monthly } from '../../../../test/harness/intake/rule-spec.js';
import { costMonthMissing } from './cost-month-missing.js';

describeRule(costMonthMissing, {
  passes: { reception: [goo()], costs: monthly() },
  fails: {
    reception: [goo()],
    costs: monthly({}, 10),
    says: 'Blad Kosten, rij 2, kolom B (Kostensoort): de kostensoort "Huisvesting (huur, energie, onderhoud)" komt bijna elke maand voor, maar ontbreekt in sommige maanden; aantal: 2. Verwacht: ook kosten in 2024-11, 2024-12. Vul de ontbrekende maanden aan, of laat ze leeg als er geen kosten waren.',
  },
  // without reception in the last two months, no costs are missed
  border: { reception: [goo({ through: '2024-10-31' })], costs: monthly({}, 10) },
});
