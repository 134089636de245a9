import { RECEIPT_NAMES } from '../../intake/scheme-names.js';
import { postedCostEur, receivedEur } from '../../kernel/entitlement.js';
import type { EntitlementLine, Ground, Sheet } from '../../kernel/entitlement.js';
import { ZERO } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import { monthOf } from '../../kernel/period.js';
import type { Component, FundingRoute } from '../../kernel/scheme.js';
import type { Assessment } from '../../declarations/assessment.js';

/**
 * A declaration as rows for a workbook: what each line costs, earns and brought in. Every cent of the totals stands in
 * exactly one row, next to the sheet and row of the file it came from.
 */
export interface DeclaredLineRow {
  readonly sheet: Sheet;
  readonly row: number;
  readonly description: string;
  readonly component: Component | null;
  readonly costCategory: string | null;
  readonly fundingRoute: FundingRoute | null;
  readonly month: string;
  readonly location: string | null;
  readonly text: string | null;
  readonly quantity: Amount | null;
  readonly tariffEur: Amount | null;
  readonly tariffId: string | null;
  readonly realCost: Amount;
  readonly entitlement: Amount;
  /** Why it earns that; null: it earns nothing by itself. */
  readonly ground: Ground | null;
  readonly received: Amount;
  readonly certainty: EntitlementLine['certainty'];
}

/** What rows of Opvang are called, by what they count. */
export const PLACE_DAYS = 'Plekdagen';
export const PERSON_MONTHS = 'Persoonsmaanden';

export function declaredLineRows({ lines, rules, entitlement }: Assessment): DeclaredLineRow[] {
  const locations = new Map(lines.reception.map((line) => [line.row, line.location]));
  // outside the sheet Opvang a line earns at most once
  const earned = new Map(entitlement.map((line) => [`${line.sheet} ${line.row}`, line]));
  const entitledTo = (sheet: Sheet, row: number): Pick<DeclaredLineRow, 'entitlement' | 'ground'> => {
    const line = earned.get(`${sheet} ${row}`);
    return { entitlement: line?.amountEur ?? ZERO, ground: line?.ground ?? null };
  };

  const reception = entitlement
    .filter((line) => line.sheet === 'Opvang')
    .map((line): DeclaredLineRow => ({
      ...plainRow,
      sheet: line.sheet,
      row: line.row,
      description: line.component === 'goo' ? PLACE_DAYS : PERSON_MONTHS,
      component: line.component,
      month: line.month,
      location: locations.get(line.row) ?? null,
      quantity: line.quantity,
      tariffEur: line.tariff?.amountEur ?? null,
      tariffId: line.tariff?.id ?? null,
      entitlement: line.amountEur,
      ground: line.ground,
      certainty: line.certainty,
    }));
  const costs = lines.costs.map((line): DeclaredLineRow => ({
    ...plainRow,
    sheet: 'Kosten',
    row: line.row,
    description: 'Kosten',
    component: rules.componentOf(line.costCategory, line.fundingRoute, line.month),
    costCategory: line.costCategory,
    fundingRoute: line.fundingRoute,
    month: line.month,
    location: line.location,
    text: line.description,
    realCost: postedCostEur(line),
    ...entitledTo('Kosten', line.row),
  }));
  const receipts = lines.receipts.map((line): DeclaredLineRow => ({
    ...plainRow,
    sheet: 'Ontvangsten',
    row: line.row,
    description: RECEIPT_NAMES[line.kind],
    component: line.component,
    month: monthOf(line.date),
    text: line.reference,
    ...entitledTo('Ontvangsten', line.row),
    received: receivedEur(line),
  }));
  return [...reception, ...costs, ...receipts];
}

const plainRow = {
  costCategory: null,
  fundingRoute: null,
  location: null,
  text: null,
  quantity: null,
  tariffEur: null,
  tariffId: null,
  realCost: ZERO,
  entitlement: ZERO,
  ground: null,
  received: ZERO,
  certainty: 'final',
} as const;
