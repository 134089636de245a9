import type { NormAmount } from '../../declarations/norm-amounts.service.js';
import { sum } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import { FIRST_FISCAL_YEAR } from '../../kernel/scheme.js';
import type { Basis } from '../../kernel/scheme.js';
import { POO_ALLOWANCE_CATEGORY, SCHEME_COMPONENTS, schemeSpending } from '../../kernel/sisa.js';
import type { NormSum, SisaBooks, SisaPart } from '../../kernel/sisa.js';
import type { DeclaredYear } from '../municipal-balances.repository.js';
import type { PostedSum } from './sisa-postings.repository.js';

/** What is known of a municipality from the first year of the scheme to the year that is asked for. */
export interface YearsPosted {
  readonly year: number;
  readonly declared: readonly DeclaredYear[];
  readonly posted: readonly PostedSum[];
  /** The norm amounts of the declared lines of the year: on basis actual the ledger counts places, and posts none. */
  readonly reckoned: readonly NormAmount[];
}

/** What the ledger holds of the year; null: nothing stands declared. */
export function sisaBooks({ year, declared, posted, reckoned }: YearsPosted): SisaBooks | null {
  const standing = declared.find((one) => one.year === year);
  if (!standing) return null;
  const ofYear = posted.filter((one) => one.year === year);
  const cost = costOf(ofYear);
  return {
    basis: standing.basis,
    gooNorm: standing.basis === 'norm' ? postedNorm(ofYear, 'goo') : reckonedNorm(reckoned, year),
    ownContributions: euros(ofYear, ({ nature }) => nature === 'deduction'),
    pooNorm: postedNorm(ofYear, 'poo-norm'),
    cost,
    pooAllowance: euros(
      ofYear,
      ({ component, costCategory }) => component === 'allowance' && costCategory === POO_ALLOWANCE_CATEGORY,
    ),
    hasTransition: ofYear.some(({ account, component }) => account === 'cost' && component === 'transition'),
    earlierYears: Array.from({ length: year - FIRST_FISCAL_YEAR }, (_, index) => FIRST_FISCAL_YEAR + index).map(
      (earlier) => ({
        year: earlier,
        spending: declared.some((one) => one.year === earlier)
          ? schemeSpending(costOf(posted.filter((one) => one.year === earlier)))
          : null,
      }),
    ),
  };
}

/** Where a part comes from: the entries that it is the balance of, or the declared lines that they were made from. */
export interface PartOrigin {
  readonly from: 'ledger' | 'declared-lines';
  readonly year: number;
  readonly entries: readonly number[];
}

/** Finds back what a part of a figure of the year was made from. */
export function originOf(part: SisaPart, basis: Basis, { year, posted }: YearsPosted): PartOrigin {
  const partYear = part.kind === 'earlier-spending' ? part.year : year;
  const numbers = posted
    .filter((one) => one.year === partYear && belongsTo(one, part))
    .flatMap(({ entries }) => entries);
  const isReckoned = part.kind === 'norm-amount' && part.component === 'goo' && basis === 'actual';
  return {
    from: isReckoned ? 'declared-lines' : 'ledger',
    year: partYear,
    entries: [...new Set(numbers)].sort((a, b) => a - b),
  };
}

function belongsTo({ account, component, costCategory, nature }: PostedSum, part: SisaPart): boolean {
  switch (part.kind) {
    case 'norm-amount':
      return component === part.component && (nature === 'norm' || nature === 'counted');
    case 'own-contribution':
      return nature === 'deduction';
    case 'cost':
      return (
        account === 'cost' &&
        component === part.component &&
        (part.costCategory === null || costCategory === part.costCategory)
      );
    case 'earlier-spending':
      return account === 'cost' && SCHEME_COMPONENTS.some((one) => one === component);
  }
}

function costOf(posted: readonly PostedSum[]): SisaBooks['cost'] {
  const of = (component: PostedSum['component']): Amount =>
    euros(posted, (one) => one.account === 'cost' && one.component === component);
  return {
    goo: of('goo'),
    allowance: of('allowance'),
    'poo-norm': of('poo-norm'),
    transition: of('transition'),
  };
}

/** Norm amounts are credited to reimbursement. */
function postedNorm(posted: readonly PostedSum[], component: 'goo' | 'poo-norm'): NormSum {
  const norm = posted.filter((one) => one.component === component && one.nature === 'norm');
  return {
    amountEur: sum(norm.map(({ amountEur }) => amountEur)).negated(),
    quantityWithoutTariff: sum(
      norm.filter(({ certainty }) => certainty === 'no-tariff').map(({ quantity }) => quantity),
    ).negated(),
    isProvisional: norm.some(({ certainty, amountEur }) => certainty === 'provisional' && !amountEur.isZero()),
  };
}

function reckonedNorm(reckoned: readonly NormAmount[], year: number): NormSum {
  const norm = reckoned.filter(({ fiscalYear, component }) => fiscalYear === year && component === 'goo');
  return {
    amountEur: sum(norm.map(({ amountEur }) => amountEur)),
    quantityWithoutTariff: sum(
      norm.filter(({ certainty }) => certainty === 'no-tariff').map(({ quantity }) => quantity),
    ),
    isProvisional: norm.some(({ certainty, amountEur }) => certainty === 'provisional' && !amountEur.isZero()),
  };
}

function euros(posted: readonly PostedSum[], matches: (one: PostedSum) => boolean): Amount {
  return sum(posted.filter(matches).map(({ amountEur }) => amountEur));
}
