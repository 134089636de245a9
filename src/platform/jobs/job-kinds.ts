/** Every kind of background work there is. Each has a queue, which the owner of the database makes at start. */
export const JOB_KINDS = ['reassessment', 'declaration-batch'] as const;

export type JobKind = (typeof JOB_KINDS)[number];
