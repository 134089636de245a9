import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  EVIDENCE_FACTS,
  EVIDENCE_GRADES,
  evidenceGrade,
  evidenceShare,
  gapsByGrade,
  GRADE_NEEDS,
} from './evidence-grade.js';
import type { DeclarationEvidence, EvidenceFact, EvidenceGrade, FactState } from './evidence-grade.js';
import { amount, amountText, sum } from './money.js';
import type { Amount } from './money.js';

const limits = { evidenceShare: amount('0.90'), advancesToleranceEur: amount('100.00') };

/** "amount evidence", without evidence where the line ends. */
const costLines = (...lines: string[]): DeclarationEvidence['costLines'] =>
  lines.map((line) => {
    const [amountEur = '', evidence = null] = line.split(' ');
    return { amountEur: amount(amountEur), evidence };
  });

const amounts = (...values: number[]): Amount[] => values.map((value) => amount(value));

/** Everything holds: 90 of 100 with evidence, received as decided, one warning with its reason, 50 between 10 and 90. */
const complete: DeclarationEvidence = {
  approved: true,
  costLines: costLines('90.00 F-1', '10.00'),
  receivedEur: amount('5000.00'),
  advancesDecidedEur: amount('5000.00'),
  warningReasons: ['correctie van 2023'],
  unitCostEur: amount(50),
  peerUnitCostsEur: amounts(10, 20, 30, 40, 50, 60, 70, 80, 90, 100),
};

const with_ = (changes: Partial<DeclarationEvidence>): DeclarationEvidence => ({ ...complete, ...changes });

/** A declaration with each fact in a state of choice; approval and explanation are never unknown. */
function declarationWith(facts: Record<EvidenceFact, FactState>): DeclarationEvidence {
  const pick = <T>(fact: EvidenceFact, holds: T, fails: T, unknown: T): T => ({ holds, fails, unknown })[facts[fact]];
  return {
    approved: facts.approved === 'holds',
    costLines: costLines(...pick('evidence-attached', ['1.00 F-1'], ['1.00'], [])),
    receivedEur: amount(0),
    advancesDecidedEur: pick('reconciled-with-advances', amount(0), amount('100.01'), null),
    warningReasons: facts['findings-explained'] === 'holds' ? [] : [null],
    unitCostEur: pick('within-peer-range', amount(3), amount(9), null),
    peerUnitCostsEur: amounts(1, 2, 3, 4, 5),
  };
}

describe('the facts', () => {
  it.each<[string, EvidenceFact, Partial<DeclarationEvidence>, FactState]>([
    ['approved', 'approved', { approved: true }, 'holds'],
    ['not approved', 'approved', { approved: false }, 'fails'],
    // 90.00 / 100.00 is on the limit, 89.99 / 100.00 under it
    ['evidence on the limit', 'evidence-attached', { costLines: costLines('90.00 F-1', '10.00') }, 'holds'],
    ['evidence under it', 'evidence-attached', { costLines: costLines('89.99 F-1', '10.01') }, 'fails'],
    ['evidence over it', 'evidence-attached', { costLines: costLines('90.01 F-1', '9.99') }, 'holds'],
    ['no costs', 'evidence-attached', { costLines: [] }, 'unknown'],
    // |5 100.00 − 5 000.00| is on the tolerance
    ['too much by the tolerance', 'reconciled-with-advances', { receivedEur: amount('5100.00') }, 'holds'],
    ['too much by a cent more', 'reconciled-with-advances', { receivedEur: amount('5100.01') }, 'fails'],
    ['too little by the tolerance', 'reconciled-with-advances', { receivedEur: amount('4900.00') }, 'holds'],
    ['too little by a cent more', 'reconciled-with-advances', { receivedEur: amount('4899.99') }, 'fails'],
    ['decisions not known', 'reconciled-with-advances', { advancesDecidedEur: null }, 'unknown'],
    // decided to be nothing is known
    ['decided: nothing', 'reconciled-with-advances', { advancesDecidedEur: amount(0) }, 'fails'],
    ['no warnings', 'findings-explained', { warningReasons: [] }, 'holds'],
    ['one of two not confirmed', 'findings-explained', { warningReasons: ['ja', null] }, 'fails'],
    ['a blank reason', 'findings-explained', { warningReasons: [' '] }, 'fails'],
    // P10 of ten is the first, P90 the ninth
    ['at P10', 'within-peer-range', { unitCostEur: amount(10) }, 'holds'],
    ['under P10', 'within-peer-range', { unitCostEur: amount('9.99') }, 'fails'],
    ['at P90', 'within-peer-range', { unitCostEur: amount(90) }, 'holds'],
    ['over P90', 'within-peer-range', { unitCostEur: amount('90.01') }, 'fails'],
    ['five peers', 'within-peer-range', { peerUnitCostsEur: amounts(10, 20, 30, 40, 50) }, 'holds'],
    ['four peers', 'within-peer-range', { peerUnitCostsEur: amounts(10, 20, 30, 40) }, 'unknown'],
    ['no peers', 'within-peer-range', { peerUnitCostsEur: [] }, 'unknown'],
    ['no place-days', 'within-peer-range', { unitCostEur: null }, 'unknown'],
  ])('%s: %s', (_, fact, changes, expected) => {
    expect(evidenceGrade(with_(changes), limits).facts[fact]).toBe(expected);
  });
});

