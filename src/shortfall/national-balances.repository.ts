import { Injectable } from '@nestjs/common';
import type { Amount } from '../kernel/money.js';
import { COMPONENTS, PSYCHOSOCIAL_CATEGORIES } from '../kernel/scheme.js';
import type { Basis } from '../kernel/scheme.js';
import { QUANTITY_SUMS } from '../ledger/account-sums.js';
import type { Tx } from '../platform/database/transactions.js';
import { amountOf, SUMS, sumsOf } from './balance-sums.js';
import type { BalanceSums, YearRange } from './balance-sums.js';
import { balancesOf, Parameters } from './balance-view.js';
import type { BalanceView } from './balance-view.js';

export const GROUPINGS = ['year', 'component', 'province', 'safetyRegion', 'municipality'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Where each municipality is found: itself, or in a layout what it became part of. */
export interface LayoutMapping {
  readonly codes: readonly string[];
  readonly layoutCodes: readonly string[];
}

/** One municipality's totals within a group. */
export interface GroupMember extends BalanceSums {
  readonly key: string;
}

/** A group as such: its name, how many municipal years were due and came in, and of how many municipalities. */
export interface GroupCompleteness {
  readonly key: string;
  readonly label: string;
  readonly expected: number;
  readonly declared: number;
  readonly declaredMunicipalities: number;
}

/** A year of a municipality, declared or due. */
export interface MunicipalYear {
  readonly year: number;
  readonly code: string;
  readonly name: string;
  readonly province: string;
  /** Where it is found in the layout that was asked for. */
  readonly layoutCode: string;
  readonly layoutName: string;
  /** null: no approved declaration, and so no figures. */
  readonly declared: {
    readonly basis: Basis;
    readonly version: number;
    readonly totals: BalanceSums;
    readonly placeDays: Amount;
    readonly personMonths: Amount;
    readonly psychosocialCost: Amount;
    /** Of component goo: what both bases are made of. */
    readonly gooCost: Amount;
    readonly gooDeduction: Amount;
  } | null;
}

/** The SQL of the national figures: balances by year, never all postings. */
@Injectable()
export class NationalBalancesRepository {
  /** Totals per municipality of the layout within each group: the gaps that the four sums are made of. */
  async groupMembers(
    tx: Tx,
    view: BalanceView,
    layout: LayoutMapping,
    range: YearRange,
    groupBy: Grouping,
  ): Promise<GroupMember[]> {
    return this.members(tx, view, layout, range, GROUP_KEY[groupBy]);
  }

  /** Every municipality of the layout in total, whatever group it is in. */
  async allMembers(tx: Tx, view: BalanceView, layout: LayoutMapping, range: YearRange): Promise<GroupMember[]> {
    return this.members(tx, view, layout, range, `''`);
  }

  private async members(
    tx: Tx,
    view: BalanceView,
    layout: LayoutMapping,
    range: YearRange,
    key: string,
  ): Promise<GroupMember[]> {
    const { add, values } = new Parameters();
    const rows = await tx.query<Record<string, string> & { key: string }>(
      `SELECT ${key} AS key, ${SUMS}
         FROM ${balancesOf(view, add)}
         JOIN unnest(${add(layout.codes)}::text[], ${add(layout.layoutCodes)}::text[]) AS layout (code, layout_code)
           ON layout.code = municipality_code
         JOIN reference_known_on(NULL::municipality, ${add(view.moment)}) AS municipality
           ON municipality.code = layout.layout_code
        WHERE fiscal_year BETWEEN ${add(range.fromYear)} AND ${add(range.toYear)}
        GROUP BY 1, layout.layout_code`,
      values,
    );
    return rows.map((row) => ({ key: row.key, ...sumsOf(row) }));
  }

  /** Every year of every municipality that declared it or is due to, in order of code and year. */
  async municipalYears(tx: Tx, view: BalanceView, layout: LayoutMapping, range: YearRange): Promise<MunicipalYear[]> {
    const { add, values } = new Parameters();
    const moment = add(view.moment);
    const fromYear = add(range.fromYear);
    const toYear = add(range.toYear);
    const rows = await tx.query<Record<string, string> & Omit<MunicipalYear, 'declared'> & { version: number | null }>(
      `WITH totals AS (
         SELECT municipality_code, fiscal_year, ${SUMS}, ${QUANTITY_SUMS},
                coalesce(sum(amount_eur) FILTER (WHERE account = 'cost'
                  AND cost_category = ANY (${add(PSYCHOSOCIAL_CATEGORIES)})), 0) AS "psychosocialCost",
                coalesce(sum(amount_eur) FILTER (WHERE account = 'cost' AND component = 'goo'), 0) AS "gooCost",
                coalesce(sum(amount_eur) FILTER (WHERE account = 'reimbursement' AND nature = 'deduction'), 0)
                  AS "gooDeduction"
           FROM ${balancesOf(view, add)}
          WHERE fiscal_year BETWEEN ${fromYear} AND ${toYear}
          GROUP BY municipality_code, fiscal_year
       )
       SELECT year, municipality.code, municipality.name, municipality.province, within.code AS "layoutCode",
              within.name AS "layoutName", declared.version, declared.basis, totals.*
         FROM generate_series(${fromYear}::integer, ${toYear}::integer) AS year
         CROSS JOIN reference_known_on(NULL::municipality, ${moment}) AS municipality
         JOIN unnest(${add(layout.codes)}::text[], ${add(layout.layoutCodes)}::text[]) AS layout (code, layout_code)
           ON layout.code = municipality.code
         JOIN reference_known_on(NULL::municipality, ${moment}) AS within ON within.code = layout.layout_code
         LEFT JOIN declared_known_on(${moment}) AS declared
                ON declared.municipality_code = municipality.code AND declared.fiscal_year = year
         LEFT JOIN totals ON totals.municipality_code = municipality.code AND totals.fiscal_year = year
        WHERE ${isDue('municipality')} OR declared.version IS NOT NULL
        ORDER BY municipality.code, year`,
      values,
    );
    return rows.map((row) => ({
      year: row.year,
      code: row.code,
      name: row.name,
      province: row.province,
      layoutCode: row.layoutCode,
      layoutName: row.layoutName,
      declared: row.version === null ? null : declaredYearOf(row, row.version),
    }));
  }

  /**
   * Completeness per group. A declaration is due for each year from every municipality that exists on its last day;
   * one that ended in the course of the year counts when it declared all the same.
   */
  async completeness(
    tx: Tx,
    moment: Date,
    layout: LayoutMapping,
    range: YearRange,
    groupBy: Grouping,
  ): Promise<GroupCompleteness[]> {
    return this.countDeclared(tx, moment, layout, range, {
      key: COMPLETENESS_KEY[groupBy],
      label: COMPLETENESS_LABEL[groupBy],
      componentOfGroup: groupBy === 'component',
    });
  }

  /** The same over all groups together. */
  async completenessOfAll(
    tx: Tx,
    moment: Date,
    layout: LayoutMapping,
    range: YearRange,
  ): Promise<Omit<GroupCompleteness, 'key' | 'label'>> {
    const group = { key: `''`, label: `''`, componentOfGroup: false };
    const [all] = await this.countDeclared(tx, moment, layout, range, group);
    return all ?? { expected: 0, declared: 0, declaredMunicipalities: 0 };
  }

  private async countDeclared(
    tx: Tx,
    moment: Date,
    layout: LayoutMapping,
    range: YearRange,
    group: { readonly key: string; readonly label: string; readonly componentOfGroup: boolean },
  ): Promise<GroupCompleteness[]> {
    return tx.query<GroupCompleteness>(
      `SELECT ${group.key} AS key, ${group.label} AS label,
              count(*)::integer AS expected,
              (count(*) FILTER (WHERE declared.version IS NOT NULL))::integer AS declared,
              (count(DISTINCT layout.layout_code) FILTER (WHERE declared.version IS NOT NULL))::integer
                AS "declaredMunicipalities"
         FROM generate_series($2::integer, $3::integer) AS year
         CROSS JOIN reference_known_on(NULL::municipality, $1) AS own
         JOIN unnest($4::text[], $5::text[]) AS layout (code, layout_code) ON layout.code = own.code
         JOIN reference_known_on(NULL::municipality, $1) AS municipality ON municipality.code = layout.layout_code
         JOIN reference_known_on(NULL::safety_region, $1) AS safety_region
           ON safety_region.code = municipality.safety_region
         ${group.componentOfGroup ? `CROSS JOIN unnest('{${COMPONENTS.join(',')}}'::text[]) AS component` : ''}
         LEFT JOIN declared_known_on($1) AS declared
                ON declared.municipality_code = own.code AND declared.fiscal_year = year
        WHERE ${isDue('own')} OR declared.version IS NOT NULL
        GROUP BY 1, 2
        ORDER BY 1`,
      [moment, range.fromYear, range.toYear, layout.codes, layout.layoutCodes],
    );
  }
}

/** A declaration is due from every municipality that exists on the last day of the year. */
function isDue(municipality: string): string {
  return `daterange(${municipality}.valid_from, ${municipality}.valid_until) @> make_date(year, 12, 31)`;
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
    gooCost: amountOf(filled.gooCost),
    gooDeduction: amountOf(filled.gooDeduction),
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
  gooCost: '0',
  gooDeduction: '0',
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
