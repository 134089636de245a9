import { FILL, HEAD_FILL, LINK_COLOUR } from './finding-colours.js';
import { attribute, withAttribute } from './xml-text.js';

/** Styles by number, added to those of the workbook as they are asked for; the others stay what they are. */
export interface StyleBook {
  /** The style that is like this one, in the colour of a finding. */
  coloured(style: number, severity: 'error' | 'warning'): number;
  /** A style of the sheet Bevindingen. */
  own(kind: OwnStyle): number;
  /** The part, with all that was asked for; complete when the last sheet is written. */
  xml(): string;
}

export type OwnStyle = 'head' | 'text' | 'link' | 'error' | 'warning';

export const EMPTY_STYLES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>';

export function styleBook(original: string): StyleBook {
  const formats = section(original, 'cellXfs', 'xf');
  const fills = section(original, 'fills', 'fill');
  const fonts = section(original, 'fonts', 'font');
  const addedFormats: string[] = [];
  const numbers = new Map<string, number>();
  const { prefix } = formats;
  const fillNumber = { error: fills.items.length, warning: fills.items.length + 1, head: fills.items.length + 2 };
  const fontNumber = { head: fonts.items.length, link: fonts.items.length + 1 };

  const numberOf = (key: string, make: () => string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = formats.items.length + addedFormats.push(make()) - 1;
    numbers.set(key, number);
    return number;
  };
  const ownFormat = (font: number, fill: number): string =>
    `<${prefix}xf numFmtId="0" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyFont="1" applyFill="1" ` +
    `applyAlignment="1"><${prefix}alignment vertical="top" wrapText="1"/></${prefix}xf>`;
  const own: Readonly<Record<OwnStyle, () => string>> = {
    head: () => ownFormat(fontNumber.head, fillNumber.head),
    text: () => ownFormat(0, 0),
    link: () => ownFormat(fontNumber.link, 0),
    error: () => ownFormat(0, fillNumber.error),
    warning: () => ownFormat(0, fillNumber.warning),
  };

  return {
    coloured: (style, severity) =>
      numberOf(`${style} ${severity}`, () => {
        const format = formats.items[style] ?? formats.items[0] ?? `<${prefix}xf/>`;
        const [tag = ''] = /^<[^>]*>/.exec(format) ?? [];
        const filled = withAttribute(withAttribute(tag, 'fillId', String(fillNumber[severity])), 'applyFill', '1');
        return filled + format.slice(tag.length);
      }),
    own: (kind) => numberOf(kind, own[kind]),
    xml: () => {
      let xml = appended(original, 'cellXfs', formats, addedFormats);
      xml = appended(
        xml,
        'fills',
        fills,
        [FILL.error, FILL.warning, HEAD_FILL].map((colour) => solid(fills.prefix, argb(colour))),
      );
      return appended(xml, 'fonts', fonts, [
        `<${prefix}font><${prefix}b/><${prefix}sz val="11"/><${prefix}color rgb="FFFFFFFF"/><${prefix}name val="Calibri"/></${prefix}font>`,
        `<${prefix}font><${prefix}u/><${prefix}sz val="11"/><${prefix}color rgb="${argb(LINK_COLOUR)}"/><${prefix}name val="Calibri"/></${prefix}font>`,
      ]);
    },
  };
}

/** Example: `#F8CBAD` is `FFF8CBAD`, opaque. */
function argb(colour: string): string {
  return colour.replace('#', 'FF');
}

function solid(prefix: string, rgb: string): string {
  return (
    `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="${rgb}"/>` +
    `<${prefix}bgColor indexed="64"/></${prefix}patternFill></${prefix}fill>`
  );
}

interface Section {
  readonly prefix: string;
  readonly items: readonly string[];
  /** Where its opening tag starts and ends, and where its closing tag starts; null when the list is absent. */
  readonly at: { readonly open: number; readonly inside: number; readonly close: number } | null;
}

/** A list of the part, such as `<fills>`, and its elements as they stand there. */
function section(xml: string, list: string, item: string): Section {
  const open = new RegExp(`<((?:[\\w.-]+:)?)${list}(?:\\s[^>]*)?>`).exec(xml);
  if (!open) return { prefix: prefixOf(xml), items: [], at: null };
  const [tag, prefix = ''] = open;
  const inside = open.index + tag.length;
  const close = tag.endsWith('/>') ? inside : xml.indexOf(`</${prefix}${list}>`, inside);
  const body = xml.slice(inside, close < 0 ? inside : close);
  // a slash within an attribute does not end the element
  const each = new RegExp(`<${prefix}${item}(?:\\s(?:[^>/]|/(?!>))*)?(?:/>|>[\\s\\S]*?</${prefix}${item}>)`, 'g');
  return { prefix, items: body.match(each) ?? [], at: { open: open.index, inside, close: close < 0 ? inside : close } };
}

/** The part with elements added at the end of a list, which is made when it is absent. */
function appended(xml: string, list: string, { prefix, items, at }: Section, added: readonly string[]): string {
  const here = section(xml, list, '').at;
  if (!at || !here) {
    const made = `<${prefix}${list} count="${added.length}">${added.join('')}</${prefix}${list}>`;
    return xml.replace(/(<(?:[\w.-]+:)?styleSheet(?:\s[^>]*)?>)/, (root) => root + made);
  }
  const tag = xml.slice(here.open, here.inside);
  const count =
    attribute(tag, 'count') === undefined ? tag : withAttribute(tag, 'count', String(items.length + added.length));
  if (tag.endsWith('/>')) {
    return `${xml.slice(0, here.open)}${count.replace(/\/>$/, '>')}${added.join('')}</${prefix}${list}>${xml.slice(here.inside)}`;
  }
  return `${xml.slice(0, here.open)}${count}${xml.slice(here.inside, here.close)}${added.join('')}${xml.slice(here.close)}`;
}

function prefixOf(xml: string): string {
  return /<((?:[\w.-]+:)?)styleSheet/.exec(xml)?.[1] ?? '';
}
