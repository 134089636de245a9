/** The code of an error of the system ('EEXIST') or of PostgreSQL ('40001'); null when it has none. */
export function errorCode(error: unknown): string | null {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return hasCode && typeof error.code === 'string' ? error.code : null;
}
