import { Injectable } from '@nestjs/common';
import { amount } from '../kernel/money.js';
import type { ComponentRule } from '../kernel/cost-component.js';
import type { IsoDate } from '../kernel/period.js';
import type { FundingRoute } from '../kernel/scheme.js';
import type { Tariff } from '../kernel/tariff-schedule.js';
import type { Tx } from '../platform/database/transactions.js';

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

/** A tariff with what makes it traceable. */
export interface SourcedTariff extends Tariff {
  readonly source: string;
  readonly publishedOn: IsoDate | null;
  readonly recordedAt: Date;
}

/** The SQL of the reference data: small tables, read whole. */
@Injectable()
export class ReferenceRepository {
  /** Municipalities by code; with `validOn` those that exist on that day. */
  async municipalities(tx: Tx, validOn: IsoDate | null): Promise<Municipality[]> {
    return tx.query<Municipality>(
      `SELECT municipality.code, municipality.name, municipality.province,
              municipality.safety_region AS "safetyRegion", municipality.valid_from AS "validFrom",
              municipality.valid_until AS "validUntil",
              CASE WHEN successor.code IS NOT NULL
                   THEN json_build_object('code', successor.code, 'name', successor.name) END AS successor
         FROM municipality
         LEFT JOIN reorganisation ON reorganisation.predecessor = municipality.code
                                 AND reorganisation.effective_on = municipality.valid_until
         LEFT JOIN municipality AS successor ON successor.code = reorganisation.successor
        WHERE $1::date IS NULL
           OR daterange(municipality.valid_from, municipality.valid_until) @> $1::date
        ORDER BY municipality.code`,
      [validOn],
    );
  }

  async costCategories(tx: Tx): Promise<CostCategory[]> {
    return tx.query<CostCategory>(
      `SELECT code, label, default_route AS "defaultRoute",
              array_agg(DISTINCT funding_route) AS routes,
              json_agg(json_build_object('fundingRoute', funding_route, 'component', component,
                'validFrom', valid_from, 'validUntil', valid_until) ORDER BY funding_route, valid_from) AS components
         FROM cost_category
         JOIN component_rule ON component_rule.cost_category = cost_category.code
        GROUP BY code
        ORDER BY position`,
    );
  }

  async componentRules(tx: Tx): Promise<ComponentRule[]> {
    return tx.query<ComponentRule>(
      `SELECT cost_category AS "costCategory", funding_route AS "fundingRoute", component,
              valid_from AS "validFrom", valid_until AS "validUntil"
         FROM component_rule
        ORDER BY cost_category, funding_route, valid_from`,
    );
  }

  /** Tariff versions that are not superseded, in order of time; with `validOn` those in force on that day. */
  async tariffs(tx: Tx, validOn: IsoDate | null): Promise<SourcedTariff[]> {
    const rows = await tx.query<Omit<SourcedTariff, 'amountEur'> & { amountEur: string }>(
      `SELECT id, tariff, valid_from AS "validFrom", valid_until AS "validUntil", amount_eur AS "amountEur", source,
              published_on AS "publishedOn", confirmed_until AS "confirmedUntil", recorded_at AS "recordedAt"
         FROM tariff_version
        WHERE superseded_at IS NULL
          AND ($1::date IS NULL OR daterange(valid_from, valid_until) @> $1::date)
        ORDER BY tariff, valid_from`,
      [validOn],
    );
    return rows.map((row) => ({ ...row, amountEur: amount(row.amountEur) }));
  }

  /** Whether own contributions are deducted in the year; null when nothing is laid down for it. */
  async deductOwnContributions(tx: Tx, fiscalYear: number): Promise<boolean | null> {
    const [rule] = await tx.query<{ deduct: boolean }>(
      `SELECT deduct_own_contributions AS deduct FROM deduction_rule WHERE fiscal_year = $1`,
      [fiscalYear],
    );
    return rule?.deduct ?? null;
  }
}
