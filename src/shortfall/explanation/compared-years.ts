import type { ComponentRule } from '../../kernel/cost-component.js';
import type { ComparedYears, YearFigures } from '../../kernel/explanation.js';
import { sum, ZERO } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import type { FundingRoute } from '../../kernel/scheme.js';
import type { CategoryYear, ComponentYear } from '../component-years.repository.js';

/** A cost category and the route it is charged to. */
export interface CategoryRoute {
  readonly costCategory: string;
  readonly fundingRoute: FundingRoute;
}

/**
 * What belonged to component goo in one of two years only: it entered or left the norm amount. Example: between 2023
 * and 2024 goo-allowance charged to booo. What belonged to it for a part of a year belonged to it in that year.
 */
export function contentBetween(rules: readonly ComponentRule[], fromYear: number, toYear: number): CategoryRoute[] {
  const inGoo = (year: number): Map<string, CategoryRoute> =>
    new Map(
      rules
        .filter(
          ({ component, validFrom, validUntil }) =>
            component === 'goo' &&
            validFrom <= `${year}-12-31` &&
            (validUntil === null || validUntil > `${year}-01-01`),
        )
        .map(({ costCategory, fundingRoute }) => [`${costCategory} ${fundingRoute}`, { costCategory, fundingRoute }]),
    );
  const [before, after] = [inGoo(fromYear), inGoo(toYear)];
  return [...[...before].filter(([key]) => !after.has(key)), ...[...after].filter(([key]) => !before.has(key))].map(
    ([, content]) => content,
  );
}

/** Rows by municipality and year. */
export type ByMunicipalYear<Row> = (code: string, year: number) => readonly Row[];

export function byMunicipalYear<Row extends { readonly code: string; readonly year: number }>(
  rows: readonly Row[],
): ByMunicipalYear<Row> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.code} ${row.year}`;
    const same = found.get(key);
    if (same) same.push(row);
    else found.set(key, [row]);
  }
  return (code, year) => found.get(`${code} ${year}`) ?? [];
}

export interface BalancesOfYears {
  readonly fromYear: number;
  readonly toYear: number;
  readonly components: ByMunicipalYear<ComponentYear>;
  /** Costs of component goo for what is in it in one of the years only. */
  readonly contentCosts: ByMunicipalYear<CategoryYear>;
  /** What the tariff paid for that content, in euro per place-day; zero where no source says. */
  readonly contentTariff: Amount;
}

/** Two years of one municipality, ready to explain; a year that it did not declare is null. */
export function comparedYears(
  municipality: string,
  declared: { readonly from: boolean; readonly to: boolean },
  balances: BalancesOfYears,
): ComparedYears {
  return {
    municipality,
    from: declared.from ? yearFigures(balances.fromYear, municipality, balances) : null,
    to: declared.to ? yearFigures(balances.toYear, municipality, balances) : null,
  };
}

function yearFigures(year: number, code: string, balances: BalancesOfYears): YearFigures {
  const ofYear = balances.components(code, year);
  const goo = ofYear.find(({ component }) => component === 'goo');
  const contentCosts = balances.contentCosts(code, year);
  const content = sum(contentCosts.map(({ realCost }) => realCost));
  const placeDays = goo?.quantity ?? ZERO;
  const paidForContent = contentCosts.length === 0 ? ZERO : placeDays.times(balances.contentTariff);
  return {
    placeDays,
    realCost: { core: (goo?.realCost ?? ZERO).minus(content), content },
    entitlement: { core: (goo?.entitlement ?? ZERO).minus(paidForContent), content: paidForContent },
    otherComponentsGap: sum(
      ofYear
        .filter(({ component }) => component !== 'goo')
        .map(({ realCost, entitlement }) => realCost.minus(entitlement)),
    ),
  };
}
