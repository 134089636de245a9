import { SaxesParser } from 'saxes';
import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import { WorkbookRefused } from './workbook-refused.js';
import { decodedXml } from './xml-decoding.js';

/**
 * XML as a stream of elements and texts, with names without their namespace prefix (`x:row` is `row`), for producers
 * choose prefixes as they like. DOCTYPE is refused outright, and with it every entity that XML does not know by itself.
 * `end` is where the tag ends, in characters from the start.
 */
export interface XmlHandlers {
  open(name: string, attributes: Attributes, end: number): void;
  close(name: string, end: number): void;
  text(text: string): void;
}

/** Attribute names are kept as written: `r:id` and `id` are two attributes. */
export type Attributes = Readonly<Record<string, string>>;

/** Parses while characters come in; what the handlers emit is yielded in batches: a step a thing is slow. */
export async function* streamXml<T>(
  characters: AsyncIterable<string>,
  limits: WorkbookLimits,
  handlersFor: (emit: (item: T) => void) => XmlHandlers,
): AsyncGenerator<readonly T[]> {
  let emitted: T[] = [];
  const parser = guardedParser(
    handlersFor((item) => emitted.push(item)),
    limits,
  );
  const drained = function* (): Generator<readonly T[]> {
    const items = emitted;
    emitted = [];
    for (let from = 0; from < items.length; from += BATCH) yield items.slice(from, from + BATCH);
  };
  for await (const chunk of characters) {
    parser.write(chunk);
    yield* drained();
  }
  parser.close();
  yield* drained();
}

/** One chunk can stand for a sheet full of rows that repeat; what is made of them passes a batch at a time. */
const BATCH = 1_000;

/** Parses a part to its end. */
export async function parseXml(
  bytes: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
  limits: WorkbookLimits,
): Promise<void> {
  for await (const nothing of streamXml<never>(decodedXml(bytes), limits, () => handlers)) void nothing;
}

/** A cell with its attributes, the elements within it and theirs. */
const NODES_PER_TEXT = 12;
const SIGN = /\S/;
/** An element counts once more for every so many characters of its tag: attributes cost time too. */
const LONG_TAG = 16;

/**
 * Refuses at the first fault. By a method, not by the event: with an eighth handler V8 turns the parser into an object of
 * another kind, and reading takes three times as long.
 */
class StrictParser extends SaxesParser<{ xmlns: false; position: false }> {
  override fail(message: string): never {
    throw new WorkbookRefused('damaged-workbook', new Error(message));
  }
}

interface GuardedParser {
  write(text: string): void;
  close(): void;
}

function guardedParser(handlers: XmlHandlers, limits: WorkbookLimits): GuardedParser {
  const parser = new StrictParser({ xmlns: false, position: false });
  let depth = 0;
  let silence = 0;
  let nodes = 0;
  let texts = 0;
  let lastEnd = 0;
  let textLength = 0;
  const count = (more = 1): void => {
    nodes += more;
    if (nodes > limits.xmlNodes || nodes > limits.xmlEmptyNodes + NODES_PER_TEXT * texts) {
      throw new WorkbookRefused('workbook-too-large');
    }
  };
  parser.on('doctype', () => {
    throw new WorkbookRefused('unsafe-xml');
  });
  parser.on('comment', () => count());
  parser.on('processinginstruction', () => count());
  parser.on('opentag', (tag) => {
    silence = 0;
    if (++depth > limits.xmlDepth) throw new WorkbookRefused('damaged-workbook');
    const end = parser.position;
    count(1 + Math.floor((end - lastEnd - textLength) / LONG_TAG));
    lastEnd = end;
    textLength = 0;
    handlers.open(localName(tag.name), tag.attributes, end);
  });
  parser.on('closetag', (tag) => {
    silence = 0;
    depth -= 1;
    lastEnd = parser.position;
    textLength = 0;
    handlers.close(localName(tag.name), lastEnd);
  });
  parser.on('text', (text) => {
    if (SIGN.test(text)) texts += 1;
    textLength += text.length;
    handlers.text(text);
  });
  parser.on('cdata', (text) => {
    count();
    handlers.text(text);
  });
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
