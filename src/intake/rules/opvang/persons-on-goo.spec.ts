import { describeRule, goo, poo } from '../../../../test/harness/intake/rule-spec.js';
import { personsOnGoo } from './persons-on-goo.js';

describeRule(personsOnGoo, {
  passes: { reception: [goo(), poo()] },
  fails: {
    reception: [goo({ persons: 88 })],
    says: 'Blad Opvang, rij 2, kolom G (Personen): "88" personen op een GOO-regel tellen niet mee. Verwacht: een lege cel op een GOO-regel. Zet personen van particuliere opvang op een POO-regel.',
  },
  border: { reception: [goo({ persons: 0 })] },
});
