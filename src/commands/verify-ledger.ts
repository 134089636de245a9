import { VerifyLedgerService } from '../ledger/verify-ledger.service.js';
import { asProgram } from '../platform/as-program.js';
import { openApplication } from './open-application.js';

/** npm run verify-ledger: recomputes chain, zero sums and balances; ends with 1 when anything does not hold. */
await asProgram(async () => {
  const application = await openApplication();
  try {
    const { municipalities, entries, postings, faults } = await application.get(VerifyLedgerService).verify();
    console.log(`${entries} entries with ${postings} postings of ${municipalities} municipalities were recomputed.`);
    for (const { municipalityCode, entryId, fault, detail } of faults) {
      console.error(`${fault} at ${entryId ?? municipalityCode}: ${detail}`);
    }
    console.log(faults.length === 0 ? 'The ledger is whole.' : `The ledger is NOT whole: ${faults.length} faults.`);
    process.exitCode = faults.length === 0 ? 0 : 1;
  } finally {
    await application.close();
  }
});
