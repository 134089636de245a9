import type { Peer } from '../../kernel/benchmark.js';
import {
  EVIDENCE_FACTS,
  EVIDENCE_GRADES,
  EVIDENCE_LIMITS,
  evidenceGrade,
  gapsByGrade,
  GRADE_NEEDS,
} from '../../kernel/evidence-grade.js';
import type { EvidenceFact, GradedEvidence } from '../../kernel/evidence-grade.js';
import type { FourSums } from '../../kernel/gap.js';
import { amountText, sum } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import { withinPeerRange, withinPeerRanges } from '../../kernel/peer-range.js';
import type { ComponentYear } from '../component-years.repository.js';
import type { DeclaredEvidence, EvidenceFacts } from '../declared-facts.repository.js';
import type { DeclarationGradeDto, EvidenceDto, GradeSumsDto } from './evidence.dto.js';

/** Bewijskracht: how hard each declaration of a year is to dismiss, and the national gap by that. */

const FACT_NAMES: Readonly<Record<EvidenceFact, string>> = {
  approved: 'Goedgekeurd door een tweede persoon',
  'evidence-attached': 'Bewijsstukken genoemd',
  'reconciled-with-advances': 'Voorschotten herleid tot een beschikking',
  'findings-explained': 'Waarschuwingen toegelicht',
  'within-peer-range': 'Kosten per plekdag tussen P10 en P90',
};

/** `facts` and `balances` are those of the declarations in force of one year. */
export function evidenceFigures(
  facts: readonly EvidenceFacts[],
  balances: readonly ComponentYear[],
  nameOf: (code: string) => string,
): Pick<EvidenceDto, 'grades' | 'total' | 'declarations'> {
  const isWithin = withinPeerRanges(
    balances
      .filter(({ component, quantity }) => component === 'goo' && quantity.greaterThan(0))
      .map(({ code, realCost, quantity }) => ({ municipalityCode: code, unitCostEur: realCost.dividedBy(quantity) })),
  );
  const gaps = new Map<string, Amount[]>();
  for (const { code, realCost, entitlement } of balances) {
    gaps.set(code, [...(gaps.get(code) ?? []), realCost.minus(entitlement)]);
  }
  const graded = facts.map((one) => ({
    one,
    gapEur: sum(gaps.get(one.code) ?? []),
    ...gradeOf(one, true, isWithin.get(one.code) ?? null),
  }));
  const { total, byGrade } = gapsByGrade(graded);
  return {
    grades: EVIDENCE_GRADES.map((grade) => ({ grade, needs: GRADE_NEEDS[grade], ...sumsDto(byGrade[grade]) })),
    total: sumsDto(total),
    declarations: graded.map(({ one, gapEur, ...grade }) => gradeDto(one, nameOf(one.code), gapEur, grade)),
  };
}

/** Of one declaration, given what a place-day costs each of the others. */
export function gradeOfDeclaration(
  facts: DeclaredEvidence,
  peers: readonly Peer[],
): Pick<DeclarationGradeDto, 'declaration' | 'grade' | 'facts'> {
  const others = peers.flatMap((peer) =>
    peer?.placeDays.greaterThan(0) ? [sum(peer.costsEur.values()).dividedBy(peer.placeDays)] : [],
  );
  const unitCost = facts.placeDays.isZero() ? null : facts.gooCost.dividedBy(facts.placeDays);
  const isWithin = unitCost && withinPeerRange(unitCost, others);
  return gradedDto(facts, gradeOf(facts, facts.isApproved, isWithin));
}

/** The grade of a declaration, given whether it lies within the range of its peers. */
function gradeOf(facts: EvidenceFacts, approved: boolean, withinPeerRange: boolean | null): GradedEvidence {
  return evidenceGrade(
    {
      approved,
      evidenceShare: evidenceShare(facts),
      advancesReceivedEur: facts.advances,
      advancesDecidedEur: facts.advances.isZero() ? null : facts.decidedAdvances,
      openWarnings: facts.openWarnings,
      withinPeerRange,
    },
    EVIDENCE_LIMITS,
  );
}

function evidenceShare({ costSize, evidencedSize }: EvidenceFacts): Amount | null {
  return costSize.isZero() ? null : evidencedSize.dividedBy(costSize);
}

function gradeDto(facts: EvidenceFacts, name: string, gapEur: Amount, graded: GradedEvidence): DeclarationGradeDto {
  return { municipality: facts.code, name, ...gradedDto(facts, graded), gap: amountText(gapEur) };
}

function gradedDto(
  facts: EvidenceFacts,
  graded: GradedEvidence,
): Pick<DeclarationGradeDto, 'declaration' | 'grade' | 'facts'> {
  const share = evidenceShare(facts);
  const seen: Partial<Record<EvidenceFact, string>> = {
    ...(share && { 'evidence-attached': `${amountText(share.times(100)).replace('.', ',')} % van de kosten` }),
    'findings-explained': `${facts.openWarnings} zonder toelichting`,
  };
  return {
    declaration: facts.declaration,
    grade: graded.grade,
    facts: EVIDENCE_FACTS.map((fact) => ({
      fact,
      label: FACT_NAMES[fact],
      state: graded.facts[fact],
      seen: seen[fact] ?? null,
    })),
  };
}

function sumsDto({ netGap, shortfall, surplus, municipalities }: FourSums): GradeSumsDto {
  return {
    netGap: amountText(netGap),
    shortfall: amountText(shortfall),
    surplus: amountText(surplus),
    municipalities,
  };
}
