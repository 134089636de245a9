import { decodedXml } from '../workbook/xml-decoding.js';

/** Helps to change a few places of an XML text and leave every other character as it was. */

/** A tag as it stands in the text; `name` is without its namespace prefix. */
export interface Tag {
  readonly raw: string;
  readonly prefix: string;
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
}

/** Text between tags, comments and declarations are strings; tags are tags. */
export type XmlPiece = string | Tag;

/** Cuts a text that comes in chunks into pieces. */
export function xmlPieces(): { push(chunk: string): XmlPiece[]; end(): XmlPiece[] } {
  let rest = '';
  return {
    push: (chunk) => {
      const pieces: XmlPiece[] = [];
      const text = rest + chunk;
      let at = 0;
      for (;;) {
        const start = text.indexOf('<', at);
        if (start < 0) break;
        const end = endOfMarkup(text, start);
        if (end < 0) {
          if (start > at) pieces.push(text.slice(at, start));
          at = start;
          break;
        }
        if (start > at) pieces.push(text.slice(at, start));
        pieces.push(asTag(text.slice(start, end)));
        at = end;
      }
      const open = text.indexOf('<', at);
      if (open < 0 && at < text.length) {
        pieces.push(text.slice(at));
        at = text.length;
      }
      rest = text.slice(at);
      return pieces;
    },
    end: () => (rest === '' ? [] : [rest]),
  };
}

/** The index after the markup that starts here; -1 when its end has not come yet. */
function endOfMarkup(text: string, start: number): number {
  for (const [open, close] of ENCLOSED) {
    if (text.startsWith(open, start)) return after(text, close, start + open.length);
    // the chunk may end within the opening
    if (open.startsWith(text.slice(start, start + open.length))) return -1;
  }
  let quote = '';
  for (let at = start + 1; at < text.length; at++) {
    const letter = text.charAt(at);
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '>') return at + 1;
  }
  return -1;
}

const ENCLOSED = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

const TAG = /^<(\/?)(?:([^\s:/>]+):)?([^\s/>]+)[\s\S]*?(\/?)>$/;

function asTag(raw: string): XmlPiece {
  const match = raw.startsWith('<!') || raw.startsWith('<?') ? null : TAG.exec(raw);
  if (!match) return raw;
  const [, slash, prefix = '', name = '', empty] = match;
  const kind = slash === '/' ? 'close' : empty === '/' ? 'empty' : 'open';
  return { raw, prefix: prefix === '' ? '' : `${prefix}:`, name, kind };
}

/** The value of an attribute as it stands in the tag, entities and all; undefined when it has none. */
export function attribute(raw: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}\\s*=\\s*("([^"]*)"|'([^']*)')`).exec(raw);
  return match ? (match[2] ?? match[3]) : undefined;
}

/** The tag with an attribute set; the value must be safe as it is. */
export function withAttribute(raw: string, name: string, value: string): string {
  const pattern = new RegExp(`(\\s${name}\\s*=\\s*)("[^"]*"|'[^']*')`);
  if (pattern.test(raw)) return raw.replace(pattern, (_, start: string) => `${start}"${value}"`);
  return raw.replace(/\s*\/?>$/, (end) => ` ${name}="${value}"${end.trimStart()}`);
}

/** The tag without an attribute. */
export function withoutAttribute(raw: string, name: string): string {
  return raw.replace(new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*')`), '');
}

/** The text with elements at the end of an element, named as it stands there, be it empty or not. */
export function appendedTo(xml: string, element: string, added: string): string {
  if (added === '') return xml;
  const close = `</${element}>`;
  const at = xml.lastIndexOf(close);
  if (at >= 0) return xml.slice(0, at) + added + xml.slice(at);
  const empty = new RegExp(`<${element}(?:\\s[^>]*)?/>`);
  return xml.replace(empty, (tag) => tag.replace(/\s*\/>$/, '>') + added + close);
}

/** Text as XML may hold it: escaped, and without the characters that XML cannot hold at all. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A part as text. What is written back is UTF-8, so a declaration of another encoding would no longer be true. */
export async function* partText(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let isStart = true;
  for await (const text of decodedXml(bytes)) {
    yield isStart ? text.replace(DECLARED_ENCODING, '$1"UTF-8"') : text;
    isStart &&= text === '';
  }
}

const DECLARED_ENCODING = /^(<\?xml[^>]*?\sencoding\s*=\s*)(?:"[^"]*"|'[^']*')/;

export async function wholeText(bytes: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of partText(bytes)) text += chunk;
  return text;
}
