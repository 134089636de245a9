import { describeLedgerRule } from '../../../../test/harness/intake/ledger-rule-spec.js';
import { ledgerSideUnknown } from './ledger-side-unknown.js';

describeLedgerRule(ledgerSideUnknown, {
  passes: { audit: {} },
  fails: {
    audit: { lines: [{ side: 'X' }] },
    says: 'Rij 1, veld amntTp: "X" is geen debet of credit. Verwacht: D of C. Verbeter de cel en lever het bestand opnieuw in.',
  },
  // the case of the letter says nothing
  border: { audit: { lines: [{ side: 'd' }, { account: '1100', side: 'c' }] } },
});
