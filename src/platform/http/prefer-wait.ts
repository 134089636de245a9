/** How long a request may wait for work that goes on in the background (RFC 7240, section 4.3). */

const DEFAULT_WAIT_S = 2;
const LONGEST_WAIT_S = 60;

/** What the header is called in the description of the API. */
export const PREFER_WAIT = {
  name: 'Prefer',
  required: false,
  description: `How many seconds to wait for it, as wait=10; at most ${LONGEST_WAIT_S}, and ${DEFAULT_WAIT_S} when left out`,
  schema: { type: 'string', example: 'wait=10' },
} as const;

/** In milliseconds. A preference that cannot be read, or of something else, is none. */
export function preferredWaitMs(prefer: string | undefined): number {
  const seconds = /(?:^|[,;])\s*wait\s*=\s*"?(\d{1,6})"?\s*(?:$|[,;])/i.exec(prefer ?? '')?.[1];
  return Math.min(seconds === undefined ? DEFAULT_WAIT_S : Number(seconds), LONGEST_WAIT_S) * 1_000;
}
