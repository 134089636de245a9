import { Injectable } from '@nestjs/common';
import { amount } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';
import type { IsoMonth } from '../kernel/period.js';
import type { Component } from '../kernel/scheme.js';
import { ACCOUNT_SUMS } from '../ledger/account-sums.js';
import type { NationalReading } from '../shortfall/national-reading.js';

/** What the State paid a municipality in a month, less what it took back. */
export interface ReceivedMonth {
  readonly code: string;
  readonly year: number;
  readonly month: IsoMonth;
  readonly component: Component;
  readonly receivedEur: Amount;
}

/** The SQL of what was received, by month: costs and entitlement by month are those of the baseline. */
@Injectable()
export class ReceivedRepository {
  /** What came in another year than the one it belongs to stands in the month of that year nearest to it. */
  async receivedMonths({ tx, moment, range }: NationalReading): Promise<ReceivedMonth[]> {
    const rows = await tx.query<Omit<ReceivedMonth, 'receivedEur'> & { received: string }>(
      `SELECT municipality_code COLLATE "C" AS code, fiscal_year AS year, component COLLATE "C" AS component,
              to_char(least(greatest(month, make_date(fiscal_year, 1, 1)), make_date(fiscal_year, 12, 1)), 'YYYY-MM')
                COLLATE "C" AS month,
              ${ACCOUNT_SUMS}
         FROM month_balance_known_on($1)
        WHERE fiscal_year BETWEEN $2 AND $3 AND account = 'municipal-funds'
        GROUP BY 1, 2, 3, 4
       HAVING sum(amount_eur) FILTER (WHERE nature <> 'cost') <> 0`,
      [moment, range.fromYear, range.toYear],
    );
    return rows.map(({ code, year, month, component, received }) => ({
      ...{ code, year, month, component },
      receivedEur: amount(received),
    }));
  }
}
