import { Injectable } from '@nestjs/common';
import type { Amount } from '../kernel/money.js';
import { PSYCHOSOCIAL_CATEGORIES } from '../kernel/scheme.js';
import type { Basis } from '../kernel/scheme.js';
import { QUANTITY_SUMS } from '../ledger/account-sums.js';
import type { Tx } from '../platform/database/transactions.js';
import { amountOf, SUMS, sumsOf } from './balance-sums.js';
import type { BalanceSums, YearRange } from './balance-sums.js';
import { groupColumns } from './group-columns.js';
import { balancesOf, componentBalancesOf, Parameters } from './balance-view.js';
import type { BalanceView } from './balance-view.js';
import type { DeclaredMunicipalities, Grouping, NationalFrame } from './national-frame.js';

/** How many municipalities are on either side. */
export interface SideCounts {
  readonly withShortfall: number;
  readonly withSurplus: number;
}

/** The sums of a group: of its municipalities together, and of those on either side. */
export interface GroupSums extends BalanceSums, SideCounts {
  /** The group's value of each grouping, in the order asked for; null for all groups together. */
  readonly keys: readonly string[] | null;
  readonly shortfall: Amount;
  /** As a positive amount. */
  readonly surplus: Amount;
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
    /** On the basis that was chosen, own contributions already off. */
    readonly gooEntitlement: Amount;
  } | null;
}

/** The SQL of the national figures: balances by year, never all postings. */
@Injectable()
export class NationalBalancesRepository {
  /**
   * The four sums of each group that has any balance, and of all groups together (`keys` null): one gap per municipality
   * of the layout, netted over the group's years and components, and of those gaps the sums of either side (domain rule 6).
   */
  async groupSums(
    tx: Tx,
    view: BalanceView,
    frame: NationalFrame,
    range: YearRange,
    groupings: readonly Grouping[],
  ): Promise<GroupSums[]> {
    const { add, values } = new Parameters();
    const groups = groupColumns(frame, groupings, add);
    const rows = await tx.query<Record<string, string> & SideCounts>(
      `WITH member AS (
         SELECT ${groups.selected}place.number AS place, ${TOTALS}
           FROM ${componentBalancesOf(view, add)}
           JOIN ${groups.places} ON place.code = municipality_code
          WHERE fiscal_year BETWEEN ${add(range.fromYear)} AND ${add(range.toYear)}
          GROUP BY ${groups.listed}place.number
       ), municipality AS (
         SELECT place, ${TOTALS} FROM member GROUP BY place
       )
       SELECT ${groups.listed}false AS "isAll", ${FOUR_SUMS} FROM member GROUP BY ${groups.listed}"isAll"
       UNION ALL
       SELECT ${groups.keys.map(() => 'NULL, ').join('')}true, ${FOUR_SUMS} FROM municipality HAVING count(*) > 0`,
      values,
    );
    return rows.map((row) => ({
      keys: row.isAll ? null : groups.namesOf(row),
      ...sumsOf(row),
      shortfall: amountOf(row.shortfall),
      surplus: amountOf(row.surplus),
      withShortfall: row.withShortfall,
      withSurplus: row.withSurplus,
    }));
  }

  /** The municipalities that stood declared at a moment, by year. */
  async declaredYears(tx: Tx, moment: Date, range: YearRange): Promise<DeclaredMunicipalities[]> {
    return tx.query<DeclaredMunicipalities>(
      `SELECT fiscal_year AS year, array_agg(municipality_code) AS codes
         FROM declaration
        WHERE status IN ('approved', 'corrected') AND decided_at <= $1 AND fiscal_year BETWEEN $2 AND $3
        GROUP BY fiscal_year`,
      [moment, range.fromYear, range.toYear],
    );
  }

  /** Every year of every municipality that declared it or is due to, in order of code and year. */
  async municipalYears(
    tx: Tx,
    view: BalanceView,
    { placeOf }: NationalFrame,
    range: YearRange,
  ): Promise<MunicipalYear[]> {
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
                  AS "gooDeduction",
                -coalesce(sum(amount_eur) FILTER (WHERE account = 'reimbursement' AND component = 'goo'), 0)
                  AS "gooEntitlement"
           FROM ${balancesOf(view, add)}
          WHERE fiscal_year BETWEEN ${fromYear} AND ${toYear}
          GROUP BY municipality_code, fiscal_year
       )
       SELECT year, municipality.code, municipality.name, municipality.province, within.code AS "layoutCode",
              within.name AS "layoutName", declared.version, declared.basis, totals.*
         FROM generate_series(${fromYear}::integer, ${toYear}::integer) AS year
         CROSS JOIN reference_known_on(NULL::municipality, ${moment}) AS municipality
         JOIN unnest(${add([...placeOf.keys()])}::text[], ${add([...placeOf.values()].map(({ code }) => code))}::text[]) AS layout (code, layout_code)
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
    gooEntitlement: amountOf(filled.gooEntitlement),
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
  gooEntitlement: '0',
};

const TOTALS = `sum(real_cost_eur) AS real_cost_eur, sum(entitlement_eur) AS entitlement_eur,
  sum(received_eur) AS received_eur, sum(provisional_entitlement_eur) AS provisional_entitlement_eur,
  sum(quantity_without_tariff) AS quantity_without_tariff`;

const FOUR_SUMS = `
  coalesce(sum(real_cost_eur), 0) AS "realCost", coalesce(sum(entitlement_eur), 0) AS entitlement,
  coalesce(sum(received_eur), 0) AS received,
  coalesce(sum(provisional_entitlement_eur), 0) AS "provisionalEntitlement",
  coalesce(sum(quantity_without_tariff), 0) AS "quantityWithoutTariff",
  coalesce(sum(real_cost_eur - entitlement_eur) FILTER (WHERE real_cost_eur > entitlement_eur), 0) AS shortfall,
  coalesce(sum(entitlement_eur - real_cost_eur) FILTER (WHERE real_cost_eur < entitlement_eur), 0) AS surplus,
  (count(*) FILTER (WHERE real_cost_eur > entitlement_eur))::integer AS "withShortfall",
  (count(*) FILTER (WHERE real_cost_eur < entitlement_eur))::integer AS "withSurplus"`;
