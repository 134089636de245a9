import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import { WorkbookRefused } from '../workbook/workbook-refused.js';

/** A record beyond this many of the longest cells has lost a quote on the way, and would be the rest of the file. */
const MOST_FULL_CELLS = 64;

export interface CsvRecord {
  readonly fields: readonly string[];
  /** As it stands in the file, its line end included. */
  readonly text: string;
}

/**
 * The records of a CSV text (RFC 4180), those of a chunk at a time. Lines may end as on any system. A quote within a
 * field that does not begin with one is a letter (10" scherm), and so are the quotes of a field that goes on after its
 * closing one. A quote that is never closed is damage.
 */
export async function* csvRecords(
  characters: AsyncIterable<string>,
  separator: string,
  limits: WorkbookLimits,
): AsyncGenerator<readonly CsvRecord[]> {
  let rest = '';
  for await (const chunk of characters) {
    const scanner = new RecordScanner(rest + chunk, separator, false);
    yield scanner.records();
    rest = scanner.rest();
    if (rest.length > limits.cellCharacters * MOST_FULL_CELLS) throw new WorkbookRefused('cell-too-long');
  }
  const scanner = new RecordScanner(rest, separator, true);
  yield scanner.records();
  if (scanner.rest() !== '') throw new WorkbookRefused('damaged-workbook');
}

class RecordScanner {
  /** Where the record begins that is read, and where the field ended that was read last. */
  private start = 0;
  private end = 0;
  private readonly nextSeparator: Search;
  private readonly nextFeed: Search;
  private readonly nextReturn: Search;

  /** `isLast` when no more text comes: then the end of the text ends a record. */
  constructor(
    private readonly text: string,
    private readonly separator: string,
    private readonly isLast: boolean,
  ) {
    this.nextSeparator = searchFor(text, separator);
    this.nextFeed = searchFor(text, '\n');
    this.nextReturn = searchFor(text, '\r');
  }

  /** All that are complete. */
  records(): CsvRecord[] {
    const records: CsvRecord[] = [];
    for (let record = this.record(); record !== null; record = this.record()) records.push(record);
    return records;
  }

  /** What comes after them. */
  rest(): string {
    return this.text.slice(this.start);
  }

  private record(): CsvRecord | null {
    if (this.start >= this.text.length) return null;
    const fields: string[] = [];
    for (let from = this.start; ; from = this.end + 1) {
      const field = this.text.charAt(from) === '"' ? this.quotedField(from) : this.plainField(from);
      if (field === null) return null;
      fields.push(field);
      if (this.text.charAt(this.end) === this.separator) continue;
      const next = this.afterLineEnd();
      if (next === null) return null;
      const text = this.text.slice(this.start, next);
      this.start = next;
      return { fields, text };
    }
  }

  private plainField(from: number): string | null {
    this.end = Math.min(this.nextSeparator(from), this.nextFeed(from), this.nextReturn(from));
    if (this.end <= this.text.length) return this.text.slice(from, this.end);
    if (!this.isLast) return null;
    this.end = this.text.length;
    return this.text.slice(from);
  }

  private quotedField(from: number): string | null {
    let value = '';
    for (let at = from + 1; ;) {
      const quote = this.text.indexOf('"', at);
      // at the end of a chunk, a second quote may follow
      if (quote < 0 || (quote + 1 === this.text.length && !this.isLast)) return null;
      const isDouble = this.text.charAt(quote + 1) === '"';
      value += this.text.slice(at, isDouble ? quote + 1 : quote);
      at = quote + (isDouble ? 2 : 1);
      if (isDouble) continue;
      const tail = this.plainField(at);
      if (tail === null) return null;
      return tail === '' ? value : `"${value}"${tail}`;
    }
  }

  private afterLineEnd(): number | null {
    const isReturn = this.text.charAt(this.end) === '\r';
    if (!isReturn) return Math.min(this.end + 1, this.text.length);
    if (this.end + 1 === this.text.length && !this.isLast) return null;
    return this.end + (this.text.charAt(this.end + 1) === '\n' ? 2 : 1);
  }
}

/** The next place of a sign, from a place that never goes back; Infinity when there is none. */
type Search = (from: number) => number;

/** Looks on only when it has to: a sign that a text does not hold would else be looked for from every field. */
function searchFor(text: string, sign: string): Search {
  let found = -1;
  return (from) => {
    if (found < from) {
      const at = text.indexOf(sign, from);
      found = at < 0 ? Infinity : at;
    }
    return found;
  };
}
