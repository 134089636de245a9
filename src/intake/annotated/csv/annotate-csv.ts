import { createReadStream } from 'node:fs';
import type { WorkbookLimits } from '../../../platform/config/workbook-limits.js';
import { spreadsheetText } from '../../../platform/spreadsheet-text.js';
import { csvRecords } from '../../csv/csv-records.js';
import type { CsvRecord } from '../../csv/csv-records.js';
import { archiveFiles, BARE_SHEET } from '../../csv/open-csv.js';
import { readableText } from '../../csv/text-encoding.js';
import type { ReadableText } from '../../csv/text-encoding.js';
import type { Finding } from '../../findings.js';
import type { ZipArchive } from '../../workbook/zip-archive.js';
import { FINDINGS_SHEET, isFindingsColumn } from '../findings-sheet.js';
import { writtenPackage } from '../package-writer.js';
import { placedFindings } from '../placed-findings.js';

/**
 * A CSV file with the findings in it: a last column Bevindingen on the head and on each line that was found; what concerns
 * no line stands on the head of the first file. Every other line is as it was. It is written as UTF-8 with the mark by
 * which Excel knows that.
 */
export async function annotateCsv(
  path: string,
  findings: readonly Finding[],
  limits: WorkbookLimits,
): Promise<AsyncIterable<Buffer>> {
  const text = await readableText(() => createReadStream(path), limits);
  return inUtf8(annotatedText(text, messagesByRow(findings, [BARE_SHEET], BARE_SHEET), limits));
}

/** A zip with a CSV for each sheet, each of them so. */
export async function annotateCsvArchive(
  zip: ZipArchive,
  findings: readonly Finding[],
  limits: WorkbookLimits,
): Promise<AsyncIterable<Buffer>> {
  const files = archiveFiles(zip, limits);
  const names = files.map(({ name }) => name);
  const changes = new Map<string, () => AsyncIterable<string>>();
  for (const { part, name } of files) {
    const text = await readableText(() => zip.read(part), limits);
    const messages = messagesByRow(findings, names, name);
    changes.set(part, () => annotatedText(text, messages, limits));
  }
  return writtenPackage(zip, { changes });
}

/** Between the messages of one line. */
const SEPARATOR = ' | ';

function messagesByRow(findings: readonly Finding[], names: readonly string[], name: string): Map<number, string> {
  const messages = new Map<number, string>();
  for (const { finding, cell } of placedFindings(findings, names)) {
    if ((cell?.sheet ?? names[0]) !== name) continue;
    const row = cell?.row ?? 1;
    const earlier = messages.get(row);
    messages.set(row, earlier === undefined ? finding.message : earlier + SEPARATOR + finding.message);
  }
  return messages;
}

const BYTE_ORDER_MARK = '\uFEFF';

async function* annotatedText(
  text: ReadableText,
  messages: ReadonlyMap<number, string>,
  limits: WorkbookLimits,
): AsyncGenerator<string> {
  const { separator } = text;
  let row = 0;
  let width = 0;
  let hasColumn = false;
  yield BYTE_ORDER_MARK;
  for await (const records of csvRecords(text.characters(), separator, limits)) {
    let annotated = '';
    for (const record of records) {
      row += 1;
      if (row === 1) {
        hasColumn = isFindingsColumn(record.fields.at(-1) ?? '');
        width = record.fields.length;
      }
      const bare = hasColumn && record.fields.length === width ? withoutLastField(record, separator) : record.text;
      const message = messages.get(row);
      const added = row === 1 ? [FINDINGS_SHEET, message ?? []].flat().join(': ') : message;
      annotated += added === undefined ? bare : withField(bare, separator, added);
    }
    yield annotated;
  }
}

const LINE_END = /(?:\r\n|\n|\r)?$/;

function withField(line: string, separator: string, text: string): string {
  return line.replace(LINE_END, (end) => `${separator}${quoted(spreadsheetText(text))}${end}`);
}

/** What stood there an earlier time, whether a spreadsheet program saved it anew or not. */
function withoutLastField({ text, fields }: CsvRecord, separator: string): string {
  const last = fields.at(-1) ?? '';
  const end = LINE_END.exec(text)?.[0] ?? '';
  const line = text.slice(0, text.length - end.length);
  const written = [separator + quoted(last), separator + last].find((field) => line.endsWith(field));
  return written === undefined ? text : line.slice(0, line.length - written.length) + end;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

async function* inUtf8(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const text of texts) yield Buffer.from(text);
}
