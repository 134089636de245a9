import { Injectable } from '@nestjs/common';
import type { DeclaredCosts, Peer } from '../../kernel/benchmark.js';
import { SIZE_CLASS_BOUNDARIES } from '../../kernel/size-strata.js';
import type { Tx } from '../../platform/database/transactions.js';
import { amountOf } from '../balance-sums.js';

/** Other municipalities without a name, and which of them are of the same size class. */
export interface Peers {
  readonly all: readonly Peer[];
  readonly similar: readonly Peer[];
}

interface CostRow {
  readonly placeDays: string;
  readonly costCategories: readonly string[];
  readonly costs: readonly string[];
}

/** The SQL of the benchmark. Others come through a gate in the walls, without anything that tells who they are. */
@Injectable()
export class PeerCostsRepository {
  async peers(tx: Tx, moment: Date, year: number, municipalityCode: string): Promise<Peers> {
    const rows = await tx.query<CostRow & { isSimilar: boolean; isDeclared: boolean }>(
      `SELECT is_similar AS "isSimilar", is_declared AS "isDeclared", place_days AS "placeDays",
              cost_categories AS "costCategories", costs_eur::text[] AS costs
         FROM peer_costs($1, $2, $3, $4)`,
      [year, municipalityCode, moment, SIZE_CLASS_BOUNDARIES],
    );
    const peers = rows.map((row) => ({ isSimilar: row.isSimilar, peer: row.isDeclared ? declaredCosts(row) : null }));
    return {
      all: peers.map(({ peer }) => peer),
      similar: peers.filter(({ isSimilar }) => isSimilar).map(({ peer }) => peer),
    };
  }

  /** Of component goo in a year. */
  async own(tx: Tx, moment: Date, year: number, municipalityCode: string): Promise<DeclaredCosts> {
    const [row] = await tx.query<CostRow>(
      `SELECT -coalesce(sum(quantity) FILTER (WHERE account = 'reimbursement'), 0) AS "placeDays",
              coalesce(array_agg(cost_category) FILTER (WHERE account = 'cost'), '{}') AS "costCategories",
              coalesce(array_agg(amount_eur::text) FILTER (WHERE account = 'cost'), '{}') AS costs
         FROM (SELECT account, cost_category, sum(amount_eur) AS amount_eur, sum(quantity) AS quantity
                 FROM year_balance_known_on($1)
                WHERE municipality_code = $2 AND fiscal_year = $3 AND component = 'goo'
                  AND account IN ('cost', 'reimbursement')
                GROUP BY account, cost_category) AS balance`,
      [moment, municipalityCode, year],
    );
    if (!row) throw new Error('sums are missing from the answer of the database');
    return declaredCosts(row);
  }
}

function declaredCosts({ placeDays, costCategories, costs }: CostRow): DeclaredCosts {
  return {
    placeDays: amountOf(placeDays),
    costsEur: new Map(costCategories.map((category, index) => [category, amountOf(costs[index])])),
  };
}
