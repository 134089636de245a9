import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { municipalityNotOwn } from './municipality-not-own.js';

describeReadingRule(municipalityNotOwn, {
  passes: { sender: 'GM0193' },
  fails: {
    sender: 'GM0150',
    says: 'Blad Gemeente, rij 2, kolom B (Gemeentecode): dit bestand is van de gemeente met code "GM0193", en u werkt voor een andere. Verwacht: de code van uw eigen gemeente, GM0150. Lever alleen bestanden van uw eigen gemeente in.',
  },
  // whoever works for no municipality takes in anybody's
  border: {},
});
