import { Injectable } from '@nestjs/common';
import { amount } from '../kernel/money.js';
import type { Totals } from '../kernel/gap.js';
import { ACCOUNT_SUMS } from '../ledger/account-sums.js';
import type { Tx } from '../platform/database/transactions.js';
import type { ClaimMovement } from './claim-differences.js';
import type { ClaimScope } from './claim-figures.js';

/** The SQL of what was posted to the cells of a claim. */
@Injectable()
export class ClaimMovementsRepository {
  /** After `since`, up to and with `until`, in the order of recording. */
  async movements(tx: Tx, scope: ClaimScope, since: Date, until: Date): Promise<ClaimMovement[]> {
    const rows = await tx.query<
      Omit<ClaimMovement, keyof Totals | 'cause'> & Record<keyof Totals | 'causeKind' | 'causeId', string>
    >(
      `SELECT municipality_code AS code, posting.fiscal_year AS year, posting.component, recorded_at AS "recordedAt",
              coalesce(cause_kind, source_kind) AS "causeKind", coalesce(cause_id, source_id) AS "causeId",
              array_agg(DISTINCT entry_number ORDER BY entry_number) AS "entryNumbers", ${ACCOUNT_SUMS}
         FROM journal_entry
         JOIN posting USING (municipality_code, entry_number)
        WHERE municipality_code = ANY ($1) AND posting.fiscal_year BETWEEN $2 AND $3 AND posting.component = ANY ($4)
          AND recorded_at > $5 AND recorded_at <= $6
        GROUP BY 1, 2, 3, 4, 5, 6
        ORDER BY recorded_at, 1, 2, 3, 5, 6`,
      [scope.municipalities, scope.fromYear, scope.toYear, scope.components, since, until],
    );
    return rows.map(({ causeKind, causeId, ...row }) => ({
      ...row,
      cause: { kind: causeKind, id: causeId },
      realCost: amount(row.realCost),
      entitlement: amount(row.entitlement),
      received: amount(row.received),
    }));
  }
}
