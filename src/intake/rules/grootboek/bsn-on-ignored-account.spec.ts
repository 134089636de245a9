import { describeLedgerRule } from '../../../../test/harness/intake/ledger-rule-spec.js';
import { bsnOnIgnoredAccount } from './bsn-on-ignored-account.js';

describeLedgerRule(bsnOnIgnoredAccount, {
  passes: { rows: [['1100', null, '5-3-2024', 10, 'Leefgeld']] },
  fails: {
    rows: [['1100', null, '5-3-2024', 10, 'Leefgeld 123456782']],
    says: 'Teksten op rekeningen die niet meetellen bevatten een geldig burgerservicenummer; aantal: 1. Verwacht: teksten zonder persoonsgegevens. Haal de nummers weg in de administratie, of maak een uittreksel zonder deze rekeningen.',
  },
  // nine digits that no citizen service number can be
  border: { rows: [['1100', null, '5-3-2024', 10, 'Leefgeld 123456789']] },
});
