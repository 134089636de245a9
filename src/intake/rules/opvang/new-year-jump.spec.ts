import { before, describeRule, goo } from '../../../../test/harness/intake/rule-spec.js';
import { newYearJump } from './new-year-jump.js';

describeRule(newYearJump, {
  passes: {
    reception: [goo()],
    known: {
      yearBefore: before({ reception: [goo({ from: '2023-01-01', through: '2023-12-31' })] }, { fiscalYear: 2023 }),
    },
  },
  fails: {
    reception: [goo({ realisedPlaces: 201 })],
    known: {
      yearBefore: before({ reception: [goo({ from: '2023-01-01', through: '2023-12-31' })] }, { fiscalYear: 2023 }),
    },
    says: 'Blad Opvang, kolom E (Gerealiseerde plekken): op 1 januari zijn er "201" gerealiseerde plekken, veel meer of minder dan de dag ervoor. Verwacht: een aantal in de buurt van 100, zoals op 31-12-2023. Controleer of dit klopt.',
  },
  border: {
    reception: [goo({ realisedPlaces: 200 })],
    known: {
      yearBefore: before({ reception: [goo({ from: '2023-01-01', through: '2023-12-31' })] }, { fiscalYear: 2023 }),
    },
  },
});
