import { FEWEST_PEERS } from './benchmark.js';
import { distribution } from './distribution.js';
import { fourSums } from './gap.js';
import type { FourSums } from './gap.js';
import { amount, sum, ZERO } from './money.js';
import type { Amount } from './money.js';
import type { CostLine } from './scheme.js';

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
  readonly costLines: readonly Pick<CostLine, 'amountEur' | 'evidence'>[];
  readonly receivedEur: Amount;
  /** The sum of the advance decisions; null where these are not known. */
  readonly advancesDecidedEur: Amount | null;
  /** The reason given with the confirmation of each warning; null where it was not confirmed. */
  readonly warningReasons: readonly (string | null)[];
  /** Per place-day; null without place-days. */
  readonly unitCostEur: Amount | null;
  /** Per place-day, one for each peer, itself not among them. */
  readonly peerUnitCostsEur: readonly Amount[];
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
    'evidence-attached': evidenceAttached(declaration, limits),
    'reconciled-with-advances': reconciledWithAdvances(declaration, limits),
    'findings-explained': state(declaration.warningReasons.every(isFilled)),
    'within-peer-range': withinPeerRange(declaration),
  };
  const meets = (grade: EvidenceGrade): boolean =>
    EVIDENCE_FACTS.every((fact) => meetsNeed(facts[fact], GRADE_NEEDS[grade][fact]));
  return { grade: EVIDENCE_GRADES.find(meets) ?? 'D', facts };
}

/**
 * The share of the cost amount on lines that name evidence, 0 to 1; null where there are no costs. A correction counts
 * by its size, for it too wants evidence and must not hide what has none.
 * Example: 80.00 with evidence, 15.00 without and −5.00 without: 80.00 / 100.00.
 */
export function evidenceShare(costLines: DeclarationEvidence['costLines']): Amount | null {
  const sizeOf = (lines: DeclarationEvidence['costLines']): Amount => sum(lines.map((line) => line.amountEur.abs()));
  const total = sizeOf(costLines);
  return total.isZero() ? null : sizeOf(costLines.filter((line) => isFilled(line.evidence))).div(total);
}

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

function evidenceAttached({ costLines }: DeclarationEvidence, limits: EvidenceLimits): FactState {
  const share = evidenceShare(costLines);
  return share ? state(share.greaterThanOrEqualTo(limits.evidenceShare)) : 'unknown';
}

function reconciledWithAdvances(
  { receivedEur, advancesDecidedEur }: DeclarationEvidence,
  { advancesToleranceEur }: EvidenceLimits,
): FactState {
  if (!advancesDecidedEur) return 'unknown';
  return state(receivedEur.minus(advancesDecidedEur).abs().lessThanOrEqualTo(advancesToleranceEur));
}

/** Between observed quantiles, which stay in here; of five to nine peers these are the lowest and the highest. */
function withinPeerRange({ unitCostEur, peerUnitCostsEur }: DeclarationEvidence): FactState {
  const range = distribution(peerUnitCostsEur.map((value) => ({ value })));
  if (!unitCostEur || !range || peerUnitCostsEur.length < FEWEST_PEERS) return 'unknown';
  return state(unitCostEur.greaterThanOrEqualTo(range.p10.value) && unitCostEur.lessThanOrEqualTo(range.p90.value));
}

function state(holds: boolean): FactState {
  return holds ? 'holds' : 'fails';
}

function meetsNeed(factState: FactState, need: FactNeed): boolean {
  if (need === 'any') return true;
  return factState === 'holds' || (need === 'not-failed' && factState === 'unknown');
}

function isFilled(text: string | null): boolean {
  return text !== null && text.trim() !== '';
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