describe('the grade', () => {
  it.each<[string, Partial<DeclarationEvidence>, EvidenceGrade]>([
    ['everything holds', {}, 'A'],
    ['too few peers to tell', { peerUnitCostsEur: [] }, 'A'],
    ['an outlier', { unitCostEur: amount(500) }, 'B'],
    ['decisions not known', { advancesDecidedEur: null }, 'B'],
    ['an outlier, decisions not known', { unitCostEur: amount(500), advancesDecidedEur: null }, 'B'],
    ['other than decided', { advancesDecidedEur: amount(0) }, 'C'],
    ['no evidence', { costLines: costLines('5.00') }, 'C'],
    ['no costs', { costLines: [] }, 'C'],
    ['a warning unexplained', { warningReasons: [null] }, 'D'],
    ['not approved', { approved: false }, 'D'],
  ])('%s: %s', (_, changes, expected) => {
    expect(evidenceGrade(with_(changes), limits).grade).toBe(expected);
  });

  it('says what it follows from', () => {
    const declaration = with_({ advancesDecidedEur: null, unitCostEur: amount(500) });
    expect(evidenceGrade(declaration, limits)).toEqual({
      grade: 'B',
      facts: {
        approved: 'holds',
        'evidence-attached': 'holds',
        'reconciled-with-advances': 'unknown',
        'findings-explained': 'holds',
        'within-peer-range': 'fails',
      },
    });
  });

  it('asks of each grade no less than of the next, and nothing of the last', () => {
    const strictness = { any: 0, 'not-failed': 1, holds: 2 };
    for (const [index, grade] of EVIDENCE_GRADES.entries()) {
      const next = EVIDENCE_GRADES[index + 1];
      for (const fact of EVIDENCE_FACTS) {
        const needed = strictness[GRADE_NEEDS[grade][fact]];
        expect(needed).toBeGreaterThanOrEqual(next ? strictness[GRADE_NEEDS[next][fact]] : 0);
        if (!next) expect(needed).toBe(0);
      }
    }
  });

  const state = fc.constantFrom<FactState>('holds', 'fails', 'unknown');
  const known = fc.constantFrom<FactState>('holds', 'fails');
  const anyFacts = fc.record({
    approved: known,
    'evidence-attached': state,
    'reconciled-with-advances': state,
    'findings-explained': known,
    'within-peer-range': state,
  });

  it('never falls when a fact comes to hold, nor rises when it comes to fail', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...EVIDENCE_FACTS), (facts, fact) => {
        const at = (changed: FactState) => evidenceGrade(declarationWith({ ...facts, [fact]: changed }), limits);
        const now = evidenceGrade(declarationWith(facts), limits);
        expect(now.facts).toEqual(facts);
        expect(at('holds').grade <= now.grade).toBe(true);
        expect(at('fails').grade >= now.grade).toBe(true);
      }),
    );
  });
});

