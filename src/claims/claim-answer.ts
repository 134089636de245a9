import { amountText, sum } from '../kernel/money.js';
import type {
  ClaimDatedDto,
  ClaimDto,
  ClaimEventDto,
  ClaimPartyDto,
  ClaimSummaryDto,
  ClaimTextDto,
  EvidenceDto,
} from './claim.dto.js';
import type { Evidence } from './claim-evidence.repository.js';
import type { ClaimEvent } from './claim-history.js';
import { claimId } from './claim-id.js';
import { possibleIn } from './claim-life.js';
import type { ClaimDetail } from './claims.service.js';
import type { Claim, ClaimRevision, ClaimStep } from './claims.repository.js';

/** A claim in the words of the API, field by field. */

export function claimSummaryDto(claim: Claim, names: ReadonlyMap<string, string>): ClaimSummaryDto {
  const { key, revision, step } = claim;
  return {
    id: claimId(key),
    claimant: partyDto(key.claimant, names),
    title: revision.title,
    state: step.state,
    stateSince: step.recordedAt.toISOString(),
    municipalities: revision.municipalities.length,
    fromYear: revision.fromYear,
    toYear: revision.toYear,
  };
}

export function claimDto(claim: ClaimDetail): ClaimDto {
  const { key, revision, step, seal, names, settled, evidence } = claim;
  const settlement = datedOf(claim, 'settled');
  const submittedAt = submissionOf(claim)?.recordedAt ?? null;
  return {
    id: claimId(key),
    claimant: partyDto(key.claimant, names),
    members: revision.municipalities.map((code) => partyDto(code, names)),
    ...textDto(revision),
    state: step.state,
    stateSince: step.recordedAt.toISOString(),
    possible: possibleIn(step.state),
    returnedBecause: step.reason,
    seal: seal && { knownOn: seal.knownOn.toISOString(), sha256: seal.sha256 },
    presentation: datedOf(claim, 'presented'),
    settlement: settlement && {
      ...settlement,
      amounts: settled.map(({ year, component, amountEur }) => ({ year, component, amount: amountText(amountEur) })),
      total: amountText(sum(settled.map(({ amountEur }) => amountEur))),
    },
    evidence: evidence.map((one) => evidenceDto(one, submittedAt)),
  };
}

/** The step at which its figures were sealed; null: a draft. */
export function submissionOf({ steps, seal }: ClaimDetail): ClaimStep | null {
  return steps.find(({ step }) => step === seal?.step) ?? null;
}

/** Whether evidence came when the claim was submitted already. */
export function isAddedLater({ recordedAt }: Evidence, submittedAt: Date | null): boolean {
  return submittedAt !== null && recordedAt > submittedAt;
}

/** What was not withdrawn. */
export function standingEvidence({ evidence }: Pick<ClaimDetail, 'evidence'>): Evidence[] {
  return evidence.filter(({ withdrawal }) => withdrawal === null);
}

function datedOf({ steps }: ClaimDetail, state: ClaimStep['state']): ClaimDatedDto | null {
  const step = steps.find((one) => one.state === state);
  return step ? datedDto(step) : null;
}

function datedDto({ datedOn, reference }: ClaimStep): ClaimDatedDto | null {
  return datedOn === null || reference === null ? null : { on: datedOn, reference };
}

function partyDto(code: string, names: ReadonlyMap<string, string>): ClaimPartyDto {
  return { code, name: names.get(code) ?? code };
}

function textDto(text: ClaimRevision): ClaimTextDto {
  return {
    revision: text.revision,
    title: text.title,
    municipalities: [...text.municipalities],
    fromYear: text.fromYear,
    toYear: text.toYear,
    components: [...text.components],
    narrative: text.narrative,
    contact: text.contact,
  };
}

function evidenceDto(evidence: Evidence, submittedAt: Date | null): EvidenceDto {
  return {
    number: evidence.number,
    kind: evidence.kind,
    fileName: evidence.fileName,
    fileSize: evidence.fileSize,
    sha256: evidence.fileSha256,
    addedBy: evidence.recordedBy,
    addedAt: evidence.recordedAt.toISOString(),
    addedLater: isAddedLater(evidence, submittedAt),
    withdrawnBecause: evidence.withdrawal?.reason ?? null,
  };
}

export function claimEventDto(event: ClaimEvent): ClaimEventDto {
  return {
    at: event.recordedAt.toISOString(),
    by: event.recordedBy,
    kind: event.kind,
    reason: event.reason,
    text: event.revision && textDto(event.revision),
    dated: event.step && datedDto(event.step),
    evidence: event.evidence?.number ?? null,
  };
}
