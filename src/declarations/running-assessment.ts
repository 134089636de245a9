import { receptionEntitlement } from '../kernel/entitlement.js';
import { sum, ZERO } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';
import type { Basis, Component } from '../kernel/scheme.js';
import type { AssessmentRules } from '../reference/reference.service.js';
import { assess, extentOf, totalsOf } from './assessment.js';
import type { DeclarationTotals, DeclaredLines } from './assessment.js';

/** What a declaration comes to, added up batch by batch while its lines come in: of none is more kept than sums. */
export interface RunningAssessment {
  add(lines: Omit<DeclaredLines, 'basis'>): void;
  totals(): DeclarationTotals;
  /** All amounts and quantities without their sign. */
  extent(): Amount;
  /** What the State owes, by component. */
  entitlementEur(): ReadonlyMap<Component, Amount>;
  /** Place-days × tariff, whatever the basis. */
  gooNormEur(): Amount;
}

export function runningAssessment(fiscalYear: number, basis: Basis, rules: AssessmentRules): RunningAssessment {
  let totals: DeclarationTotals = totalsOf(assess(fiscalYear, { basis, ...NOTHING }, rules));
  let extent = ZERO;
  let gooNorm = ZERO;
  const entitlement = new Map<Component, Amount>();
  return {
    add: (lines) => {
      const batch = assess(fiscalYear, { basis, ...lines }, rules);
      totals = bothTotals(totals, totalsOf(batch));
      extent = extent.plus(extentOf(batch));
      for (const { component, amountEur } of batch.entitlement) {
        entitlement.set(component, (entitlement.get(component) ?? ZERO).plus(amountEur));
      }
      const atNorm = lines.reception.flatMap((line) =>
        receptionEntitlement(line, { basis: 'norm', tariffs: rules.tariffs }),
      );
      gooNorm = gooNorm.plus(sum(atNorm.flatMap((part) => (part.component === 'goo' ? [part.amountEur] : []))));
    },
    totals: () => totals,
    extent: () => extent,
    entitlementEur: () => entitlement,
    gooNormEur: () => gooNorm,
  };
}

const NOTHING = { reception: [], costs: [], receipts: [] };

function bothTotals(a: DeclarationTotals, b: DeclarationTotals): DeclarationTotals {
  return {
    realCost: a.realCost.plus(b.realCost),
    entitlement: a.entitlement.plus(b.entitlement),
    received: a.received.plus(b.received),
    placeDays: a.placeDays.plus(b.placeDays),
    personMonths: a.personMonths.plus(b.personMonths),
  };
}
