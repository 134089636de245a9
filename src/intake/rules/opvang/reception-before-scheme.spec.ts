import { describeRule, goo } from '../../../../test/harness/intake/rule-spec.js';
import { receptionBeforeScheme } from './reception-before-scheme.js';

describeRule(receptionBeforeScheme, {
  passes: { reception: [goo({ from: '2022-04-01', through: '2022-12-31' })], known: { fiscalYear: 2022 } },
  fails: {
    reception: [goo({ from: '2022-02-28', through: '2022-12-31' })],
    known: { fiscalYear: 2022 },
    says: 'Blad Opvang, rij 2, kolom A (Van): "28-02-2022" ligt vóór het begin van de regeling; voor die dagen is er geen normbedrag. Verwacht: een datum op of na 01-03-2022. Controleer de datum.',
  },
  border: { reception: [goo({ from: '2022-03-01', through: '2022-12-31' })], known: { fiscalYear: 2022 } },
});
