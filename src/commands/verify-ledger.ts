import type { INestApplicationContext } from '@nestjs/common';
import { VerifyAuditService } from '../audit/verify-audit.service.js';
import { VerifyDeclarationsService } from '../declarations/verify-declarations.service.js';
import { VerifyLedgerService } from '../ledger/verify-ledger.service.js';
import { systemAccess, withAccess } from '../platform/access/access.js';
import { asProgram } from '../platform/as-program.js';
import { openApplication } from './open-application.js';

/**
 * npm run verify-ledger: recomputes chain, zero sums and balances from the postings, the postings from declarations,
 * bases and tariffs as recorded, and the chains of the audit trail; ends with 1 when anything does not hold.
 */
await asProgram(async () => {
  const application = await openApplication();
  try {
    const isWhole = await withAccess(systemAccess('verify-ledger'), () => verify(application));
    process.exitCode = isWhole ? 0 : 1;
  } finally {
    await application.close();
  }
});

/** Tells what was recomputed and what does not hold; answers whether all holds. */
async function verify(application: INestApplicationContext): Promise<boolean> {
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

  const audit = await application.get(VerifyAuditService).verify();
  console.log(`${audit.events} events of the audit trail were recomputed.`);
  for (const { municipalityCode, eventNumber, fault } of audit.faults)
    console.error(`audit trail ${fault} at ${municipalityCode} ${eventNumber}`);

  const count = faults.length + declared.faults.length + audit.faults.length;
  console.log(count === 0 ? 'The ledger is whole.' : `The ledger is NOT whole: ${count} faults.`);
  return count === 0;
}
