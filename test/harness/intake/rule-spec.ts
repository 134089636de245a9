import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { COST_SHEET, RECEIPT_SHEET, RECEPTION_SHEET } from '../../../src/intake/declaration-layout.js';
import type { SheetLayout } from '../../../src/intake/declaration-layout.js';
import type { Finding } from '../../../src/intake/findings.js';
import { ruleCheck } from '../../../src/intake/rule-check.js';
import { costCells } from '../../../src/intake/rules/declared.js';
import type { DeclaredBefore, Known } from '../../../src/intake/rules/known.js';
import type { FindingCode } from '../../../src/intake/rules/registry.js';
import type { Rule } from '../../../src/intake/rules/rule.js';
import { componentRules } from '../../../src/kernel/cost-component.js';
import type { ComponentRule } from '../../../src/kernel/cost-component.js';
import { amount } from '../../../src/kernel/money.js';
import type { Basis, CostLine, ReceiptLine, ReceptionLine } from '../../../src/kernel/scheme.js';

/** Specs of the rules that look further than one cell: declarations as lines, each case with its one change. */

export interface RuleCase {
  readonly basis?: Basis;
  readonly reception?: readonly ReceptionLine[];
  readonly costs?: readonly CostLine[];
  readonly receipts?: readonly ReceiptLine[];
  /** Besides: the year 2024, today 2025-06-01, the real components, nothing before and nobody to compare with. */
  readonly known?: Partial<Known>;
}

export interface BrokenCase extends RuleCase {
  /** The whole message that its sender reads; one for each breach. */
  readonly says: string | readonly string[];
}

/** A declaration that keeps to the rule, one that breaks it, and one on the border, which does either. */
export function describeRule(
  rule: Rule<FindingCode>,
  cases: { readonly passes: RuleCase; readonly fails: BrokenCase; readonly border: RuleCase | BrokenCase },
): void {
  const hold = (name: string, given: RuleCase | BrokenCase): void => {
    const says = 'says' in given ? [given.says].flat() : [];
    it(`${says.length === 0 ? 'lets pass' : 'reports'} ${name}`, () => {
      const found = findingsOf(given).filter(({ code }) => code === rule.code);
      expect(found.map(({ message }) => message)).toEqual(says);
      expect(found.every(({ severity }) => severity === rule.severity)).toBe(true);
    });
  };
  describe(rule.code, () => {
    hold('what keeps to it', cases.passes);
    hold('what breaks it', cases.fails);
    hold('what is on the border', cases.border);
  });
}

/** Every finding on a declaration, as an upload gives them. */
export function findingsOf({ basis = 'norm', reception = [], costs = [], receipts = [], known }: RuleCase): Finding[] {
  const all: Known = { ...NOTHING_KNOWN, ...known };
  const check = ruleCheck(all);
  for (const { name, columns } of [RECEPTION_SHEET, COST_SHEET, RECEIPT_SHEET] as readonly SheetLayout[]) {
    check.columns(name, new Map(columns.map(({ key }, index) => [key, index + 1])));
  }
  numbered(reception).forEach((line) => check.reception(line));
  numbered(receipts).forEach((line) => check.receipt(line));
  return [...numbered(costs).flatMap((line) => check.cost(line)), ...check.whole(basis, all)];
}

/** Lines stand below each other from row 2 on. */
function numbered<L extends { readonly row: number }>(lines: readonly L[]): L[] {
  return lines.map((line, index) => ({ ...line, row: index + 2 }));
}

/** Municipal reception over the whole of 2024: 100 places, of which 90 occupied. */
export function goo(change: Partial<ReceptionLine> = {}): ReceptionLine {
  const period = { row: 0, from: '2024-01-01', through: '2024-12-31', regulation: 'GOO' } as const;
  return { ...period, location: 'Kantoor', realisedPlaces: 100, occupiedPlaces: 90, persons: null, ...change };
}

/** Forty persons with hosts over the whole of 2024. */
export function poo(change: Partial<ReceptionLine> = {}): ReceptionLine {
  const period = { row: 0, from: '2024-01-01', through: '2024-12-31', regulation: 'POO' } as const;
  return { ...period, location: null, realisedPlaces: null, occupiedPlaces: null, persons: 40, ...change };
}

/** € 12,345.67 of rent in January 2024, or another amount. */
export function cost(change: Partial<Omit<CostLine, 'amountEur'>> & { readonly amountEur?: string } = {}): CostLine {
  const { amountEur = '12345.67', ...rest } = change;
  return {
    row: 0,
    month: '2024-01',
    costCategory: 'goo-housing',
    fundingRoute: 'booo',
    location: null,
    description: null,
    evidence: null,
    ...rest,
    amountEur: amount(amountEur),
  };
}

/** The same cost in each of these months of 2024, with an amount that differs by a cent a month. */
export function monthly(change: Parameters<typeof cost>[0] = {}, months = 12): CostLine[] {
  const base = amount(change.amountEur ?? '12345.67');
  return Array.from({ length: months }, (_, index) =>
    cost({
      ...change,
      month: `2024-${String(index + 1).padStart(2, '0')}`,
      amountEur: base.plus(amount(index).div(100)).toFixed(),
    }),
  );
}

/** An advance of € 50,000 for component goo. */
export function receipt(
  change: Partial<Omit<ReceiptLine, 'amountEur'>> & { readonly amountEur?: string } = {},
): ReceiptLine {
  const { amountEur = '50000', ...rest } = change;
  return {
    row: 0,
    date: '2024-06-13',
    kind: 'advance',
    component: 'goo',
    reference: 'Brief 1',
    ...rest,
    amountEur: amount(amountEur),
  };
}

/** An earlier declaration of these lines. */
export function before(
  lines: Pick<RuleCase, 'reception' | 'receipts' | 'costs'>,
  change: Partial<DeclaredBefore> = {},
): DeclaredBefore {
  const { reception = [], receipts = [], costs = [] } = lines;
  const cells = costCells();
  costs.forEach((line) => cells.add(line));
  return { fiscalYear: 2024, version: 1, basis: 'norm', reception, receipts, costs: cells.cells(), ...change };
}

const DATA = new URL('../../../src/reference/data/', import.meta.url);
const rowsOf = (file: string): Record<string, string>[] =>
  parse(readFileSync(new URL(file, DATA), 'utf8'), { columns: true, comment: '#' });

const COMPONENT_RULES = rowsOf('component-rules.csv').map((row): ComponentRule => ({
  costCategory: row['costCategory'] ?? '',
  fundingRoute: row['fundingRoute'] as ComponentRule['fundingRoute'],
  component: row['component'] as ComponentRule['component'],
  validFrom: row['validFrom'] ?? '',
  validUntil: row['validUntil'] || null,
}));
const COMPONENT_OF = componentRules(COMPONENT_RULES);
const LABELS = new Map(rowsOf('cost-categories.csv').map((row) => [row['code'] ?? '', row['label'] ?? '']));

const NOTHING_KNOWN: Known = {
  fiscalYear: 2024,
  today: '2025-06-01',
  componentOf: ({ costCategory, fundingRoute, month }) => COMPONENT_OF(costCategory, fundingRoute, month),
  labelOf: (category) => LABELS.get(category) ?? category,
  entitlementEur: new Map(),
  extent: amount(0),
  gooNormEur: amount(0),
  previousVersion: null,
  yearBefore: null,
  peers: null,
};
