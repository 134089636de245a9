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

/** A declaration's lines, as they were handed in. */
export interface DeclaredLines {
  readonly basis: Basis;
  readonly reception: readonly ReceptionLine[];
  readonly costs: readonly CostLine[];
  readonly receipts: readonly ReceiptLine[];
}

/** A declaration held against the rules of its year: what it costs, what the State owes, what it paid. */
export interface Assessment {
  readonly lines: DeclaredLines;
  readonly rules: AssessmentRules;
  readonly entitlement: readonly EntitlementLine[];
}

export function assess(lines: DeclaredLines, rules: AssessmentRules): Assessment {
  return { lines, rules, entitlement: entitlement({ ...lines, ...rules }) };
}

/** The declaration's own totals, before or after it is posted. */
export interface DeclarationTotals extends Totals {
  readonly placeDays: Amount;
  readonly personMonths: Amount;
  /** All amounts and quantities without their sign: no account or balance can move by more. */
  readonly extent: Amount;
}

export function totalsOf(assessment: Assessment): DeclarationTotals {
  const { lines, entitlement } = assessment;
  return {
    realCost: sum(lines.costs.map(postedCostEur)),
    entitlement: sum(entitlement.map((line) => line.amountEur)),
    received: sum(lines.receipts.map(receivedEur)),
    placeDays: quantityOf(entitlement, 'goo'),
    personMonths: quantityOf(entitlement, 'poo-norm'),
    extent: sum(
      [
        ...lines.costs.map(postedCostEur),
        ...lines.receipts.map(receivedEur),
        ...entitlement.flatMap((line) => [line.amountEur, line.quantity ?? ZERO]),
      ].map((value) => value.abs()),
    ),
  };
}

/** The journal entries of a declaration: its costs, its entitlement per component, and what was received. */
export function entriesOf(assessment: Assessment, fiscalYear: number, source: EntrySource): NewEntry[] {
  const { lines, rules, entitlement } = assessment;
  const common = { fiscalYear, source, reversesEntryNumber: null };
  return [
    { ...common, kind: 'cost', component: null, postings: costPostings(lines.costs, rules.componentOf) },
    ...COMPONENTS.map((component): NewEntry => {
      const ofComponent = entitlement.filter((line) => line.component === component);
      return { ...common, kind: 'entitlement', component, postings: entitlementPostings(ofComponent) };
    }),
    { ...common, kind: 'receipt', component: null, postings: receiptPostings(lines.receipts) },
  ];
}

function quantityOf(lines: readonly EntitlementLine[], component: 'goo' | 'poo-norm'): Amount {
  return sum(lines.flatMap((line) => (line.component === component && line.quantity ? [line.quantity] : [])));
}
