import { Injectable } from '@nestjs/common';
import type { Amount } from '../kernel/money.js';
import type { Component, FundingRoute } from '../kernel/scheme.js';
import { amountOf, sumsOf } from './balance-sums.js';
import type { BalanceSums } from './balance-sums.js';
import { componentBalancesOf, Parameters } from './balance-view.js';
import type { NationalReading } from './national-reading.js';

/** What the balances hold of one component in a year of a municipality of the layout. */
export interface ComponentYear extends BalanceSums {
  readonly code: string;
  readonly year: number;
  readonly component: Component;
  /** What own contributions took off the entitlement, as a positive amount. */
  readonly deduction: Amount;
  /** Place-days of goo, person-months of poo-norm. */
  readonly quantity: Amount;
}

/** The real cost of a cost category and route in a year of a municipality of the layout, by the component it fell in. */
export interface CategoryYear {
  readonly code: string;
  readonly year: number;
  readonly component: Component;
  readonly costCategory: string;
  readonly fundingRoute: FundingRoute;
  readonly realCost: Amount;
}

/** Which costs are asked for; null: any. */
export interface CategoryFilter {
  readonly costCategories: readonly string[] | null;
  readonly component: Component | null;
}

/** The SQL of balances by municipality, year and component, for who reckons with all of them. */
@Injectable()
export class ComponentYearsRepository {
  async componentYears(
    { tx, moment, frame, range }: NationalReading,
    component: Component | null = null,
  ): Promise<ComponentYear[]> {
    const { add, values } = new Parameters();
    const places = [...frame.placeOf];
    const rows = await tx.query<Record<string, string> & Pick<ComponentYear, 'code' | 'year' | 'component'>>(
      `SELECT place.layout_code COLLATE "C" AS code, fiscal_year AS year, component COLLATE "C" AS component, sum(real_cost_eur) AS "realCost",
              sum(entitlement_eur) AS entitlement, sum(received_eur) AS received,
              sum(provisional_entitlement_eur) AS "provisionalEntitlement",
              sum(quantity_without_tariff) AS "quantityWithoutTariff",
              sum(deduction_eur) AS deduction, sum(quantity) AS quantity
         FROM ${componentBalancesOf({ moment, normAmounts: null, deduction: null }, add)}
         JOIN unnest(${add(places.map(([code]) => code))}::text[], ${add(places.map(([, place]) => place.code))}::text[])
           AS place (code, layout_code) ON place.code = municipality_code
        WHERE fiscal_year BETWEEN ${add(range.fromYear)} AND ${add(range.toYear)}
          AND (${add(component)}::text IS NULL OR component = ${add(component)})
        GROUP BY 1, 2, 3`,
      values,
    );
    return rows.map((row) => ({
      code: row.code,
      year: row.year,
      component: row.component,
      ...sumsOf(row),
      deduction: amountOf(row.deduction),
      quantity: amountOf(row.quantity),
    }));
  }

  async categoryYears(
    { tx, moment, frame, range }: NationalReading,
    { costCategories, component }: CategoryFilter,
  ): Promise<CategoryYear[]> {
    const places = [...frame.placeOf];
    const rows = await tx.query<Omit<CategoryYear, 'realCost'> & { realCost: string }>(
      `SELECT place.layout_code COLLATE "C" AS code, fiscal_year AS year, component COLLATE "C" AS component,
              cost_category COLLATE "C" AS "costCategory", funding_route COLLATE "C" AS "fundingRoute", sum(amount_eur) AS "realCost"
         FROM year_balance_known_on($1)
         JOIN unnest($2::text[], $3::text[]) AS place (code, layout_code) ON place.code = municipality_code
        WHERE fiscal_year BETWEEN $4 AND $5 AND account = 'cost'
          AND ($6::text[] IS NULL OR cost_category = ANY ($6)) AND ($7::text IS NULL OR component = $7)
        GROUP BY 1, 2, 3, 4, 5`,
      [
        moment,
        places.map(([code]) => code),
        places.map(([, place]) => place.code),
        range.fromYear,
        range.toYear,
        costCategories,
        component,
      ],
    );
    return rows.map((row) => ({ ...row, realCost: amountOf(row.realCost) }));
  }
}
