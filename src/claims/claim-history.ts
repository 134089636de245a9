import type { Evidence } from './claim-evidence.repository.js';
import type { ClaimRevision, ClaimStep, Recorded } from './claims.repository.js';

/** Something that happened to a claim. */
export interface ClaimEvent extends Recorded {
  readonly kind: 'made' | 'revised' | 'submitted' | 'returned' | 'included' | 'presented' | 'settled' | EvidenceEvent;
  /** What it said from then on. */
  readonly revision: ClaimRevision | null;
  readonly step: ClaimStep | null;
  readonly evidence: Evidence | null;
  readonly reason: string | null;
}

type EvidenceEvent = 'evidence-added' | 'evidence-withdrawn';

/** All of it in the order in which it was recorded. */
export function claimHistory(
  revisions: readonly ClaimRevision[],
  steps: readonly ClaimStep[],
  evidence: readonly Evidence[],
): ClaimEvent[] {
  const events = [
    ...revisions.map((revision) =>
      eventOf(revision.revision === 1 ? 'made' : 'revised', revision, { revision, step: null, evidence: null }),
    ),
    ...steps
      // the first step is the making
      .filter(({ step }) => step > 1)
      .map((step) =>
        eventOf(step.state === 'draft' ? 'returned' : step.state, step, { ...NOTHING, step }, step.reason),
      ),
    ...evidence.map((one) => eventOf('evidence-added', one, { ...NOTHING, evidence: one })),
    ...evidence.flatMap((one) =>
      one.withdrawal
        ? [eventOf('evidence-withdrawn', one.withdrawal, { ...NOTHING, evidence: one }, one.withdrawal.reason)]
        : [],
    ),
  ];
  return events.sort((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime());
}

type Subject = Pick<ClaimEvent, 'revision' | 'step' | 'evidence'>;

const NOTHING: Subject = { revision: null, step: null, evidence: null };

function eventOf(
  kind: ClaimEvent['kind'],
  { recordedBy, recordedAt }: Recorded,
  subject: Subject,
  reason: string | null = null,
): ClaimEvent {
  return { kind, recordedBy, recordedAt, ...subject, reason };
}
