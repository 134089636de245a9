import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EVIDENCE_FACTS, EVIDENCE_GRADES, evidenceGrade, gapsByGrade, GRADE_NEEDS } from './evidence-grade.js';
import type { DeclarationEvidence, EvidenceFact, EvidenceGrade, FactState } from './evidence-grade.js';
import { amount, amountText, sum } from './money.js';

const limits = { evidenceShare: amount('0.90'), advancesToleranceEur: amount('100.00') };

/** Everything holds: nine tenths with evidence, received as decided, every warning explained, within the range. */
const complete: DeclarationEvidence = {
  approved: true,
  evidenceShare: amount('0.90'),
  advancesReceivedEur: amount('5000.00'),
  advancesDecidedEur: amount('5000.00'),
  openWarnings: 0,
  withinPeerRange: true,
};

const with_ = (changes: Partial<DeclarationEvidence>): DeclarationEvidence => ({ ...complete, ...changes });

/** A declaration with each fact in a state of choice; approval and explanation are never unknown. */
function declarationWith(facts: Record<EvidenceFact, FactState>): DeclarationEvidence {
  const pick = <T>(fact: EvidenceFact, holds: T, fails: T, unknown: T): T => ({ holds, fails, unknown })[facts[fact]];
  return {
    approved: facts.approved === 'holds',
    evidenceShare: pick('evidence-attached', amount(1), amount(0), null),
    advancesReceivedEur: amount(0),
    advancesDecidedEur: pick('reconciled-with-advances', amount(0), amount('100.01'), null),
    openWarnings: facts['findings-explained'] === 'holds' ? 0 : 1,
    withinPeerRange: pick('within-peer-range', true, false, null),
  };
}

describe('the facts', () => {
  it.each<[string, EvidenceFact, Partial<DeclarationEvidence>, FactState]>([
    ['approved', 'approved', { approved: true }, 'holds'],
    ['not approved', 'approved', { approved: false }, 'fails'],
    ['evidence on the limit', 'evidence-attached', { evidenceShare: amount('0.90') }, 'holds'],
    ['evidence under it', 'evidence-attached', { evidenceShare: amount('0.8999') }, 'fails'],
    ['evidence over it', 'evidence-attached', { evidenceShare: amount('0.9001') }, 'holds'],
    ['no costs', 'evidence-attached', { evidenceShare: null }, 'unknown'],
    // |5 100.00 − 5 000.00| is on the tolerance
    ['too much by the tolerance', 'reconciled-with-advances', { advancesReceivedEur: amount('5100.00') }, 'holds'],
    ['too much by a cent more', 'reconciled-with-advances', { advancesReceivedEur: amount('5100.01') }, 'fails'],
    ['too little by the tolerance', 'reconciled-with-advances', { advancesReceivedEur: amount('4900.00') }, 'holds'],
    ['too little by a cent more', 'reconciled-with-advances', { advancesReceivedEur: amount('4899.99') }, 'fails'],
    ['decisions not known', 'reconciled-with-advances', { advancesDecidedEur: null }, 'unknown'],
    // decided to be nothing is known
    ['decided: nothing', 'reconciled-with-advances', { advancesDecidedEur: amount(0) }, 'fails'],
    ['no open warnings', 'findings-explained', { openWarnings: 0 }, 'holds'],
    ['one open warning', 'findings-explained', { openWarnings: 1 }, 'fails'],
    ['within the range', 'within-peer-range', { withinPeerRange: true }, 'holds'],
    ['outside it', 'within-peer-range', { withinPeerRange: false }, 'fails'],
    ['range not known', 'within-peer-range', { withinPeerRange: null }, 'unknown'],
  ])('%s: %s', (_, fact, changes, expected) => {
    expect(evidenceGrade(with_(changes), limits).facts[fact]).toBe(expected);
  });
});

describe('the grade', () => {
  it.each<[string, Partial<DeclarationEvidence>, EvidenceGrade]>([
    ['everything holds', {}, 'A'],
    ['too few peers to tell', { withinPeerRange: null }, 'A'],
    ['an outlier', { withinPeerRange: false }, 'B'],
    ['decisions not known', { advancesDecidedEur: null }, 'B'],
    ['an outlier, decisions not known', { withinPeerRange: false, advancesDecidedEur: null }, 'B'],
    ['other than decided', { advancesDecidedEur: amount(0) }, 'C'],
    ['no evidence', { evidenceShare: amount(0) }, 'C'],
    ['no costs', { evidenceShare: null }, 'C'],
    ['a warning unexplained', { openWarnings: 1 }, 'D'],
    ['not approved', { approved: false }, 'D'],
  ])('%s: %s', (_, changes, expected) => {
    expect(evidenceGrade(with_(changes), limits).grade).toBe(expected);
  });

  it('says what it follows from', () => {
    const declaration = with_({ advancesDecidedEur: null, withinPeerRange: false });
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
