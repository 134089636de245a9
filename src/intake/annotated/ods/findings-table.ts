import { spreadsheetText } from '../../../platform/spreadsheet-text.js';
import { FILL, HEAD_FILL, LINK_COLOUR } from '../finding-colours.js';
import { FINDINGS_SHEET, findingsSheetComments, findingsTable } from '../findings-sheet.js';
import type { FindingsCell } from '../findings-sheet.js';
import { referenceOf } from '../placed-findings.js';
import type { PlacedFinding } from '../placed-findings.js';
import { escaped } from '../xml-text.js';
import { annotation } from './annotations.js';

/** The sheet Bevindingen as a table of an OpenDocument spreadsheet, and the styles it uses. */

const STYLE = 'opvangboek-';

/** Automatic styles; they stand before the table. */
export function findingsTableStyles(): string {
  const cell = (name: string, fill: string | null, text: string): string =>
    `<style:style style:name="${STYLE}${name}" style:family="table-cell" style:parent-style-name="Default">` +
    `<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"` +
    `${fill === null ? '' : ` fo:background-color="${fill}"`}/>${text}</style:style>`;
  const columns = findingsTable([]).widths.map(
    (width, index) =>
      `<style:style style:name="${STYLE}column-${index}" style:family="table-column">` +
      `<style:table-column-properties style:column-width="${(width * 0.2).toFixed(1)}cm"/></style:style>`,
  );
  return [
    cell('head', HEAD_FILL, '<style:text-properties fo:font-weight="bold" fo:color="#FFFFFF"/>'),
    cell('text', null, ''),
    cell('link', null, `<style:text-properties fo:color="${LINK_COLOUR}"/>`),
    cell('error', FILL.error, ''),
    cell('warning', FILL.warning, ''),
    ...columns,
  ].join('');
}

/** Whether a style is one of these, from an earlier return. */
export function isFindingsTableStyle(name: string): boolean {
  return name.startsWith(STYLE);
}

export function findingsTableXml(placed: readonly PlacedFinding[]): string {
  const { widths, rows } = findingsTable(placed);
  const comments = new Map(findingsSheetComments(placed).map((comment) => [referenceOf(comment), comment.text]));
  const columns = widths.map((_, index) => `<table:table-column table:style-name="${STYLE}column-${index}"/>`);
  const lines = rows.map((cells, at) => {
    const inner = cells.map((cell, index) =>
      cellXml(cell, comments.get(referenceOf({ row: at + 1, column: index + 1 })) ?? null),
    );
    return `<table:table-row>${inner.join('')}</table:table-row>`;
  });
  return `<table:table table:name="${FINDINGS_SHEET}">${columns.join('')}${lines.join('')}</table:table>`;
}

function cellXml({ text, style, target }: FindingsCell, comment: string | null): string {
  const start = `<table:table-cell table:style-name="${STYLE}${style}"`;
  if (text === '') return `${start}/>`;
  const shown = escaped(spreadsheetText(text));
  const link = target && `#'${target.sheet.replaceAll("'", "''")}'.${referenceOf(target)}`;
  const inside = link === null ? shown : `<text:a xlink:type="simple" xlink:href="${escaped(link)}">${shown}</text:a>`;
  return (
    `${start} office:value-type="string">${comment === null ? '' : annotation(comment)}` +
    `<text:p>${inside}</text:p></table:table-cell>`
  );
}
