import { Injectable } from '@nestjs/common';
import type { Amount } from '../kernel/money.js';
import type { Basis } from '../kernel/scheme.js';
import type { Tx } from '../platform/database/transactions.js';
import { amountOf, SUMS, sumsOf } from './balance-sums.js';
import type { BalanceSums, YearRange } from './balance-sums.js';

export const GROUPINGS = ['year', 'component', 'province', 'safetyRegion', 'municipality'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** One municipality's totals within a group. */
export interface GroupMember extends BalanceSums {
  readonly key: string;
}

/** A group as such: its name, and how many municipal years were due and came in. */
export interface GroupCompleteness {
  readonly key: string;
  readonly label: string;
  readonly expected: number;
  readonly declared: number;
}

/** A year of a municipality, declared or due. */
export interface MunicipalYear {
  readonly year: number;
  readonly code: string;
  readonly name: string;
  readonly province: string;
  /** null: no approved declaration, and so no figures. */
  readonly declared: {
    readonly basis: Basis;
    readonly version: number;
    readonly totals: BalanceSums;
    readonly placeDays: Amount;
    readonly personMonths: Amount;
    readonly psychosocialCost: Amount;
  } | null;
}

/** The SQL of the national figures: balances by year, never postings. */
@Injectable()
export class NationalBalancesRepository {
  /** Totals per municipality within each group: the gaps that the four sums are made of. */
  async groupMembers(tx: Tx, range: YearRange, groupBy: Grouping): Promise<GroupMember[]> {
    const rows = await tx.query<Record<string, string> & { key: string }>(
      `SELECT ${GROUP_KEY[groupBy]} AS key, ${SUMS}
         FROM year_balance
         JOIN municipality ON municipality.code = year_balance.municipality_code
        WHERE fiscal_year BETWEEN $1 AND $2
        GROUP BY key, municipality_code`,
      [range.fromYear, range.toYear],
    );
    return rows.map((row) => ({ key: row.key, ...sumsOf(row) }));
  }

  /** Every municipality in total, whatever group it is in. */
  async allMembers(tx: Tx, range: YearRange): Promise<GroupMember[]> {
    const rows = await tx.query<Record<string, string>>(
      `SELECT ${SUMS}
         FROM year_balance
        WHERE fiscal_year BETWEEN $1 AND $2
        GROUP BY municipality_code`,
      [range.fromYear, range.toYear],
    );
    return rows.map((row) => ({ key: '', ...sumsOf(row) }));
  }

  /** Every year of every municipality that declared it or is due to, in order of code and year. */
  async municipalYears(tx: Tx, range: YearRange): Promise<MunicipalYear[]> {
    const rows = await tx.query<
      Record<string, string> & { year: number; code: string; name: string; province: string; version: number | null }
    >(
      `WITH totals AS (
         SELECT municipality_code, fiscal_year, ${SUMS},
                -coalesce(sum(quantity) FILTER (WHERE account = 'reimbursement' AND component = 'goo'), 0) AS "placeDays",
                -coalesce(sum(quantity) FILTER (WHERE account = 'reimbursement' AND component = 'poo-norm'), 0)
                  AS "personMonths",
                coalesce(sum(amount_eur) FILTER (WHERE account = 'cost'
                  AND cost_category IN ('psychosocial-care', 'psychiatric-care')), 0) AS "psychosocialCost"
           FROM year_balance
          WHERE fiscal_year BETWEEN $1 AND $2
          GROUP BY municipality_code, fiscal_year
       )
       SELECT year, municipality.code, municipality.name, municipality.province, declaration.version,
              declaration.basis, totals.*
         FROM generate_series($1::integer, $2::integer) AS year
         CROSS JOIN municipality
         LEFT JOIN declaration ON declaration.municipality_code = municipality.code
                              AND declaration.fiscal_year = year AND declaration.status = 'approved'
         LEFT JOIN totals ON totals.municipality_code = municipality.code AND totals.fiscal_year = year
        WHERE daterange(municipality.valid_from, municipality.valid_until) @> make_date(year, 12, 31)
           OR declaration.version IS NOT NULL
        ORDER BY municipality.code, year`,
      [range.fromYear, range.toYear],
    );
    return rows.map((row) => ({
      year: row.year,
      code: row.code,
      name: row.name,
      province: row.province,
      declared: row.version === null ? null : declaredYearOf(row, row.version),
    }));
  }

  /**
   * Completeness per group. A declaration is due for each year from every municipality that exists on its last day;
   * one that ended in the course of the year counts when it declared all the same.
   */
  async completeness(tx: Tx, range: YearRange, groupBy: Grouping): Promise<GroupCompleteness[]> {
    return tx.query<GroupCompleteness>(
      `SELECT ${COMPLETENESS_KEY[groupBy]} AS key, ${COMPLETENESS_LABEL[groupBy]} AS label,
              count(*)::integer AS expected,
              (count(*) FILTER (WHERE declaration.version IS NOT NULL))::integer AS declared
         FROM generate_series($1::integer, $2::integer) AS year
         CROSS JOIN municipality
         JOIN safety_region ON safety_region.code = municipality.safety_region
         ${groupBy === 'component' ? `CROSS JOIN unnest('{goo,allowance,poo-norm,transition,care,own}'::text[]) AS component` : ''}
         LEFT JOIN declaration ON declaration.municipality_code = municipality.code
                              AND declaration.fiscal_year = year AND declaration.status = 'approved'
        WHERE daterange(municipality.valid_from, municipality.valid_until) @> make_date(year, 12, 31)
           OR declaration.version IS NOT NULL
        GROUP BY 1, 2
        ORDER BY 1`,
      [range.fromYear, range.toYear],
    );
  }
}

function declaredYearOf(row: Record<string, string>, version: number): MunicipalYear['declared'] {
  // a declaration without a single line has no postings, and truly comes to nothing
  const filled = row.realCost === null ? EMPTY_TOTALS : row;
  return {
    basis: row.basis as Basis,
    version,
    totals: sumsOf(filled),
    placeDays: amountOf(filled.placeDays),
    personMonths: amountOf(filled.personMonths),
    psychosocialCost: amountOf(filled.psychosocialCost),
  };
}

const EMPTY_TOTALS: Record<string, string> = {
  realCost: '0',
  entitlement: '0',
  received: '0',
  provisionalEntitlement: '0',
  quantityWithoutTariff: '0',
  placeDays: '0',
  personMonths: '0',
  psychosocialCost: '0',
};

const GROUP_KEY: Readonly<Record<Grouping, string>> = {
  year: 'fiscal_year::text',
  component: 'component',
  province: 'municipality.province',
  safetyRegion: 'municipality.safety_region',
  municipality: 'municipality.code',
};

const COMPLETENESS_KEY: Readonly<Record<Grouping, string>> = { ...GROUP_KEY, year: 'year::text' };

const COMPLETENESS_LABEL: Readonly<Record<Grouping, string>> = {
  ...COMPLETENESS_KEY,
  safetyRegion: 'safety_region.name',
  municipality: 'municipality.name',
};
