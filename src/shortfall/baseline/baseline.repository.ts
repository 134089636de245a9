import { Injectable } from '@nestjs/common';
import { amount } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import type { IsoDate } from '../../kernel/period.js';
import { amountOf } from '../balance-sums.js';
import type { NationalReading } from '../national-reading.js';
import type { MonthBalance, ReceptionSpan } from './baseline-segments.js';

/** The SQL of what scenarios and outlooks begin from: balances by month, and on which days places and persons were. */
@Injectable()
export class BaselineRepository {
  /**
   * What was posted in each month, by municipality of the layout. What was decided or received in another year than the
   * one it belongs to stands in the month of that year nearest to it.
   */
  async monthBalances({ tx, moment, frame, range }: NationalReading): Promise<MonthBalance[]> {
    const places = [...frame.placeOf];
    const rows = await tx.query<Omit<MonthBalance, 'realCost' | 'entitlement'> & Sums>(
      // summed before anything is joined to it: there are many balances to a month, and one declaration to a year
      `WITH posted AS MATERIALIZED (
         SELECT municipality_code, fiscal_year, month, component,
                coalesce(sum(amount_eur) FILTER (WHERE account = 'cost'), 0) AS real_cost_eur,
                -coalesce(sum(amount_eur) FILTER (WHERE account = 'reimbursement'), 0) AS entitlement_eur
           FROM month_balance_known_on($1)
          WHERE fiscal_year BETWEEN $4 AND $5 AND account IN ('cost', 'reimbursement')
          GROUP BY 1, 2, 3, 4
       ), declared AS MATERIALIZED (
         SELECT municipality_code, fiscal_year, basis FROM declared_known_on($1) WHERE fiscal_year BETWEEN $4 AND $5
       )
       SELECT place.layout_code COLLATE "C" AS code,
              to_char(least(greatest(month, make_date(fiscal_year, 1, 1)), make_date(fiscal_year, 12, 1)), 'YYYY-MM')
                COLLATE "C" AS month,
              component COLLATE "C" AS component,
              CASE component WHEN 'goo' THEN declared.basis ELSE 'norm' END COLLATE "C" AS basis,
              sum(real_cost_eur) AS "realCost", sum(entitlement_eur) AS entitlement
         FROM posted
         JOIN declared USING (municipality_code, fiscal_year)
         JOIN unnest($2::text[], $3::text[]) AS place (code, layout_code) ON place.code = municipality_code
        GROUP BY 1, 2, 3, 4
        ORDER BY 1, 2, 3, 4`,
      [moment, places.map(([code]) => code), places.map(([, place]) => place.code), range.fromYear, range.toYear],
    );
    return rows.map((row) => ({ ...row, realCost: amountOf(row.realCost), entitlement: amountOf(row.entitlement) }));
  }

  /** Place-days and person-months that a norm amount is paid for, by the days of one month that they lie on. */
  async receptionSpans({ tx, moment, frame, range }: NationalReading): Promise<ReceptionSpan[]> {
    const places = [...frame.placeOf];
    const rows = await tx.query<SpanRow>(
      `SELECT place.layout_code COLLATE "C" AS code,
              CASE regulation WHEN 'GOO' THEN 'goo' ELSE 'poo-norm' END COLLATE "C" AS component,
              span.first_day AS "from", span.end_day AS until,
              sum(CASE regulation WHEN 'GOO' THEN realised_places::bigint * (span.end_day - span.first_day)
                                  ELSE persons END) AS quantity
         FROM declared_known_on($1) AS declared
         JOIN reception_line USING (municipality_code, fiscal_year, version)
         JOIN unnest($2::text[], $3::text[]) AS place (code, layout_code) ON place.code = municipality_code
        CROSS JOIN LATERAL generate_series(date_trunc('month', from_date::timestamp), through_date, '1 month') AS month
        CROSS JOIN LATERAL (SELECT greatest(from_date, month::date) AS first_day,
                                   least(through_date + 1, (month + interval '1 month')::date) AS end_day) AS span
        WHERE fiscal_year BETWEEN $4 AND $5 AND (regulation = 'POO' OR declared.basis = 'norm')
        GROUP BY 1, 2, 3, 4
        ORDER BY 1, 2, 3, 4`,
      [moment, places.map(([code]) => code), places.map(([, place]) => place.code), range.fromYear, range.toYear],
    );
    return rows.map(({ code, component, from, until, quantity }) => ({
      code,
      component,
      period: { from, until },
      quantity: quantityOf(quantity),
    }));
  }
}

interface Sums {
  readonly realCost: string;
  readonly entitlement: string;
}

interface SpanRow extends Pick<ReceptionSpan, 'code' | 'component'> {
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly quantity: string | null;
}

/** Only a line that counts nothing at all has none, and no such line is let in. */
function quantityOf(text: string | null): Amount {
  if (text === null) throw new Error('a line of reception counts neither places nor persons');
  return amount(text);
}
