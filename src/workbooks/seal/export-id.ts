import { createHash } from 'node:crypto';
import type { ExportQuestion } from '../exports.repository.js';

/**
 * How workbooks are laid out. Another layout is another workbook, of another name; so this number goes up with every change
 * of what a workbook looks like.
 */
const FORMAT = 2;

/** The name of a workbook, by what was asked and the moment it is known on: a UUID of version 8 (RFC 9562, section 5.8). */
export function exportId(question: ExportQuestion, knownOn: Date): string {
  const { audience, fromYear, toYear, layout, tariffsPublishedBy } = question;
  const asked = [FORMAT, audience, fromYear, toYear, layout, tariffsPublishedBy, knownOn.toISOString()];
  const bytes = createHash('sha256').update(JSON.stringify(asked)).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
