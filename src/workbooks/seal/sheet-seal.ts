import { createHash } from 'node:crypto';
import { NOT_IN_XML } from '../ooxml/row-xml.js';

/** What a sheet holds, in one hash: of its values, so that it holds when somebody saves the workbook without changing it. */
export interface SheetSeal {
  readonly sheet: string;
  /** Rows that hold a value, its head included. */
  readonly rows: number;
  readonly sha256: string;
}

/** A value of a cell, whatever it looks like; of a formula what it comes to. */
export type SealedValue = string | number | boolean | null;

/** Takes the rows of a sheet in their order, and seals them. */
export interface Sealer {
  add(values: readonly SealedValue[]): void;
  seal(): SheetSeal;
}

export function sealer(sheet: string): Sealer {
  const hash = createHash('sha256');
  let rows = 0;
  return {
    add: (values) => {
      const kept = values.map(asKept);
      while (kept.length > 0 && kept.at(-1) === null) kept.pop();
      if (kept.length === 0) return;
      hash.update(`${JSON.stringify(kept)}\n`);
      rows += 1;
    },
    seal: () => ({ sheet, rows, sha256: hash.digest('hex') }),
  };
}

/** One hash over all sheets, in their order. */
export function sealOf(seals: readonly SheetSeal[]): string {
  const hash = createHash('sha256');
  for (const { sheet, rows, sha256 } of seals) hash.update(`${JSON.stringify([sheet, rows, sha256])}\n`);
  return hash.digest('hex');
}

/** As it comes out of a workbook again: there a text of nothing but space is no value, and a line ends with one character. */
function asKept(value: SealedValue): SealedValue {
  if (typeof value !== 'string') return value;
  const text = value.replace(/\r\n?/g, '\n').replace(NOT_IN_XML, '');
  return text.trim() === '' ? null : text;
}
