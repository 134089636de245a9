import { inflateSync } from 'node:zlib';

/** A PDF of ours, as far as tests look: its text as it was written, and its objects in the clear. */
export interface ReadPdf {
  readonly text: string;
  readonly pages: number;
  readonly objects: string;
}

interface PdfObject {
  readonly head: string;
  readonly stream: Buffer | null;
}

/** Reads one with embedded fonts, whose letters are found by the map from glyphs to Unicode that each font brings. */
export function readPdf(file: Buffer): ReadPdf {
  const objects = objectsIn(file);
  const heads = [...objects.values()].map(({ head }) => head);
  const letters = new Map<string, Map<string, string>>();
  for (const head of heads) {
    for (const [, font = '', reference] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(reference))?.head ?? '')?.[1];
      const stream = map === undefined ? null : objects.get(Number(map))?.stream;
      if (stream) letters.set(font, lettersIn(stream.toString('latin1')));
    }
  }
  const pages = heads.filter((head) => /\/Type \/Page\b/.test(head));
  const text = pages.map((head) => {
    const content = /\/Contents (\d+) 0 R/.exec(head)?.[1];
    return textIn(
      (content === undefined ? null : objects.get(Number(content))?.stream)?.toString('latin1') ?? '',
      letters,
    );
  });
  return { text: text.join('\n'), pages: pages.length, objects: heads.join('\n') };
}

function objectsIn(file: Buffer): Map<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  const text = file.toString('latin1');
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const from = match.index + match[0].length;
    const end = text.indexOf('endobj', from);
    const begin = text.indexOf('stream\n', from);
    const isStream = begin !== -1 && begin < end;
    const head = text.slice(from, isStream ? begin : end);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const raw = isStream ? file.subarray(begin + 7, begin + 7 + length) : null;
    objects.set(Number(match[1]), { head, stream: raw && (head.includes('FlateDecode') ? inflateSync(raw) : raw) });
  }
  return objects;
}

/** From a glyph in hexadecimals to what it is read as. */
function lettersIn(map: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, first = '', list = ''] of map.matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g)) {
    [...list.matchAll(/<([\w ]+)>/g)].forEach(([, code = ''], index) => {
      const glyph = (parseInt(first, 16) + index).toString(16).padStart(4, '0');
      letters.set(glyph, Buffer.from(code.replace(/ /g, ''), 'hex').swap16().toString('utf16le'));
    });
  }
  return letters;
}

/** Each piece of text on a line of its own. */
function textIn(content: string, letters: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let map: ReadonlyMap<string, string> = new Map();
  const lines: string[] = [];
  for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) map = letters.get(font) ?? map;
    else {
      const glyphs = [...(shown ?? '').matchAll(/<(\w+)>/g)].map(([, hex]) => hex).join('');
      lines.push((glyphs.match(/.{4}/g) ?? []).map((glyph) => map.get(glyph.toLowerCase()) ?? '?').join(''));
    }
  }
  return lines.join('\n').replaceAll('\u00a0', ' ');
}
