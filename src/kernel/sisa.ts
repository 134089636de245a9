import { sum, ZERO } from './money.js';
import type { Amount } from './money.js';
import type { Basis } from './scheme.js';

/**
 * SiSa: what a municipality accounts for over a year, indicator by indicator. Which number an indicator has changes by
 * year and is reference data; what it can measure is this closed list. Where the ledger cannot tell an amount there is
 * none, with the reason; nothing is reported as zero that is not known to be zero.
 */
export const SISA_MEASURES = [
  /** place-days × tariff, less own contributions (articles 3(1) and 3(7)) */
  'goo-norm-amount',
  /** what real costs exceed the norm amount by, where they are declared instead (article 3(2)) */
  'goo-higher-cost',
  /** what they fall short of it by, where they are declared instead (article 3(2)) */
  'goo-voluntary-return',
  /** making buildings fit for reception, implementation left out */
  'transition-cost',
  'transition-implementation',
  /** leefgeld and wooncomponent of people with hosts */
  'poo-allowance',
  /** what is claimed back of allowances that were wrongly paid */
  'allowance-claims',
  /** person-months × tariff */
  'poo-norm-amount',
  /** real cost of all that the scheme pays for */
  'total-spending',
  /** the same since the scheme began */
  'cumulative-spending',
] as const;
export type SisaMeasure = (typeof SISA_MEASURES)[number];

/** The components that the scheme pays for: what is spent on them is spending of the grant. */
export const SCHEME_COMPONENTS = ['goo', 'allowance', 'poo-norm', 'transition'] as const;
export type SchemeComponent = (typeof SCHEME_COMPONENTS)[number];

export const POO_ALLOWANCE_CATEGORY = 'poo-allowance';

/** A norm amount, with what may still change it. */
export interface NormSum {
  readonly amountEur: Amount;
  /** Place-days or person-months for which no tariff is set. */
  readonly quantityWithoutTariff: Amount;
  /** Whether any of it rests on an unconfirmed tariff. */
  readonly isProvisional: boolean;
}

/** What the ledger holds of a declared year. */
export interface SisaBooks {
  readonly basis: Basis;
  /** Of the places, whatever the basis. */
  readonly gooNorm: NormSum;
  /** What own contributions take off the entitlement, as a positive amount. */
  readonly ownContributions: Amount;
  readonly pooNorm: NormSum;
  /** Real cost by component. */
  readonly cost: Readonly<Record<SchemeComponent, Amount>>;
  readonly pooAllowance: Amount;
  /** Whether there is any transition cost, be it one that is corrected to nothing. */
  readonly hasTransition: boolean;
  /** The years of the scheme before this one; null where nothing stands declared. */
  readonly earlierYears: readonly { readonly year: number; readonly spending: Amount | null }[];
}

/** One of the amounts that a figure is the sum of, with its sign in that sum. */
export type SisaPart = { readonly amountEur: Amount } & (
  | { readonly kind: 'norm-amount'; readonly component: 'goo' | 'poo-norm' }
  | { readonly kind: 'own-contribution'; readonly component: 'goo' }
  | { readonly kind: 'cost'; readonly component: SchemeComponent; readonly costCategory: string | null }
  | { readonly kind: 'earlier-spending'; readonly year: number }
);

/** Why there is no amount. */
export type SisaUnknown =
  | { readonly code: 'not-declared' }
  | { readonly code: 'no-tariff'; readonly quantity: Amount }
  /** costs are declared in one category, and the indicator asks for part of it */
  | { readonly code: 'not-split' }
  /** the ledger keeps no such thing */
  | { readonly code: 'not-kept' }
  | { readonly code: 'years-missing'; readonly years: readonly number[] };

/** Why an amount is nothing. */
export interface SisaNothing {
  readonly code: 'basis-norm' | 'not-higher' | 'not-lower' | 'nothing-declared';
}

/** An amount, the sum of its parts; or none, and why. */
export type SisaFigure =
  | {
      readonly amountEur: Amount;
      readonly parts: readonly SisaPart[];
      readonly reason: SisaNothing | null;
      readonly isProvisional: boolean;
    }
  | {
      readonly amountEur: null;
      readonly parts: readonly [];
      readonly reason: SisaUnknown;
      readonly isProvisional: false;
    };

/**
 * What a measure comes to; of a year without a declaration (null) nothing is known.
 * Example: on basis actual, norm 100.00 and real cost 130.00: goo-higher-cost is 30.00, goo-voluntary-return 0.00.
 */
export function sisaFigure(measure: SisaMeasure, books: SisaBooks | null): SisaFigure {
  return books === null ? unknown({ code: 'not-declared' }) : FIGURES[measure](books);
}

