import { containsBsn, maskBsn } from './bsn.js';
import { brokenCell, isReadable, UNREADABLE } from './cell-reading.js';
import type { Unreadable } from './cell-reading.js';
import { finding } from './findings.js';
import type { Finding } from './findings.js';
import { plainText } from './notation/plain-text.js';
import type { TableCell } from './table.js';

/** Text that people write freely. No personal data belongs in it, and it is no place for a report. */
const LONGEST_TEXT = 1_000;

/** Explains something: a BSN in it is an error. */
export function readFreeText(cell: TableCell, findings: Finding[]): string | null | Unreadable {
  return readText(cell, findings, (text) => {
    if (!containsBsn(text)) return text;
    const expected = 'een tekst zonder persoonsgegevens';
    findings.push(finding('bsn-in-text', cell.place, { given: text, expected }));
    return UNREADABLE;
  });
}

/** Points to a document. Invoice numbers can look like a BSN, so that is a warning; the digits are not kept. */
export function readReference(cell: TableCell, findings: Finding[]): string | null | Unreadable {
  return readText(cell, findings, (text) => {
    if (!containsBsn(text)) return text;
    const expected = 'een kenmerk zonder persoonsgegevens';
    findings.push(finding('bsn-in-reference', cell.place, { given: text, expected }));
    return maskBsn(text);
  });
}

function readText(
  cell: TableCell,
  findings: Finding[],
  withoutBsn: (text: string) => string | Unreadable,
): string | null | Unreadable {
  if (cell.unreadable) return UNREADABLE;
  if (cell.value === null) return null;
  if (!isReadable(cell.value)) {
    findings.push(brokenCell(cell, cell.value, 'een tekst'));
    return UNREADABLE;
  }
  const text = plainText(cell.value);
  if (text === '') return null;
  if (text.length <= LONGEST_TEXT) return withoutBsn(text);
  const expected = `hoogstens ${LONGEST_TEXT} tekens`;
  findings.push(finding('text-too-long', cell.place, { given: text, count: text.length, expected }));
  withoutBsn(text);
  return UNREADABLE;
}
