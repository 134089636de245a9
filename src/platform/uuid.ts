const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Whether a text can be asked of the database as an id: a UUID of any version, in small letters as we write them. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
