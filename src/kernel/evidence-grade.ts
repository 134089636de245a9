import { fourSums } from './gap.js';
import type { FourSums } from './gap.js';
import { amount, sum, ZERO } from './money.js';
import type { Amount } from './money.js';

/**
 * Bewijskracht: how hard a declaration is to dismiss, from A (negotiators lead with it) to D, by five facts.
 * What is not known about a declaration does not count as failed, but only what holds makes it an A.
 */

export const EVIDENCE_FACTS = [
  /** A second person approved it. */
  'approved',
  /** Enough of the cost amount stands on lines that name a Bewijsstuk. */
  'evidence-attached',
  /** What was received is what the advance decisions say. */
  'reconciled-with-advances',
  /** Every warning was confirmed with a reason. */
  'findings-explained',
  /** Its cost per place-day lies between P10 and P90 of its peers. */
  'within-peer-range',
] as const;
export type EvidenceFact = (typeof EVIDENCE_FACTS)[number];

export type FactState = 'holds' | 'fails' | 'unknown';

/** What a grade asks of a fact: that it holds, that it does not fail (unknown will do), or nothing. */
export type FactNeed = 'holds' | 'not-failed' | 'any';

export const EVIDENCE_GRADES = ['A', 'B', 'C', 'D'] as const;
export type EvidenceGrade = (typeof EVIDENCE_GRADES)[number];

/**
 * What each grade needs; a declaration has the first one of which it meets all needs. Each asks no less than the next.
 * An outlier is not wrong by that alone, so being one costs the A and no more; peers too few to tell cost nothing.
 */
export const GRADE_NEEDS: Readonly<Record<EvidenceGrade, Readonly<Record<EvidenceFact, FactNeed>>>> = {
  A: {
    approved: 'holds',
    'evidence-attached': 'holds',
    'reconciled-with-advances': 'holds',
    'findings-explained': 'holds',
    'within-peer-range': 'not-failed',
  },
  B: {
    approved: 'holds',
    'evidence-attached': 'holds',
    'reconciled-with-advances': 'not-failed',
    'findings-explained': 'holds',
    'within-peer-range': 'any',
  },
  C: {
    approved: 'holds',
    'evidence-attached': 'any',
    'reconciled-with-advances': 'any',
    'findings-explained': 'holds',
    'within-peer-range': 'any',
  },
  D: {
    approved: 'any',
    'evidence-attached': 'any',
    'reconciled-with-advances': 'any',
    'findings-explained': 'any',
    'within-peer-range': 'any',
  },
};

/** What is known about a declaration; amounts in euro. */
export interface DeclarationEvidence {
  readonly approved: boolean;
  /** Of the cost amount, the share on lines that name evidence, 0 to 1; null where there are no costs. */
  readonly evidenceShare: Amount | null;
  readonly advancesReceivedEur: Amount;
  /** The advances as they were decided; null where no decision is known. */
  readonly advancesDecidedEur: Amount | null;
  /** Warnings that nobody confirmed with a reason. */
  readonly openWarnings: number;
  /** Whether its cost per place-day lies within the range of its peers; null where that is not known. */
  readonly withinPeerRange: boolean | null;
}

/** Where facts begin to hold: on the limit they do. */
export interface EvidenceLimits {
  /** The share of the cost amount that lines with evidence must reach, 0 to 1. */
  readonly evidenceShare: Amount;
  /** How far received may be from decided, either way. */
  readonly advancesToleranceEur: Amount;
}

/** The grade, and the state of each fact that it follows from. */
export interface GradedEvidence {
  readonly grade: EvidenceGrade;
  readonly facts: Readonly<Record<EvidenceFact, FactState>>;
}

/**
 * The grade of a declaration.
 * Example: approved, 95 % of its costs on lines with evidence where 90 % is asked, every warning explained, but the
 * advance decisions are not known: B.
 */
export function evidenceGrade(declaration: DeclarationEvidence, limits: EvidenceLimits): GradedEvidence {
  const facts = {
    approved: state(declaration.approved),
    'evidence-attached': stateOf(declaration.evidenceShare?.greaterThanOrEqualTo(limits.evidenceShare) ?? null),
    'reconciled-with-advances': reconciledWithAdvances(declaration, limits),
    'findings-explained': state(declaration.openWarnings === 0),
    'within-peer-range': stateOf(declaration.withinPeerRange),
  };
  const meets = (grade: EvidenceGrade): boolean =>
    EVIDENCE_FACTS.every((fact) => meetsNeed(facts[fact], GRADE_NEEDS[grade][fact]));
  return { grade: EVIDENCE_GRADES.find(meets) ?? 'D', facts };
}

/** What a declaration is held to: nine tenths of its costs, and every advance to the cent. */
export const EVIDENCE_LIMITS: EvidenceLimits = { evidenceShare: amount('0.90'), advancesToleranceEur: ZERO };

/** The gap of one municipality, in euro, with the grade of the declaration it rests on. */
export interface GradedGap {
  readonly grade: EvidenceGrade;
  readonly gapEur: Amount;
}

/** The four sums of all, and of those of each grade. */
export interface GapsByGrade {
  readonly total: FourSums;
  readonly byGrade: Readonly<Record<EvidenceGrade, FourSums>>;
}

/**
 * Splits the national gap by the grade of what it rests on. Throws where the grades do not add up to the total, as when
 * a gap has a grade that does not exist.
 * Example: 30.00 of grade A, −10.00 and 5.00 of grade D: shortfall 35.00 = 30.00 (A) + 5.00 (D), surplus 10.00 (D).
 */
export function gapsByGrade(gaps: readonly GradedGap[]): GapsByGrade {
  const sumsOf = (part: readonly GradedGap[]): FourSums =>
    fourSums(
      part.map(({ gapEur }) => gapEur),
      part.length,
    );
  const ofGrade = (grade: EvidenceGrade): FourSums => sumsOf(gaps.filter((one) => one.grade === grade));
  const byGrade = { A: ofGrade('A'), B: ofGrade('B'), C: ofGrade('C'), D: ofGrade('D') };
  const total = sumsOf(gaps);
  if (!addUp(Object.values(byGrade), total)) throw new RangeError('the grades do not add up to the total');
  return { total, byGrade };
}

function reconciledWithAdvances(
  { advancesReceivedEur, advancesDecidedEur }: DeclarationEvidence,
  { advancesToleranceEur }: EvidenceLimits,
): FactState {
  if (!advancesDecidedEur) return 'unknown';
  return state(advancesReceivedEur.minus(advancesDecidedEur).abs().lessThanOrEqualTo(advancesToleranceEur));
}

function stateOf(holds: boolean | null): FactState {
  return holds === null ? 'unknown' : state(holds);
}

function state(holds: boolean): FactState {
  return holds ? 'holds' : 'fails';
}

function meetsNeed(factState: FactState, need: FactNeed): boolean {
  if (need === 'any') return true;
  return factState === 'holds' || (need === 'not-failed' && factState === 'unknown');
}

function addUp(parts: readonly FourSums[], total: FourSums): boolean {
  const figures = ({ netGap, shortfall, surplus, municipalities }: FourSums): Amount[] => [
    netGap,
    shortfall,
    surplus,
    amount(municipalities.withShortfall),
    amount(municipalities.withSurplus),
    amount(municipalities.even),
  ];
  return figures(total).every((figure, index) => sum(parts.map((part) => figures(part)[index] ?? ZERO)).equals(figure));
}
