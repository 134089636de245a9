/** With these a spreadsheet program begins a formula, the wide forms of East Asian keyboards included. */
const FORMULA_START = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/;

/**
 * A text of somebody else's as a cell may hold it: one that looks like a formula gets an apostrophe before it, so that it
 * stays text when the cell is edited, or the sheet is saved as CSV and opened again.
 */
export function spreadsheetText(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}

/** The text that was put in such a cell. */
export function textBehindGuard(text: string): string {
  return text.startsWith("'") && FORMULA_START.test(text.slice(1)) ? text.slice(1) : text;
}
