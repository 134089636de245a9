import type { WorkbookLimits } from '../../../platform/config/workbook-limits.js';
import type { Finding } from '../../findings.js';
import { looseKey } from '../../notation/choice.js';
import { openOds } from '../../ods/open-ods.js';
import type { ZipArchive } from '../../workbook/zip-archive.js';
import { FINDINGS_SHEET } from '../findings-sheet.js';
import { writtenPackage } from '../package-writer.js';
import { placedFindings } from '../placed-findings.js';
import { partText, wholeText } from '../xml-text.js';
import { patchedContent } from './content-patch.js';

const CONTENT = 'content.xml';
const STYLES = 'styles.xml';

/**
 * Somebody's own OpenDocument spreadsheet with the findings in it: a comment and a colour on each cell that was found, and
 * a table Bevindingen with links. Only the content is changed; every other part is the bytes that came in.
 */
export async function annotateOds(
  zip: ZipArchive,
  findings: readonly Finding[],
  limits: WorkbookLimits,
): Promise<AsyncIterable<Buffer>> {
  const { sheets } = await openOds(zip, limits);
  const names = sheets.map(({ name }) => name).filter((name) => looseKey(name) !== looseKey(FINDINGS_SHEET));
  const placed = placedFindings(findings, names);
  const styles = zip.has(STYLES) ? await wholeText(zip.read(STYLES)) : '';
  const content = (): AsyncIterable<string> => patchedContent(partText(zip.read(CONTENT)), placed, styles);
  return writtenPackage(zip, { changes: new Map([[CONTENT, content]]) });
}
