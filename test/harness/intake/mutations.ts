import JSZip from 'jszip';

/** Files changed by chance, the same chance each time. */

/** A whole number from 0 and below. */
export type Pick = (below: number) => number;

/** A generator of numbers that begins anew with each seed (mulberry32). */
export function chance(seed: number): Pick {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Mutation = (bytes: Buffer, pick: Pick) => Buffer;

const BYTES: readonly Mutation[] = [
  (bytes, pick) => bytes.subarray(0, pick(bytes.length)),
  (bytes, pick) => {
    const changed = Buffer.from(bytes);
    for (let times = 1 + pick(8); times > 0; times--) changed[pick(changed.length)] = pick(256);
    return changed;
  },
  (bytes, pick) => Buffer.concat([bytes.subarray(0, pick(bytes.length)), bytes.subarray(pick(bytes.length))]),
  (bytes, pick) => {
    const at = pick(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(INSERTS[pick(INSERTS.length)] ?? ''), bytes.subarray(at)]);
  },
];

/** What parsers stumble over. */
const INSERTS = [
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<c r="ZZZ99999999"><v>1e999</v></c>',
  '&#x0;&#xD800;',
  '<row r="0"/>',
  'r="-1" ',
  ' table:number-rows-repeated="1048576" ',
  '"',
  ';'.repeat(500),
  '__proto__',
  '\u0000\uFFFF',
  '1e-400',
  '123456782',
  '=cmd|calc!A1',
  '<is><t>'.repeat(70),
];

/** Changes some bytes of the file; of a zip, half of the times within one part, packed up again so that its checksum holds. */
export async function mutated(bytes: Buffer, pick: Pick): Promise<Buffer> {
  const isZip = bytes.subarray(0, 2).toString() === 'PK';
  return isZip && pick(2) === 0 ? withinPart(bytes, pick) : mutate(bytes, pick);
}

function mutate(bytes: Buffer, pick: Pick): Buffer {
  return BYTES[pick(BYTES.length)]?.(bytes, pick) ?? bytes;
}

/** Changes the text of one part, and packs it up again: deeper than the checksums of the zip. */
async function withinPart(bytes: Buffer, pick: Pick): Promise<Buffer> {
  const zip = await JSZip.loadAsync(bytes);
  const names = Object.keys(zip.files).filter((name) => /\.(xml|rels|csv)$/.test(name));
  const name = names[pick(names.length)] ?? '';
  const part = (await zip.file(name)?.async('nodebuffer')) ?? Buffer.alloc(0);
  if (part.length === 0) return bytes;
  zip.file(name, mutate(part, pick));
  return zip.generateAsync({ type: 'nodebuffer', compression: 'STORE' });
}
