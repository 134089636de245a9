import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import { WorkbookRefused } from '../workbook/workbook-refused.js';

/**
 * Counts what a parser would make of a text, before it does: a line or a field that holds nothing costs it as much as one
 * with a value, and a line is in memory as a whole. Within quotes they count too, which makes the count a little high.
 */
export interface TextShape {
  add(chunk: Buffer): void;
  /** Refuses the text when it asks too much. */
  check(separator: ';' | ',' | '\t'): void;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

export function textShape(limits: WorkbookLimits): TextShape {
  const lineEnds = { feeds: 0, returns: 0 };
  // by the byte of the sign
  const counts = [';', ',', '\t'].map((sign) => ({ byte: sign.charCodeAt(0), all: 0, onLine: 0, most: 0 }));
  const countOf = new Map(counts.map((count) => [count.byte, count]));

  const endLine = (): void => {
    for (const count of counts) {
      count.most = Math.max(count.most, count.onLine);
      count.onLine = 0;
    }
  };
  return {
    add: (chunk) => {
      for (const byte of chunk) {
        if (byte > 0x3b) continue;
        if (byte === LINE_FEED || byte === CARRIAGE_RETURN) {
          if (byte === LINE_FEED) lineEnds.feeds += 1;
          else lineEnds.returns += 1;
          endLine();
          continue;
        }
        const count = countOf.get(byte);
        if (count) {
          count.all += 1;
          count.onLine += 1;
        }
      }
    },
    check: (separator) => {
      endLine();
      if (Math.max(lineEnds.feeds, lineEnds.returns) > limits.textLines) throw new WorkbookRefused('too-many-rows');
      const count = countOf.get(separator.charCodeAt(0));
      if (count && (count.most > limits.columns || count.all > limits.cellsPerSheet)) {
        throw new WorkbookRefused('too-many-cells');
      }
    },
  };
}
