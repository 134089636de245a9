import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { textTooLong } from './text-too-long.js';

describeReadingRule(textTooLong, {
  fails: {
    cells: [['Kosten', 0, 5, 'a'.repeat(1001)]],
    says: 'Blad Kosten, rij 2, kolom F (Omschrijving): de tekst heeft 1001 tekens. Verwacht: hoogstens 1000 tekens. Kort de tekst in en lever het bestand opnieuw in.',
  },
  border: { cells: [['Kosten', 0, 5, 'a'.repeat(1000)]] },
});
