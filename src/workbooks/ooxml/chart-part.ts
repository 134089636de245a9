import { absoluteRange } from './references.js';
import type { ColumnRange } from './references.js';
import { XML_HEAD, xmlText } from './xml.js';

/** Columns stand up, bars lie down, lines have a marker at each point. */
export type ChartKind = 'columns' | 'bars' | 'lines';

export interface ChartSeries {
  readonly name: string;
  readonly values: ColumnRange;
}

/** A chart of amounts in euro; it shows what its cells hold, also when those change. */
export interface Chart {
  readonly kind: ChartKind;
  readonly title: string;
  /** What somebody who does not see the chart is told. */
  readonly description: string;
  readonly categories: ColumnRange;
  readonly series: readonly ChartSeries[];
}

/**
 * Told apart by who does not see colours too: they differ in lightness, and each has 3 : 1 against white at least
 * (WCAG 2.2, 1.4.11).
 */
const COLOURS = ['154273', 'CA005D', '007BC7', '8A5A00', '39870C', '696969'];

/** The part of a chart (ECMA-376, part 1, section 21.2). */
export function chartPart({ kind, title, categories, series }: Chart): string {
  const shown = series.map((one, index) => seriesXml(kind, one, index, categories)).join('');
  return `${XML_HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1400" b="1"/></a:pPr><a:r><a:rPr lang="nl-NL" sz="1400" b="1"/><a:t>${xmlText(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot(kind, shown)}${axes(kind)}</c:plotArea>${series.length > 1 ? LEGEND : ''}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`;
}

function plot(kind: ChartKind, series: string): string {
  const ids = '<c:axId val="1"/><c:axId val="2"/>';
  if (kind === 'lines') {
    return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${ids}</c:lineChart>`;
  }
  const direction = kind === 'bars' ? 'bar' : 'col';
  return `<c:barChart><c:barDir val="${direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series}<c:gapWidth val="60"/>${ids}</c:barChart>`;
}

function seriesXml(kind: ChartKind, { name, values }: ChartSeries, index: number, categories: ColumnRange): string {
  const fill = `<a:solidFill><a:srgbClr val="${COLOURS[index % COLOURS.length] ?? ''}"/></a:solidFill>`;
  const look =
    kind === 'lines'
      ? `<c:spPr><a:ln w="28575">${fill}</a:ln></c:spPr><c:marker><c:symbol val="${MARKERS[index % MARKERS.length] ?? ''}"/><c:size val="8"/><c:spPr>${fill}</c:spPr></c:marker>`
      : `<c:spPr>${fill}</c:spPr><c:invertIfNegative val="0"/>`;
  const end = kind === 'lines' ? '<c:smooth val="0"/>' : '';
  return `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:v>${xmlText(name)}</c:v></c:tx>${look}<c:cat><c:strRef><c:f>${xmlText(absoluteRange(categories))}</c:f></c:strRef></c:cat><c:val><c:numRef><c:f>${xmlText(absoluteRange(values))}</c:f></c:numRef></c:val>${end}</c:ser>`;
}

const MARKERS = ['circle', 'square', 'triangle', 'diamond', 'x', 'star'];

const LEGEND = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>';

/** Categories beside the amounts, also where those go below zero; amounts as the program's user writes them. */
function axes(kind: ChartKind): string {
  const [categorySide, valueSide] = kind === 'bars' ? ['l', 'b'] : ['b', 'l'];
  const order = kind === 'bars' ? 'maxMin' : 'minMax';
  return `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="${order}"/></c:scaling><c:delete val="0"/><c:axPos val="${categorySide}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${valueSide}"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="[$€-413] #,##0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="${kind === 'bars' ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/></c:valAx>`;
}
