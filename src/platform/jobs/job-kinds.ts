/** Every kind of background work there is. Each has a queue, which the owner of the database makes at start. */
export const JOB_KINDS = ['reassessment', 'declaration-batch', 'export'] as const;

/** Those that may be left undone: they only make something that can be asked for again. */
export const CANCELLABLE_KINDS: readonly JobKind[] = ['export'];

export type JobKind = (typeof JOB_KINDS)[number];
