import { VerifyDeclarationsService } from '../declarations/verify-declarations.service.js';
import { VerifyLedgerService } from '../ledger/verify-ledger.service.js';
import { asProgram } from '../platform/as-program.js';
import { openApplication } from './open-application.js';

/**
 * npm run verify-ledger: recomputes chain, zero sums and balances from the postings, and the postings from declarations,
 * bases and tariffs as recorded; ends with 1 when anything does not hold.
 */
await asProgram(async () => {
  const application = await openApplication();
  try {
    const { municipalities, entries, postings, faults } = await application.get(VerifyLedgerService).verify();
    console.log(`${entries} entries with ${postings} postings of ${municipalities} municipalities were recomputed.`);
    for (const { municipalityCode, entryId, fault, detail } of faults) {
      console.error(`${fault} at ${entryId ?? municipalityCode}: ${detail}`);
    }
    const declared = await application.get(VerifyDeclarationsService).verify();
    console.log(`${declared.declarations} approved declarations were assessed anew.`);
    if (declared.waiting > 0) {
      console.log(`Of ${declared.waiting} municipalities a reassessment is still under way: theirs were left out.`);
    }
    for (const { declarationId, fault, detail } of declared.faults)
      console.error(`${fault} at ${declarationId}: ${detail}`);

    const count = faults.length + declared.faults.length;
    console.log(count === 0 ? 'The ledger is whole.' : `The ledger is NOT whole: ${count} faults.`);
    process.exitCode = count === 0 ? 0 : 1;
  } finally {
    await application.close();
  }
});
