import { maskBsn } from './bsn.js';
import { cleanText } from './notation/plain-text.js';
import { ruleOf } from './rules/registry.js';
import type { FindingCode } from './rules/registry.js';
import { columnLetter } from './workbook/column-letter.js';

/** A bevinding: what is wrong, where, what was given, what was expected, and what to do about it. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning';
  /** Null for what concerns the file as a whole. */
  readonly sheet: string | null;
  readonly row: number | null;
  /** Letter, as the spreadsheet shows it. */
  readonly column: string | null;
  readonly header: string | null;
  /** Shortened, without invisible characters, every BSN masked. */
  readonly given: string | null;
  readonly expected: string;
  /** All of it in Dutch sentences. */
  readonly message: string;
}

/** A finding among the other things that a reader comes upon. */
export interface FindingItem {
  readonly kind: 'finding';
  readonly finding: Finding;
}

export function asItem(found: Finding): FindingItem {
  return { kind: 'finding', finding: found };
}

/** Where a finding points: the file, a sheet, a column, a row or a cell. */
export interface Place {
  readonly sheet?: string;
  readonly row?: number;
  /** Column number, from 1. */
  readonly column?: number;
  readonly header?: string;
  /** Of the sheet Gemeente, where a row is a field; it stands where a header would. */
  readonly field?: string;
}

export interface FindingDetails {
  readonly given?: string | null;
  readonly expected: string;
  readonly count?: number;
  /** A sentence of its own between expectation and remedy, such as the word that was probably meant. */
  readonly hint?: string | null;
  /** What to do when it is not what the rule says: a name that is misspelt is mended, not added. */
  readonly remedy?: string | null;
}

const LONGEST_GIVEN = 80;

export function finding(code: FindingCode, place: Place, details: FindingDetails): Finding {
  const { severity, problem, remedy: usualRemedy } = ruleOf(code);
  const given = details.given === undefined || details.given === null ? null : presentable(details.given);
  const sheet = place.sheet === undefined ? null : presentable(place.sheet);
  const label = place.field ?? place.header;
  const header = label === undefined ? null : presentable(label);
  const column = place.column === undefined ? null : columnLetter(place.column);
  const row = place.row ?? null;
  const sentence = problem.replace('{given}', () => `"${given}"`).replace('{count}', () => String(details.count));
  const where = locate(place, sheet, column, header);
  const parts = [
    where === '' ? capitalised(sentence) : `${where}: ${sentence}`,
    `Verwacht: ${details.expected}.`,
    details.hint ?? '',
    details.remedy ?? usualRemedy,
  ];
  const message = parts.filter((part) => part !== '').join(' ');
  return { code, severity, sheet, row, column, header, given, expected: details.expected, message };
}

/** What may be shown of what a file holds. BSNs are masked before cutting, or half of one would remain. */
export function presentable(text: string): string {
  const shown = [...maskBsn(cleanText(text))];
  return shown.length <= LONGEST_GIVEN ? shown.join('') : `${shown.slice(0, LONGEST_GIVEN - 1).join('')}…`;
}

/** Example: `Blad Kosten, rij 17, kolom D (Bedrag)`; without a sheet `Rij 17, veld amnt`. */
function locate({ row, field }: Place, sheet: string | null, column: string | null, header: string | null): string {
  const label = header === null ? '' : `${field === undefined ? 'kolom' : 'veld'} ${header}`;
  const columnAndHeader = column === null ? label : `kolom ${column}${header === null ? '' : ` (${header})`}`;
  const parts = [sheet === null ? '' : `Blad ${sheet}`, row === undefined ? '' : `rij ${row}`, columnAndHeader];
  return capitalised(parts.filter((part) => part !== '').join(', '));
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
