import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import { WorkbookRefused } from '../workbook/workbook-refused.js';

/**
 * Collects the text of one string item (`si` or `is`): the runs of rich text are joined, and phonetic hints (`rPh`),
 * which Japanese Excel adds beside the text, are left out.
 */
export interface StringItem {
  open(name: string): void;
  close(name: string): void;
  text(text: string): void;
  /** The text so far; the next item starts empty. */
  take(): string;
}

export function stringItem(limits: WorkbookLimits): StringItem {
  let parts = '';
  let inText = false;
  let inPhonetic = false;
  return {
    open: (name) => {
      if (name === 'rPh') inPhonetic = true;
      if (name === 't') inText = !inPhonetic;
    },
    close: (name) => {
      if (name === 'rPh') inPhonetic = false;
      if (name === 't') inText = false;
    },
    text: (text) => {
      if (!inText) return;
      parts += text;
      if (parts.length > limits.cellCharacters) throw new WorkbookRefused('cell-too-long');
    },
    take: () => {
      const text = unescapeText(parts);
      parts = '';
      return text;
    },
  };
}

/** Excel writes characters that XML cannot hold as `_x000D_`, and an underscore before such a text as `_x005F_`. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_match, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
