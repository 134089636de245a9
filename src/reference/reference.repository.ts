import { Injectable } from '@nestjs/common';
import type { ComponentRule } from '../kernel/cost-component.js';
import type { IsoDate } from '../kernel/period.js';
import type { FundingRoute } from '../kernel/scheme.js';
import type { Moment, Tx } from '../platform/database/transactions.js';
import type { Reorganisation } from './layout.js';

export interface Municipality {
  readonly code: string;
  readonly name: string;
  readonly province: string;
  readonly safetyRegion: string;
  readonly validFrom: IsoDate | null;
  readonly validUntil: IsoDate | null;
  /** Where it went, for a municipality that ended. */
  readonly successor: { readonly code: string; readonly name: string } | null;
}

export interface CostCategory {
  readonly code: string;
  readonly label: string;
  readonly defaultRoute: FundingRoute;
  /** The routes it may be charged to. */
  readonly routes: readonly FundingRoute[];
  /** Which component it belongs to, by route and date. */
  readonly components: readonly Omit<ComponentRule, 'costCategory'>[];
}

/** Inhabitants of a municipality on 1 January. */
export interface Population {
  readonly municipalityCode: string;
  readonly year: number;
  readonly population: number;
}

/** A day in the accounts of a year by which something must be done. */
export interface Deadline {
  readonly year: number;
  readonly kind: 'advance-application' | 'sisa' | 'settlement' | 'reclaim';
  /** The last day on which it is in time. */
  readonly dueOn: IsoDate;
  readonly source: string;
}

/** Whether own contributions of a year lower its entitlement, and by which reading of article 3(7). */
export interface DeductionRule {
  readonly year: number;
  readonly deducts: boolean;
  readonly source: string;
}

/** The SQL of the reference data: small tables, read whole, as they stood at a moment. */
@Injectable()
export class ReferenceRepository {
  /** Municipalities by code; with `validOn` those that exist on that day. */
  async municipalities(tx: Tx, moment: Moment, validOn: IsoDate | null): Promise<Municipality[]> {
    return tx.query<Municipality>(
      `SELECT municipality.code, municipality.name, municipality.province,
              municipality.safety_region AS "safetyRegion", municipality.valid_from AS "validFrom",
              municipality.valid_until AS "validUntil",
              CASE WHEN successor.code IS NOT NULL
                   THEN json_build_object('code', successor.code, 'name', successor.name) END AS successor
         FROM reference_known_on(NULL::municipality, $1) AS municipality
         LEFT JOIN reference_known_on(NULL::reorganisation, $1) AS reorganisation
                ON reorganisation.predecessor = municipality.code
               AND reorganisation.effective_on = municipality.valid_until
         LEFT JOIN reference_known_on(NULL::municipality, $1) AS successor ON successor.code = reorganisation.successor
        WHERE $2::date IS NULL
           OR daterange(municipality.valid_from, municipality.valid_until) @> $2::date
        ORDER BY municipality.code`,
      [moment, validOn],
    );
  }

  async reorganisations(tx: Tx, moment: Moment): Promise<Reorganisation[]> {
    return tx.query<Reorganisation>(
      `SELECT effective_on AS "effectiveOn", predecessor, successor, status
         FROM reference_known_on(NULL::reorganisation, $1)
        ORDER BY effective_on, predecessor`,
      [moment],
    );
  }

  async populations(tx: Tx, moment: Moment): Promise<Population[]> {
    return tx.query<Population>(
      `SELECT municipality_code AS "municipalityCode", year, population
         FROM reference_known_on(NULL::municipality_population, $1)
        ORDER BY municipality_code, year`,
      [moment],
    );
  }

  async safetyRegions(tx: Tx, moment: Moment): Promise<{ code: string; name: string }[]> {
    return tx.query(`SELECT code, name FROM reference_known_on(NULL::safety_region, $1) ORDER BY code`, [moment]);
  }

  /** The last moment, up to this one, at which any reference data changed. */
  async lastChange(tx: Tx, moment: Moment): Promise<Date> {
    const [row] = await tx.query<{ changedAt: Date | null }>(
      `SELECT greatest((SELECT max(recorded_at) FROM reference_version WHERE recorded_at <= $1),
                       (SELECT max(superseded_at) FROM reference_version WHERE superseded_at <= $1)) AS "changedAt"`,
      [moment],
    );
    return row?.changedAt ?? new Date(0);
  }

  async costCategories(tx: Tx, moment: Moment): Promise<CostCategory[]> {
    return tx.query<CostCategory>(
      `SELECT code, label, default_route AS "defaultRoute",
              array_agg(DISTINCT funding_route) AS routes,
              json_agg(json_build_object('fundingRoute', funding_route, 'component', component,
                'validFrom', valid_from, 'validUntil', valid_until) ORDER BY funding_route, valid_from) AS components
         FROM reference_known_on(NULL::cost_category, $1) AS category
         JOIN reference_known_on(NULL::component_rule, $1) AS rule ON rule.cost_category = category.code
        GROUP BY code, label, default_route, position
        ORDER BY position`,
      [moment],
    );
  }

  async componentRules(tx: Tx, moment: Moment): Promise<ComponentRule[]> {
    return tx.query<ComponentRule>(
      `SELECT cost_category AS "costCategory", funding_route AS "fundingRoute", component,
              valid_from AS "validFrom", valid_until AS "validUntil"
         FROM reference_known_on(NULL::component_rule, $1)
        ORDER BY cost_category, funding_route, valid_from`,
      [moment],
    );
  }

  /** Whether own contributions are deducted, for each year for which that is laid down. */
  async deductionRules(tx: Tx, moment: Moment): Promise<DeductionRule[]> {
    return tx.query<DeductionRule>(
      `SELECT fiscal_year AS year, deduct_own_contributions AS deducts, source
         FROM reference_known_on(NULL::deduction_rule, $1)
        ORDER BY fiscal_year`,
      [moment],
    );
  }

  /** Takes the place of what is laid down for the year; the history keeps what it was until this moment. */
  async replaceDeductionRule(tx: Tx, rule: DeductionRule, moment: Date): Promise<void> {
    await tx.query(`SELECT set_config('opvangboek.moment', $1, true)`, [moment.toISOString()]);
    await tx.query(`UPDATE deduction_rule SET deduct_own_contributions = $2, source = $3 WHERE fiscal_year = $1`, [
      rule.year,
      rule.deducts,
      rule.source,
    ]);
  }

  async deadlines(tx: Tx, moment: Moment): Promise<Deadline[]> {
    return tx.query<Deadline>(
      `SELECT fiscal_year AS year, kind, due_on AS "dueOn", source
         FROM reference_known_on(NULL::deadline, $1)
        ORDER BY fiscal_year, due_on`,
      [moment],
    );
  }
}
