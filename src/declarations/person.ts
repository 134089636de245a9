/** Who did it, as long as nobody logs in: the server listens on this machine only, and does not know its users. */
export const UNIDENTIFIED = 'unidentified';
