import { amount } from '../../kernel/money.js';
import { dutchDate } from '../../platform/dutch-dates.js';
import type { CellValue } from '../workbook/workbook.js';

/** Cells as text that a person would recognise: what is kept of free text, and what a finding shows of a cell. */

/** Control, zero-width and direction characters, and halves of characters: unseen, or able to change what is seen. */
const INVISIBLE = /(?![\t\n\v\f\r])[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Most text has nothing to clean, and a declaration has a million cells of it. */
const CLEAN = /^[!-~]+(?: [!-~]+)*$/;

/** Text without invisible characters, each run of white space one space, trimmed. */
export function cleanText(text: string): string {
  if (CLEAN.test(text)) return text;
  return text.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** Example: the number 12.5 is `12,5`, a day is `31-01-2024`, true is `WAAR`. */
export function plainText(value: CellValue): string {
  switch (value.kind) {
    case 'text':
      return cleanText(value.text);
    case 'number':
      return amount(value.raw).toFixed().replace('.', ',');
    case 'date':
      return dutchDate(value.date);
    case 'boolean':
      return value.value ? 'WAAR' : 'ONWAAR';
    case 'error':
      return cleanText(value.error);
    case 'uncomputed':
      return '';
  }
}
