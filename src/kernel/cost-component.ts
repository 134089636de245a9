import { contains, firstDayOf } from './period.js';
import type { IsoDate, IsoMonth } from './period.js';
import type { Component, FundingRoute } from './scheme.js';

/**
 * Which component a cost belongs to: decided by its category, the route it is charged to, and its month.
 * The mapping is dated, for the law moves costs: the GOO allowance left the norm amount on 2024-01-01.
 */
export interface ComponentRule {
  readonly costCategory: string;
  readonly fundingRoute: FundingRoute;
  readonly component: Component;
  readonly validFrom: IsoDate;
  readonly validUntil: IsoDate | null;
}

/** A combination that no rule covers: the route does not exist for that category in that month. */
export class NoComponentError extends Error {
  constructor(costCategory: string, fundingRoute: FundingRoute, month: IsoMonth) {
    super(`no component for ${costCategory} charged to ${fundingRoute} in ${month}`);
  }
}

/** A look-up over the rules, by the first day of the month. */
export type ComponentOf = (costCategory: string, fundingRoute: FundingRoute, month: IsoMonth) => Component;

/** Example: goo-allowance charged to booo is `goo` in 2023-12 and `allowance` in 2024-01. */
export function componentRules(rules: readonly ComponentRule[]): ComponentOf {
  const byCategoryAndRoute = new Map<string, ComponentRule[]>();
  for (const rule of rules) {
    const key = `${rule.costCategory} ${rule.fundingRoute}`;
    byCategoryAndRoute.set(key, [...(byCategoryAndRoute.get(key) ?? []), rule]);
  }
  return (costCategory, fundingRoute, month) => {
    const rule = byCategoryAndRoute
      .get(`${costCategory} ${fundingRoute}`)
      ?.find(({ validFrom: from, validUntil: until }) => contains({ from, until }, firstDayOf(month)));
    if (!rule) throw new NoComponentError(costCategory, fundingRoute, month);
    return rule.component;
  };
}
