import { addTotals } from '../kernel/gap.js';
import type { Totals } from '../kernel/gap.js';
import { ZERO } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';
import { COMPONENTS } from '../kernel/scheme.js';
import type { Component } from '../kernel/scheme.js';
import type { MunicipalFigures, KnownYear } from '../shortfall/municipal-figures.service.js';

/** What is claimed for: municipalities, years (both included) and components. */
export interface ClaimScope {
  readonly municipalities: readonly string[];
  readonly fromYear: number;
  readonly toYear: number;
  readonly components: readonly Component[];
}

/** One component of a declared year of a municipality, in euro, place-days and person-months. */
export interface ClaimedFigure extends Totals {
  readonly code: string;
  readonly year: number;
  readonly component: Component;
  readonly provisionalEntitlement: Amount;
  readonly deduction: Amount;
  /** Place-days of goo, person-months of poo-norm; null: the component counts nothing. */
  readonly quantity: Amount | null;
  readonly quantityWithoutTariff: Amount | null;
}

/** What a claim rests on: the years within it, declared or not, and the figures of those that were. */
export interface ClaimBooks {
  readonly years: readonly KnownYear[];
  /** In order of municipality, year and component. */
  readonly figures: readonly ClaimedFigure[];
}

const COUNTED: ReadonlySet<Component> = new Set<Component>(['goo', 'poo-norm']);

/**
 * Lays a claim over the balances. A year that nobody declared has no figures; in a declared year a component without
 * postings is truly nothing.
 */
export function claimBooks({ components }: Pick<ClaimScope, 'components'>, known: MunicipalFigures): ClaimBooks {
  const posted = new Map(known.components.map((one) => [cellOf(one), one]));
  const claimed = COMPONENTS.filter((component) => components.includes(component));
  const figures = known.years
    .filter(({ declared }) => declared !== null)
    .flatMap(({ code, year }) =>
      claimed.map((component): ClaimedFigure => {
        const one = posted.get(cellOf({ code, year, component }));
        const isCounted = COUNTED.has(component);
        return {
          code,
          year,
          component,
          realCost: one?.realCost ?? ZERO,
          entitlement: one?.entitlement ?? ZERO,
          received: one?.received ?? ZERO,
          provisionalEntitlement: one?.provisionalEntitlement ?? ZERO,
          deduction: one?.deduction ?? ZERO,
          quantity: isCounted ? (one?.quantity ?? ZERO) : null,
          quantityWithoutTariff: isCounted ? (one?.quantityWithoutTariff ?? ZERO) : null,
        };
      }),
    );
  return { years: known.years, figures };
}

/** The name of a cell among the figures of a claim. */
export function cellOf({ code, year, component }: Pick<ClaimedFigure, 'code' | 'year' | 'component'>): string {
  return `${code} ${year} ${component}`;
}

/** Years within the claim that nobody declared. */
export function missingYears({ years }: ClaimBooks): KnownYear[] {
  return years.filter(({ declared }) => declared === null);
}

/** The sums of some figures; null of none, for that is not nothing. */
export function totalsOf(figures: readonly ClaimedFigure[]): Totals | null {
  return figures.length === 0 ? null : addTotals(figures);
}

/** The years and components that figures are of, so that a settlement can be held to them. */
export function yearComponents({ figures }: ClaimBooks): { readonly year: number; readonly component: Component }[] {
  const cells = new Map(figures.map(({ year, component }) => [`${year} ${component}`, { year, component }]));
  return [...cells.values()].sort((a, b) => a.year - b.year || orderOf(a.component) - orderOf(b.component));
}

function orderOf(component: Component): number {
  return COMPONENTS.indexOf(component);
}
