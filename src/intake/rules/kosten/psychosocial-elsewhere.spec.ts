import { cost, describeRule } from '../../../../test/harness/intake/rule-spec.js';
import { psychosocialElsewhere } from './psychosocial-elsewhere.js';

describeRule(psychosocialElsewhere, {
  passes: { costs: [cost({ costCategory: 'psychosocial-care', fundingRoute: 'own', description: 'GGZ-inloop' })] },
  fails: {
    costs: [cost({ costCategory: 'goo-guidance', description: 'Psychosociale hulp, inloop' })],
    says: 'Blad Kosten, rij 2, kolom B (Kostensoort): de omschrijving "Psychosociale hulp, inloop" wijst op psychosociale of psychiatrische zorg, maar de kostensoort is een andere. Verwacht: zorg onder de kostensoort Psychosociale zorg of Psychiatrische zorg. Kies de kostensoort Psychosociale zorg of Psychiatrische zorg als dat klopt.',
  },
  // GGZ only as a word of its own
  border: { costs: [cost({ costCategory: 'goo-guidance', description: 'Bagggzaken' })] },
});
