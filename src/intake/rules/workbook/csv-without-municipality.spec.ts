import { describeGivenRule, ZWOLLE_2024 } from '../../../../test/harness/intake/given-rule-spec.js';
import { csvWithoutMunicipality } from './csv-without-municipality.js';

describeGivenRule(csvWithoutMunicipality, {
  passes: { given: ZWOLLE_2024 },
  fails: {
    given: {},
    says: 'Een CSV-bestand zegt zelf niet van welke gemeente en welk boekjaar het is. Verwacht: de velden municipality en year naast het bestand, als GM0193 en 2024. Geef de gemeente en het boekjaar op en lever het bestand opnieuw in.',
  },
  // one of the two is a field that is missing, and said so by that rule
  border: { given: { year: '2024' } },
});
