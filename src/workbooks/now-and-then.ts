import type { Progress } from './negotiation/negotiation-figures.service.js';

/** Progress is told no oftener: it is a transaction each time. */
const TELL_EVERY_MS = 250;

/**
 * Passes progress on now and then, and always the last: it is then that a job which was cancelled finds out. Of nothing to
 * do there is one step, for a job has at least one.
 */
export function nowAndThen(tell: Progress, now: () => number = () => performance.now()): Progress {
  let next = -Infinity;
  return async (done, total) => {
    const at = now();
    if (at < next && done < total) return;
    next = at + TELL_EVERY_MS;
    await tell(done, Math.max(total, 1));
  };
}
