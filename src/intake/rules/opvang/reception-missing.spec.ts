import { cost, describeRule, poo, receipt } from '../../../../test/harness/intake/rule-spec.js';
import { receptionMissing } from './reception-missing.js';

describeRule(receptionMissing, {
  passes: { reception: [poo()], costs: [cost()] },
  fails: {
    costs: [cost()],
    says: 'Blad Opvang: het blad heeft geen enkele regel, terwijl er wel kosten zijn. Verwacht: plekken (GOO) of personen (POO) bij de kosten. Vul de plekken en personen in: zonder plekken en personen is er geen aanspraak op het normbedrag.',
  },
  // a declaration of receipts only
  border: { receipts: [receipt()] },
});
