import type { Basis, CostLine, ReceiptLine, ReceptionLine } from '../kernel/scheme.js';
import { finding } from './findings.js';
import type { Finding } from './findings.js';
import { costCells } from './rules/declared.js';
import { placeOf } from './rules/hit-places.js';
import type { Known, KnownOfYear } from './rules/known.js';
import { COST_RULES, WHOLE_RULES } from './rules/registry.js';
import type { FindingCode } from './rules/registry.js';
import { monthlyDays } from './rules/reception-days.js';
import type { Hit } from './rules/rule.js';

/** Holds a declaration against the rules that look further than one cell: as its lines come, and when all are in. */
export interface RuleCheck {
  /** Where a sheet's columns stand; comes before its lines. */
  columns(sheet: string, places: ReadonlyMap<string, number>): void;
  reception(line: ReceptionLine): void;
  receipt(line: ReceiptLine): void;
  /** What the line breaks by itself or beside earlier ones. */
  cost(line: CostLine): readonly Finding[];
  /** What the declaration breaks as a whole; only to be asked when every line could be read. */
  whole(basis: Basis, known: Known): readonly Finding[];
}

/** The same remark over and over hides what else is wrong; past this many, how often it still comes is told. */
const MOST_OF_A_RULE = 50;

export function ruleCheck(known: KnownOfYear): RuleCheck {
  const columns = new Map<string, ReadonlyMap<string, number>>();
  const reception: ReceptionLine[] = [];
  const receipts: ReceiptLine[] = [];
  const cells = costCells();
  const counts = new Map<FindingCode, number>();
  const watches = COST_RULES.map(({ code, eachCost }) => ({ code, look: eachCost(known) }));

  const found = (code: FindingCode, { at, ...details }: Hit): Finding[] => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count > MOST_OF_A_RULE ? [] : [finding(code, placeOf(at, columns), details)];
  };

  return {
    columns: (sheet, places) => columns.set(sheet, places),
    reception: (line) => reception.push(line),
    receipt: (line) => receipts.push(line),
    cost: (line) => {
      cells.add(line);
      const findings: Finding[] = [];
      for (const { code, look } of watches) {
        const hit = look(line);
        if (hit) findings.push(...found(code, hit));
      }
      return findings;
    },
    whole: (basis, all) => {
      const receptionDaysOf = monthlyDays(reception);
      const declared = { basis, reception, receptionDaysOf, receipts, costs: cells.cells() };
      const findings = WHOLE_RULES.flatMap(({ code, whole }) =>
        whole(declared, all).flatMap((hit) => found(code, hit)),
      );
      return [...findings, ...unshown(counts)];
    },
  };
}

function unshown(counts: ReadonlyMap<FindingCode, number>): Finding[] {
  return [...counts].flatMap(([code, count]) => {
    if (count <= MOST_OF_A_RULE) return [];
    const expected = `hoogstens ${MOST_OF_A_RULE} keer dezelfde bevinding`;
    return [finding('more-of-one-rule', {}, { given: code, count: count - MOST_OF_A_RULE, expected })];
  });
}
