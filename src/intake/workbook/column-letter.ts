/** Columns by letter and by number: A is 1, Z is 26, AA is 27, XFD (16,384) is Excel's last. */

const LAST_COLUMN = 16_384;
const CODE_BEFORE_A = 64;

/** The column of a cell reference such as `AB12`; null when it is none. */
export function columnOfReference(reference: string): number | null {
  let column = 0;
  for (let index = 0; index < reference.length && index < 4; index++) {
    const letter = (reference.charCodeAt(index) & ~32) - CODE_BEFORE_A;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column >= 1 && column <= LAST_COLUMN ? column : null;
}

export function columnLetter(column: number): string {
  const last = (column - 1) % 26;
  const before = (column - 1 - last) / 26;
  return (before > 0 ? columnLetter(before) : '') + String.fromCharCode(CODE_BEFORE_A + 1 + last);
}
