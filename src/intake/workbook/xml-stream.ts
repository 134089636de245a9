import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import type { WorkbookLimits } from './limits.js';
import { WorkbookRefused } from './workbook-refused.js';

/**
 * XML as a stream of elements and texts, with names without their namespace prefix (`x:row` is `row`), for producers
 * choose prefixes as they like. DOCTYPE is refused outright, and with it every entity that XML does not know by itself.
 */
export interface XmlHandlers {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
}

/** Attribute names are kept as written: `r:id` and `id` are two attributes. */
export type Attributes = Readonly<Record<string, string>>;

/** Parses while bytes come in; what `drain` returns after each chunk is yielded, in one piece: a step a thing is slow. */
export async function* streamXml<T>(
  bytes: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
  limits: WorkbookLimits,
  drain: () => readonly T[],
): AsyncGenerator<readonly T[]> {
  const parser = guardedParser(handlers, limits);
  let decoder: TextDecoder | null = null;
  for await (const chunk of bytes) {
    decoder ??= decoderFor(chunk);
    parser.write(decode(decoder, chunk));
    yield drain();
  }
  if (!decoder) throw new WorkbookRefused('damaged-workbook');
  parser.write(decode(decoder));
  parser.close();
  yield drain();
}

/** Parses a part to its end. */
export async function parseXml(
  bytes: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
  limits: WorkbookLimits,
): Promise<void> {
  for await (const nothing of streamXml(bytes, handlers, limits, (): never[] => [])) void nothing;
}

interface GuardedParser {
  write(text: string): void;
  close(): void;
}

function guardedParser(handlers: XmlHandlers, limits: WorkbookLimits): GuardedParser {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let depth = 0;
  let silence = 0;
  let elements = 0;
  const refuse = (error: Error): never => {
    throw new WorkbookRefused('damaged-workbook', error);
  };
  parser.on('error', refuse);
  parser.on('doctype', () => {
    throw new WorkbookRefused('unsafe-xml');
  });
  parser.on('opentag', (tag) => {
    silence = 0;
    if (++depth > limits.xmlDepth) throw new WorkbookRefused('damaged-workbook');
    if (++elements > limits.xmlElements) throw new WorkbookRefused('workbook-too-large');
    handlers.open(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    silence = 0;
    depth -= 1;
    handlers.close(localName(tag.name));
  });
  parser.on('text', (text) => handlers.text(text));
  parser.on('cdata', (text) => handlers.text(text));
  return {
    write: (text) => {
      silence += text.length;
      parser.write(text);
      if (silence > limits.xmlSilence) throw new WorkbookRefused('workbook-too-large');
    },
    close: () => void parser.close(),
  };
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Rarely UTF-16, of which a byte order mark tells; audit files may say that they are windows-1252. Else UTF-8. */
function decoderFor(start: Buffer): TextDecoder {
  const mark = start.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') {
    return new TextDecoder(mark === 'fffe' ? 'utf-16le' : 'utf-16be', { fatal: true });
  }
  const isWestern = WESTERN.test(start.subarray(0, LONGEST_DECLARATION).toString('latin1'));
  return new TextDecoder(isWestern ? 'windows-1252' : 'utf-8', { fatal: true });
}

const LONGEST_DECLARATION = 200;
const WESTERN = /^<\?xml[^>]*\sencoding\s*=\s*["'](?:windows-1252|iso-8859-1)["']/i;

function decode(decoder: TextDecoder, chunk?: Buffer): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch (error) {
    throw new WorkbookRefused('damaged-workbook', error);
  }
}
