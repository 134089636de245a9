/**
 * The header in which a request says who acts. Nothing proves it yet: a token will take its place, and until then the
 * server listens on this machine only.
 */
export const ACTING_PERSON_HEADER = 'X-Acting-Person';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** What stands in that header, as it was sent: UTF-8 where it is that, else the Latin-1 of old; null: it is not there. */
export function actingPersonHeader(headers: Headers): string | null {
  const value = headers[ACTING_PERSON_HEADER.toLowerCase()];
  if (value === undefined) return null;
  // Node reads every byte of a header as one character
  const bytes = Buffer.from(String(value), 'latin1');
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : String(value);
}