describe('the share of costs with evidence', () => {
  it.each([
    // 80.00 / (80.00 + 15.00 + 5.00): the correction counts by its size
    [['80.00 F-1', '15.00', '-5.00'], '0.8'],
    // (80.00 + 5.00) / 100.00
    [['80.00 F-1', '15.00', '-5.00 F-2'], '0.85'],
    // a cost and its correction do not cancel out
    [['100.00', '-100.00'], '0'],
    [['5.00 F-1'], '1'],
  ])('of %j is %s', (lines, expected) => {
    expect(evidenceShare(costLines(...lines))?.toString()).toBe(expected);
  });

  it('does not take a blank for evidence', () => {
    expect(evidenceShare([{ amountEur: amount(1), evidence: ' ' }])?.toString()).toBe('0');
  });

  it('is not known where nothing was spent', () => {
    expect(evidenceShare([])).toBeNull();
    expect(evidenceShare(costLines('0.00 F-1'))).toBeNull();
  });
});

describe('the national gap by grade', () => {
  const graded = (...lines: string[]) =>
    lines.map((line) => {
      const [grade, gapEur = ''] = line.split(' ');
      return { grade: grade as EvidenceGrade, gapEur: amount(gapEur) };
    });

  it('is split, both sides', () => {
    const { total, byGrade } = gapsByGrade(graded('A 30.00', 'D -10.00', 'D 5.00', 'B 0'));
    const shown = (sums: typeof total) => [sums.netGap, sums.shortfall, sums.surplus].map(amountText);
    // A 30; D 5 − 10 = −5; total 30 − 5 = 25
    expect(shown(total)).toEqual(['25.00', '35.00', '10.00']);
    expect(shown(byGrade.A)).toEqual(['30.00', '30.00', '0.00']);
    expect(shown(byGrade.B)).toEqual(['0.00', '0.00', '0.00']);
    expect(shown(byGrade.C)).toEqual(['0.00', '0.00', '0.00']);
    expect(shown(byGrade.D)).toEqual(['-5.00', '5.00', '10.00']);
    expect(total.municipalities).toEqual({ withShortfall: 2, withSurplus: 1, even: 1 });
    expect(byGrade.B.municipalities).toEqual({ withShortfall: 0, withSurplus: 0, even: 1 });
    expect(byGrade.D.municipalities).toEqual({ withShortfall: 1, withSurplus: 1, even: 0 });
  });

  it.each(['E 1.00', 'E -1.00', 'E 0'])('refuses what would be lost: %s', (line) => {
    expect(() => gapsByGrade(graded('A 30.00', line))).toThrow('the grades do not add up to the total');
  });

  it('adds up to the total, whatever the gaps', () => {
    const gapEur = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((cents) => amount(cents).div(100));
    const gaps = fc.array(fc.record({ grade: fc.constantFrom(...EVIDENCE_GRADES), gapEur }), { maxLength: 50 });
    fc.assert(
      fc.property(gaps, (given) => {
        const { total, byGrade } = gapsByGrade(given);
        const parts = EVIDENCE_GRADES.map((grade) => byGrade[grade]);
        for (const figure of ['netGap', 'shortfall', 'surplus'] as const) {
          expect(amountText(sum(parts.map((part) => part[figure])))).toBe(amountText(total[figure]));
        }
        expect(amountText(total.netGap)).toBe(amountText(sum(given.map((one) => one.gapEur))));
        const counted = parts.flatMap(({ municipalities }) => Object.values(municipalities));
        expect(counted.reduce((all, part) => all + part, 0)).toBe(given.length);
      }),
    );
  });
});
