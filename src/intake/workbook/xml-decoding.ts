import { TextDecoder } from 'node:util';
import { WorkbookRefused } from './workbook-refused.js';

/**
 * The characters of an XML file as its bytes come in. Rarely it is UTF-16, of which a byte order mark tells; audit files
 * may say that they are windows-1252. Else it is UTF-8. Bytes that no character has are damage.
 */
export async function* decodedXml(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of bytes) {
    decoder ??= decoderFor(chunk);
    yield decode(decoder, chunk);
  }
  if (decoder) yield decode(decoder);
}

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
