import { XML_HEAD, xmlText } from './xml.js';

/** Where a chart lies: its corner, and how many columns and rows it takes; columns and rows from 0. */
export interface Anchor {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

/** A chart on a sheet, by its relationship. */
export interface DrawnChart {
  readonly relationshipId: string;
  readonly anchor: Anchor;
  readonly title: string;
  /** Read out by who does not see it. */
  readonly description: string;
}

/** The part of a sheet that says which charts lie on it, and where (ECMA-376, part 1, section 20.5). */
export function drawingPart(charts: readonly DrawnChart[]): string {
  return `${XML_HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">${charts.map(frame).join('')}</xdr:wsDr>`;
}

function frame({ relationshipId, anchor, title, description }: DrawnChart, index: number): string {
  const { column, row, columns, rows } = anchor;
  return `<xdr:twoCellAnchor>${corner('from', column, row)}${corner('to', column + columns, row + rows)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${index + 2}" name="${xmlText(title)}" descr="${xmlText(description)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${relationshipId}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`;
}

function corner(name: 'from' | 'to', column: number, row: number): string {
  return `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
}
