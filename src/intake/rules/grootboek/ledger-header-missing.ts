import { rule } from '../rule.js';

export const ledgerHeaderMissing = rule({
  code: 'ledger-header-missing',
  severity: 'error',
  problem: 'de kopregel is niet gevonden.',
  remedy: 'Laat de kopregel in de eerste twintig rijen staan, of pas de kolomnamen van de indeling aan.',
});
