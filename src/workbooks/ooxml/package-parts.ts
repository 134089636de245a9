import type ExcelJS from 'exceljs';
import { chartPart } from './chart-part.js';
import type { Chart } from './chart-part.js';
import { drawingPart } from './drawing-part.js';
import type { Anchor } from './drawing-part.js';
import { absoluteRange } from './references.js';
import type { ColumnRange } from './references.js';
import { tablePart } from './table-part.js';
import { XML_HEAD } from './xml.js';

/**
 * The parts of a workbook that the streaming writer of exceljs does not know: tables, charts and names of ranges. They go
 * into the same zip while it is written, for to open it again afterwards would take as long as to write it.
 * What is used of the writer's inside is named in `WriterInside` and `SheetInside`: of release 4.4, and tested.
 */
export class PackageParts {
  private readonly inside: WriterInside;
  private readonly names: { name: string; ranges: string[] }[] = [];
  private readonly drawings: { sheetId: number; charts: readonly PlacedChart[] }[] = [];
  private tables = 0;
  private charts = 0;

  constructor(writer: ExcelJS.stream.xlsx.WorkbookWriter) {
    this.inside = writer as unknown as WriterInside;
    const { zip } = this.inside;
    const append = zip.append.bind(zip);
    zip.append = (content, options) =>
      append(options.name === CONTENT_TYPES ? this.withOwnTypes(String(content)) : content, options);
  }

  /** Gives rows of a column a name that formulas can say. */
  nameRange(name: string, range: ColumnRange): void {
    this.names.push({ name, ranges: [absoluteRange(range)] });
  }

  /** Makes the rows up to here a table; to be called before the sheet ends. */
  addTable(sheet: ExcelJS.Worksheet, headers: readonly string[], lastRow: number): void {
    const id = (this.tables += 1);
    const inside = sheet as unknown as SheetInside;
    const relationshipId = inside._sheetRelsWriter.addRelationship({
      Type: `${RELATIONSHIP}/table`,
      Target: `../tables/table${id}.xml`,
    });
    this.inside.zip.append(tablePart({ id, headers, lastRow }), { name: `xl/tables/table${id}.xml` });
    const close = inside._writeCloseWorksheet.bind(sheet);
    inside._writeCloseWorksheet = () => {
      inside.stream.write(`<tableParts count="1"><tablePart r:id="${relationshipId}"/></tableParts>`);
      close();
    };
  }

  /** Puts charts on a sheet, before it ends; what they show may be on sheets that come later. */
  addCharts(sheet: ExcelJS.Worksheet, charts: readonly PlacedChart[]): void {
    const inside = sheet as unknown as SheetInside;
    const relationshipId = inside._sheetRelsWriter.addRelationship({
      Type: `${RELATIONSHIP}/drawing`,
      Target: `../drawings/drawing${inside.id}.xml`,
    });
    const writeLegacyData = inside._writeLegacyData.bind(sheet);
    inside._writeLegacyData = () => {
      inside.stream.write(`<drawing r:id="${relationshipId}"/>`);
      writeLegacyData();
    };
    this.drawings.push({ sheetId: inside.id, charts });
  }

  /** Writes what is about the whole workbook, when all sheets have ended and before the workbook does. */
  end(): void {
    this.inside._definedNames = { model: this.names };
    for (const { sheetId, charts } of this.drawings) this.writeDrawing(sheetId, charts);
  }

  /** Lets go of the file, or whatever it is written to. */
  abort(): void {
    this.inside.zip.abort();
    this.inside.stream.destroy();
  }

  private writeDrawing(sheetId: number, charts: readonly PlacedChart[]): void {
    const { zip } = this.inside;
    const shown = charts.map(({ chart, anchor }) => ({ chart: chart(), anchor, number: (this.charts += 1) }));
    const drawn = shown.map(({ chart: { title, description }, anchor }, index) => {
      return { relationshipId: `rId${index + 1}`, anchor, title, description };
    });
    const relationships = shown.map(
      ({ number }, index) =>
        `<Relationship Id="rId${index + 1}" Type="${RELATIONSHIP}/chart" Target="../charts/chart${number}.xml"/>`,
    );
    for (const { chart, number } of shown) zip.append(chartPart(chart), { name: `xl/charts/chart${number}.xml` });
    zip.append(drawingPart(drawn), { name: `xl/drawings/drawing${sheetId}.xml` });
    zip.append(
      `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationships.join('')}</Relationships>`,
      { name: `xl/drawings/_rels/drawing${sheetId}.xml.rels` },
    );
  }

  private withOwnTypes(contentTypes: string): string {
    const numbered = (count: number, path: string, type: string): string[] =>
      Array.from({ length: count }, (_, index) => override(`${path}${index + 1}.xml`, type));
    const own = [
      ...numbered(this.tables, '/xl/tables/table', 'spreadsheetml.table'),
      ...numbered(this.charts, '/xl/charts/chart', 'drawingml.chart'),
      ...this.drawings.map(({ sheetId }) => override(`/xl/drawings/drawing${sheetId}.xml`, 'drawing')),
    ];
    return contentTypes.replace('</Types>', `${own.join('')}</Types>`);
  }
}

/** A chart and where it lies; asked for when all sheets are there, since it may show later ones. */
export interface PlacedChart {
  readonly anchor: Anchor;
  readonly chart: () => Chart;
}

const CONTENT_TYPES = '[Content_Types].xml';
const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function override(path: string, type: string): string {
  return `<Override PartName="${path}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`;
}

interface WriterInside {
  readonly zip: { append(content: unknown, options: { readonly name: string }): unknown; abort(): unknown };
  readonly stream: { destroy(): unknown };
  _definedNames: { readonly model: readonly { readonly name: string; readonly ranges: readonly string[] }[] };
}

interface SheetInside {
  readonly id: number;
  readonly stream: { write(text: string): unknown };
  readonly _sheetRelsWriter: { addRelationship(relationship: { Type: string; Target: string }): string };
  _writeLegacyData(): void;
  _writeCloseWorksheet(): void;
}
