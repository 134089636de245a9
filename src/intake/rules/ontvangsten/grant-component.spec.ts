import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { grantComponent } from './grant-component.js';

describeReadingRule(grantComponent, {
  passes: {
    cells: [
      ['Ontvangsten', 0, 1, 'Toekenning'],
      ['Ontvangsten', 0, 2, 'transition'],
    ],
  },
  fails: {
    cells: [['Ontvangsten', 0, 1, 'Toekenning']],
    says: 'Blad Ontvangsten, rij 2, kolom C (Onderdeel): een Toekenning kan niet bij het onderdeel "goo". Verwacht: transition of care; voor andere onderdelen volgt de aanspraak uit de opvang en de kosten. Verbeter de cel en lever het bestand opnieuw in.',
  },
  border: {
    cells: [
      ['Ontvangsten', 0, 1, 'Toekenning'],
      ['Ontvangsten', 0, 2, 'care'],
    ],
  },
});