/** Norm amount, and what is declared above it, less what is returned; null where one of them is not known. */
export function gooReimbursed(books: SisaBooks): Amount | null {
  const norm = sisaFigure('goo-norm-amount', books).amountEur;
  const higher = sisaFigure('goo-higher-cost', books).amountEur;
  const returned = sisaFigure('goo-voluntary-return', books).amountEur;
  return norm && higher && returned && norm.plus(higher).minus(returned);
}

/** Real cost of all that the scheme pays for. */
export function schemeSpending(cost: SisaBooks['cost']): Amount {
  return sum(SCHEME_COMPONENTS.map((component) => cost[component]));
}

const FIGURES: Readonly<Record<SisaMeasure, (books: SisaBooks) => SisaFigure>> = {
  'goo-norm-amount': ({ gooNorm, ownContributions }) =>
    ofNorm(gooNorm, [
      { kind: 'norm-amount', component: 'goo', amountEur: gooNorm.amountEur },
      ...(ownContributions.isZero()
        ? []
        : [{ kind: 'own-contribution', component: 'goo', amountEur: ownContributions.negated() } as const]),
    ]),
  'goo-higher-cost': (books) => ofDifference(books, 'higher'),
  'goo-voluntary-return': (books) => ofDifference(books, 'lower'),
  'transition-cost': partOfTransition,
  'transition-implementation': partOfTransition,
  'poo-allowance': ({ pooAllowance }) =>
    known([{ kind: 'cost', component: 'allowance', costCategory: POO_ALLOWANCE_CATEGORY, amountEur: pooAllowance }]),
  'allowance-claims': () => unknown({ code: 'not-kept' }),
  'poo-norm-amount': ({ pooNorm }) =>
    ofNorm(pooNorm, [{ kind: 'norm-amount', component: 'poo-norm', amountEur: pooNorm.amountEur }]),
  'total-spending': ({ cost }) => known(spendingParts(cost)),
  'cumulative-spending': ({ cost, earlierYears }) => {
    const missing = earlierYears.filter(({ spending }) => spending === null).map(({ year }) => year);
    if (missing.length > 0) return unknown({ code: 'years-missing', years: missing });
    const earlier = earlierYears.flatMap(({ year, spending }): SisaPart[] =>
      spending === null ? [] : [{ kind: 'earlier-spending', year, amountEur: spending }],
    );
    return known([...earlier, ...spendingParts(cost)]);
  },
};

/** Both directions of article 3(2): only of a year on basis actual, and only one of the two is more than nothing. */
function ofDifference({ basis, gooNorm, cost }: SisaBooks, direction: 'higher' | 'lower'): SisaFigure {
  if (basis === 'norm') return nothing('basis-norm');
  const sign = direction === 'higher' ? 1 : -1;
  const figure = ofNorm(gooNorm, [
    { kind: 'cost', component: 'goo', costCategory: null, amountEur: cost.goo.times(sign) },
    { kind: 'norm-amount', component: 'goo', amountEur: gooNorm.amountEur.times(-sign) },
  ]);
  if (figure.amountEur === null || figure.amountEur.greaterThan(ZERO)) return figure;
  return { ...nothing(direction === 'higher' ? 'not-higher' : 'not-lower'), isProvisional: gooNorm.isProvisional };
}

/** One cost category holds both parts of the transition: they can only be told apart where there is none of either. */
function partOfTransition({ hasTransition }: SisaBooks): SisaFigure {
  return hasTransition ? unknown({ code: 'not-split' }) : nothing('nothing-declared');
}

function ofNorm({ quantityWithoutTariff, isProvisional }: NormSum, parts: readonly SisaPart[]): SisaFigure {
  if (!quantityWithoutTariff.isZero()) return unknown({ code: 'no-tariff', quantity: quantityWithoutTariff });
  return { ...known(parts), isProvisional };
}

function spendingParts(cost: SisaBooks['cost']): SisaPart[] {
  return SCHEME_COMPONENTS.map((component) => ({
    kind: 'cost',
    component,
    costCategory: null,
    amountEur: cost[component],
  }));
}

type KnownFigure = Extract<SisaFigure, { readonly amountEur: Amount }>;

function known(parts: readonly SisaPart[]): KnownFigure {
  return { amountEur: sum(parts.map(({ amountEur }) => amountEur)), parts, reason: null, isProvisional: false };
}

function nothing(code: SisaNothing['code']): KnownFigure {
  return { ...known([]), reason: { code } };
}

function unknown(reason: SisaUnknown): SisaFigure {
  return { amountEur: null, parts: [], reason, isProvisional: false };
}
