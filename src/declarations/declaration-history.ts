import type { Confirmation } from './confirmations.repository.js';
import type { Declaration } from './declarations.repository.js';

/** What can happen in the life of a declaration. */
export const EVENTS = ['uploaded', 'confirmed', 'submitted', 'returned', 'approved', 'corrected'] as const;

/** Something that happened, as it was recorded. */
export interface HistoryEvent {
  readonly event: (typeof EVENTS)[number];
  readonly by: string;
  readonly at: Date;
  readonly reason: string | null;
  /** In Dutch: which file, which warnings, which version. */
  readonly detail: string | null;
}

/** The life of a declaration in order. `successor` is the version that took its place, if any. */
export function historyOf(
  declaration: Declaration,
  confirmations: readonly Confirmation[],
  successor: Declaration | null,
): HistoryEvent[] {
  const { createdBy, createdAt, submittedBy, submittedAt, decidedBy, decidedAt, returnReason } = declaration;
  const isReturned = declaration.status === 'returned';
  return [
    event('uploaded', createdBy, createdAt, { detail: `Bestand ${declaration.fileName}` }),
    ...confirmations.map(({ by, at, reason, findings }) =>
      event('confirmed', by, at, { reason, detail: warningsNamed(findings) }),
    ),
    event('submitted', submittedBy, submittedAt),
    event(isReturned ? 'returned' : 'approved', decidedBy, decidedAt, { reason: returnReason }),
    event('corrected', successor?.decidedBy, successor?.decidedAt, {
      detail: successor && `Vervangen door versie ${successor.version}`,
    }),
  ].flat();
}

/** The next version of the year that was approved: versions are approved in order. */
export function successorOf(declaration: Declaration, versions: readonly Declaration[]): Declaration | null {
  if (declaration.status !== 'corrected') return null;
  const later = versions.filter(
    ({ version, status }) => version > declaration.version && (status === 'approved' || status === 'corrected'),
  );
  return later.toSorted((one, other) => one.version - other.version)[0] ?? null;
}

/** Nothing when it did not happen. */
function event(
  name: HistoryEvent['event'],
  by: string | null | undefined,
  at: Date | null | undefined,
  { reason = null, detail = null }: Partial<Pick<HistoryEvent, 'reason' | 'detail'>> = {},
): HistoryEvent[] {
  return by && at ? [{ event: name, by, at, reason, detail }] : [];
}

const MOST_NAMED = 10;

/** Example: `Waarschuwingen 1, 2 en 5`; of many only how many. */
function warningsNamed(numbers: readonly number[]): string {
  if (numbers.length === 1) return `Waarschuwing ${numbers[0]}`;
  if (numbers.length > MOST_NAMED) return `${numbers.length} waarschuwingen`;
  return `Waarschuwingen ${numbers.slice(0, -1).join(', ')} en ${numbers.at(-1)}`;
}
