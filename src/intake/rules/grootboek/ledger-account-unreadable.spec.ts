import { describeLedgerRule } from '../../../../test/harness/intake/ledger-rule-spec.js';
import { ledgerAccountUnreadable } from './ledger-account-unreadable.js';

describeLedgerRule(ledgerAccountUnreadable, {
  passes: {},
  fails: {
    rows: [['4'.repeat(61), null, '5-3-2024', 10]],
    says: 'Blad Mutaties, rij 2, kolom A (Grootboek): "4444444444444444444444444444444444444444444444444444444444444" is geen rekening of kostenplaats. Verwacht: een rekening of kostenplaats van hoogstens 60 tekens. Verbeter de cel en lever het bestand opnieuw in.',
  },
  // the longest that is read
  border: { rows: [['4'.repeat(60), null, '5-3-2024', 10]] },
});
