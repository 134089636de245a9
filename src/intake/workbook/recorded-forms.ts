import type { CellRange } from './cell-range.js';
import type { SheetForm, SheetInfo } from './workbook.js';

/** The form of a sheet while it is read. */
export class FormRecorder implements SheetForm {
  readonly hiddenColumns: { readonly first: number; readonly last: number }[] = [];
  readonly merged: CellRange[] = [];

  hide(first: number, last: number): void {
    if (this.hiddenColumns.length < MOST_OF_A_KIND) this.hiddenColumns.push({ first, last });
  }

  merge(range: CellRange): void {
    if (this.merged.length < MOST_OF_A_KIND) this.merged.push(range);
  }
}

/** Of which far fewer are shown; more need not be remembered. */
const MOST_OF_A_KIND = 10_000;

/** The form of each sheet of a workbook, made when it is first asked for. */
export function recordedForms(): (sheet: SheetInfo) => FormRecorder {
  const forms = new Map<SheetInfo, FormRecorder>();
  return (sheet) => {
    const form = forms.get(sheet) ?? new FormRecorder();
    forms.set(sheet, form);
    return form;
  };
}
