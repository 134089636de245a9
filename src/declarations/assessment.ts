import { entitlement, postedCostEur, receivedEur } from '../kernel/entitlement.js';
import type { EntitlementLine } from '../kernel/entitlement.js';
import { sum, ZERO } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';
import { COMPONENTS } from '../kernel/scheme.js';
import type { Basis, CostLine, ReceiptLine, ReceptionLine } from '../kernel/scheme.js';
import type { Totals } from '../kernel/gap.js';
import { costPostings, entitlementPostings, receiptPostings } from '../ledger/double-entry.js';
import type { EntrySource, NewEntry } from '../ledger/entry.js';
import type { AssessmentRules } from '../reference/reference.service.js';

/** A declaration's lines, as they were handed in, with the basis that is chosen for them. */
export interface DeclaredLines {
  readonly basis: Basis;
  readonly reception: readonly ReceptionLine[];
  readonly costs: readonly CostLine[];
  readonly receipts: readonly ReceiptLine[];
}

/** A declaration held against the rules of its year: what it costs, what the State owes, what it paid. */
export interface Assessment {
  readonly fiscalYear: number;
  readonly lines: DeclaredLines;
  readonly rules: AssessmentRules;
  readonly entitlement: readonly EntitlementLine[];
}

export function assess(fiscalYear: number, lines: DeclaredLines, rules: AssessmentRules): Assessment {
  const { tariffs, componentOf, deductsOwnContributions } = rules;
  const deductOwnContributions = deductsOwnContributions(fiscalYear);
  return {
    fiscalYear,
    lines,
    rules,
    entitlement: entitlement({ ...lines, tariffs, componentOf, deductOwnContributions }),
  };
}

/** What a declaration comes to. */
export interface DeclarationTotals extends Totals {
  readonly placeDays: Amount;
  readonly personMonths: Amount;
}

export function totalsOf(assessment: Assessment): DeclarationTotals {
  const { lines, entitlement } = assessment;
  return {
    realCost: sum(lines.costs.map(postedCostEur)),
    entitlement: sum(entitlement.map((line) => line.amountEur)),
    received: sum(lines.receipts.map(receivedEur)),
    placeDays: quantityOf(entitlement, 'goo'),
    personMonths: quantityOf(entitlement, 'poo-norm'),
  };
}

/** All amounts and quantities without their sign: no account or balance can move by more. */
export function extentOf({ lines, entitlement }: Assessment): Amount {
  let extent = ZERO;
  const add = (value: Amount): void => {
    extent = value.isNegative() ? extent.minus(value) : extent.plus(value);
  };
  for (const line of lines.costs) add(postedCostEur(line));
  for (const line of lines.receipts) add(receivedEur(line));
  for (const { amountEur, quantity } of entitlement) {
    add(amountEur);
    if (quantity) add(quantity);
  }
  return extent;
}

/**
 * The journal entries of a declaration: its costs, what was received, and its entitlement by component and month, so
 * that a changed tariff takes the place of those months only.
 */
export function entriesOf(assessment: Assessment, source: EntrySource): NewEntry[] {
  const { fiscalYear, lines, rules, entitlement } = assessment;
  const common = { fiscalYear, source, cause: null, reversesEntryNumber: null };
  return [
    { ...common, kind: 'cost', component: null, postings: costPostings(lines.costs, rules.componentOf) },
    ...COMPONENTS.flatMap((component): NewEntry[] => {
      const ofComponent = entitlement.filter((line) => line.component === component);
      const months = [...new Set(ofComponent.map((line) => line.month))].sort();
      return months.map((month) => {
        const postings = entitlementPostings(ofComponent.filter((line) => line.month === month));
        return { ...common, kind: 'entitlement', component, postings };
      });
    }),
    { ...common, kind: 'receipt', component: null, postings: receiptPostings(lines.receipts) },
  ];
}

function quantityOf(lines: readonly EntitlementLine[], component: 'goo' | 'poo-norm'): Amount {
  return sum(lines.flatMap((line) => (line.component === component && line.quantity ? [line.quantity] : [])));
}
