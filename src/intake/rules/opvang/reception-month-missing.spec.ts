import { describeRule, goo } from '../../../../test/harness/intake/rule-spec.js';
import { receptionMonthMissing } from './reception-month-missing.js';

describeRule(receptionMonthMissing, {
  passes: { reception: [goo()] },
  fails: {
    reception: [goo({ from: '2024-03-01' })],
    says: 'Blad Opvang: er staat geen enkele plek of persoon op het blad in "2024-01, 2024-02"; aantal maanden: 2. Verwacht: opvang in elke maand van het jaar. Vul de ontbrekende maanden aan, of laat ze leeg als er toen geen opvang was.',
  },
  border: { reception: [goo({ from: '2024-01-31' })] },
});
