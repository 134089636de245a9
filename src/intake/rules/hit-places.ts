import { COST_SHEET, RECEIPT_SHEET, RECEPTION_SHEET } from '../declaration-layout.js';
import type { SheetLayout } from '../declaration-layout.js';
import type { Place } from '../findings.js';
import type { HitPlace } from './rule.js';

/** Where the columns of the template stand in the file at hand: by sheet, the column number of each key. */
export type ColumnPlaces = ReadonlyMap<string, ReadonlyMap<string, number>>;

const LABELS = new Map<string, ReadonlyMap<string, string>>(
  ([RECEPTION_SHEET, COST_SHEET, RECEIPT_SHEET] as readonly SheetLayout[]).map(({ name, columns }) => [
    name,
    new Map(columns.map(({ key, label }) => [key, label])),
  ]),
);

/** A rule names cells by the template; people find them by the letter that their own file shows. */
export function placeOf(at: HitPlace | null, columns: ColumnPlaces): Place {
  if (at === null) return {};
  const { sheet, row, column } = at;
  const header = column === undefined ? undefined : LABELS.get(sheet)?.get(column);
  const number = column === undefined ? undefined : columns.get(sheet)?.get(column);
  return {
    sheet,
    ...(row === undefined ? {} : { row }),
    ...(number === undefined ? {} : { column: number }),
    ...(header === undefined ? {} : { header }),
  };
}
