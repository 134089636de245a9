import type { FundingRoute } from '../../kernel/scheme.js';
import type { IntakeCostCategory } from '../intake-reference.js';
import { accountPattern, fits, overlap, precision } from './account-pattern.js';
import type { AccountPattern } from './account-pattern.js';
import type { LedgerRule } from './ledger-mapping.js';

/** What becomes of the lines of an account: a cost category and who it is charged to, or nothing. */
export type Allocation =
  | { readonly kind: 'ignored' }
  | { readonly kind: 'mapped'; readonly costCategory: string; readonly fundingRoute: FundingRoute };

/** Which lines a rule is about. */
export interface RuleScope {
  readonly account: AccountPattern;
  /** Null: whatever the cost centre. */
  readonly costCentre: AccountPattern | null;
}

/** Null when an account or cost centre is not written as one. */
export function scopeOf({ account, costCentre }: LedgerRule): RuleScope | null {
  const pattern = accountPattern(account);
  const centre = costCentre === null ? null : accountPattern(costCentre);
  if (!pattern || (costCentre !== null && !centre)) return null;
  return { account: pattern, costCentre: centre };
}

/** Two rules that are equally precise about the same lines: which of them counts cannot be told. */
export function contradict(one: RuleScope, other: RuleScope): boolean {
  if (comparePrecision(one, other) !== 0 || !overlap(one.account, other.account)) return false;
  return one.costCentre === null || other.costCentre === null || overlap(one.costCentre, other.costCentre);
}

/** The more precise first: by account, and where that is equal by cost centre. */
export function comparePrecision(one: RuleScope, other: RuleScope): number {
  return precision(other.account) - precision(one.account) || centrePrecision(other) - centrePrecision(one);
}

function centrePrecision({ costCentre }: RuleScope): number {
  return costCentre === null ? -1 : precision(costCentre);
}

export type Allocate = (account: string, costCentre: string | null) => Allocation | null;

/**
 * The rules as a function; null for an account that none is about. A rule with a cost category that is no longer there
 * is about nothing, so that its accounts are reported.
 */
export function allocation(rules: readonly LedgerRule[], categories: readonly IntakeCostCategory[]): Allocate {
  const ordered = rules
    .flatMap((rule) => {
      const scope = scopeOf(rule);
      const allocated = allocationOf(rule, categories);
      return scope && allocated ? [{ scope, allocated }] : [];
    })
    .sort((one, other) => comparePrecision(one.scope, other.scope));
  return (account, costCentre) =>
    ordered.find(({ scope }) => fits(scope.account, account) && fitsCentre(scope, costCentre))?.allocated ?? null;
}

function fitsCentre(scope: RuleScope, costCentre: string | null): boolean {
  return scope.costCentre === null || (costCentre !== null && fits(scope.costCentre, costCentre));
}

function allocationOf(rule: LedgerRule, categories: readonly IntakeCostCategory[]): Allocation | null {
  if (rule.ignore) return { kind: 'ignored' };
  const category = categories.find(({ code }) => code === rule.costCategory);
  if (!category) return null;
  return { kind: 'mapped', costCategory: category.code, fundingRoute: rule.fundingRoute ?? category.defaultRoute };
}
