import type { CostLine } from '../../kernel/scheme.js';
import type { CostColumn, ReceiptColumn, ReceptionColumn } from '../declaration-layout.js';
import type { Declared } from './declared.js';
import type { Known, KnownOfYear } from './known.js';

/**
 * A rule that a declaration is held against: how grave a breach is and what is said of it. Every rule is one file in
 * the folder of what it is about, with its test beside it, and one line in the registry.
 *
 * An error keeps the declaration out; a warning goes with it, and is confirmed before the declaration is submitted.
 * `{given}` is what the file holds, between quotes; `{count}` is a number of things. What was expected is said by
 * whoever finds the breach, between problem and remedy.
 */
export interface Rule<C extends string = string> {
  readonly code: C;
  readonly severity: 'error' | 'warning';
  readonly problem: string;
  readonly remedy: string;
}

/** A rule over one cost line after another; what it has to remember it keeps between calls, within bounds. */
export interface CostRule<C extends string = string> extends Rule<C> {
  /** Begins with a declaration. */
  readonly eachCost: (known: KnownOfYear) => (line: CostLine) => Hit | null;
}

/** A rule over the declaration as a whole and what is known besides; held when every line could be read. */
export interface WholeRule<C extends string = string> extends Rule<C> {
  readonly whole: (declared: Declared, known: Known) => readonly Hit[];
}

/** A breach: where, what was given, and what was expected instead. */
export interface Hit {
  /** Null for what concerns the declaration as a whole. */
  readonly at: HitPlace | null;
  readonly given?: string | null;
  readonly expected: string;
  readonly count?: number;
  /** A sentence of its own between expectation and remedy. */
  readonly hint?: string | null;
}

/** A cell by its sheet, row and column of the template; without a row: the column as such, without both: the sheet. */
export type HitPlace =
  | { readonly sheet: 'Opvang'; readonly row?: number; readonly column?: ReceptionColumn }
  | { readonly sheet: 'Kosten'; readonly row?: number; readonly column?: CostColumn }
  | { readonly sheet: 'Ontvangsten'; readonly row?: number; readonly column?: ReceiptColumn };

/** A rule that the reader applies while it reads. */
export function rule<const C extends string>(definition: Rule<C>): Rule<C> {
  return definition;
}

export function costRule<const C extends string>(definition: CostRule<C>): CostRule<C> {
  return definition;
}

export function wholeRule<const C extends string>(definition: WholeRule<C>): WholeRule<C> {
  return definition;
}

export const MEND_CELL = 'Verbeter de cel en lever het bestand opnieuw in.';
export const MEND_SHEET = 'Verbeter het blad en lever het bestand opnieuw in.';
export const CHECK = 'Controleer of dit klopt.';
