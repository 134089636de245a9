import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import JSZip from 'jszip';
import { bytesOf, REFERENCE, soundSheets, workbookOf } from '../../test/harness/intake/declaration-file.js';
import { temporaryFiles } from '../../test/harness/intake/temporary-file.js';
import { readDeclaration } from './declaration-reader.js';

/** Files that were changed by chance, the same chance each time: whatever they hold, they are read or refused. */
const files = temporaryFiles();
afterAll(() => files.remove());

/** A generator of numbers that begins anew with each seed (mulberry32). */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Mutation = (bytes: Buffer, pick: (below: number) => number) => Buffer;

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

/** Changes the text of one part, and packs it up again: deeper than the checksums of the zip. */
async function withinPart(bytes: Buffer, pick: (below: number) => number): Promise<Buffer> {
  const zip = await JSZip.loadAsync(bytes);
  const names = Object.keys(zip.files).filter((name) => /\.(xml|rels|csv)$/.test(name));
  const name = names[pick(names.length)] ?? '';
  const part = (await zip.file(name)?.async('nodebuffer')) ?? Buffer.alloc(0);
  if (part.length === 0) return bytes;
  zip.file(name, BYTES[pick(BYTES.length)]?.(part, pick) ?? part);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'STORE' });
}

const RUNS = 520;
const FIXTURES = new URL('../../fixtures/formats/', import.meta.url);
const SOURCES: readonly (readonly [string, number, () => Promise<Buffer> | Buffer])[] = [
  ['.xlsx', 1, async () => Buffer.from(await bytesOf(workbookOf(soundSheets())))],
  ['.ods', 2, () => readFileSync(new URL('GM0193-zwolle-2024.ods', FIXTURES))],
  ['zip of CSVs', 3, () => readFileSync(new URL('GM0193-zwolle-2024-csv.zip', FIXTURES))],
  ['CSV', 4, () => Buffer.from('Maand;Kostensoort;Bedrag\n2024-01;goo-housing;"1.234,56"\n2024-02;Catering;(5,00)\n')],
];

describe('a file that was changed by chance', () => {
  it.each(SOURCES)(`is read or refused, ${RUNS} times: %s`, async (_kind, seed, source) => {
    const pick = chance(seed);
    const sound = await source();
    const path = files.path(`fuzz-${seed}`);
    const isZip = sound.subarray(0, 2).toString() === 'PK';
    let refused = 0;
    for (let run = 0; run < RUNS; run++) {
      const mutation = BYTES[pick(BYTES.length)] ?? ((bytes) => bytes);
      writeFileSync(path, isZip && pick(2) === 0 ? await withinPart(sound, pick) : mutation(sound, pick));
      let findings = 0;
      let lines = 0;
      const given = { municipality: 'GM0193', year: '2024' };
      for await (const item of readDeclaration(path, REFERENCE, { given })) {
        if (item.kind === 'finding') findings += 1;
        else lines += 1;
      }
      // never nothing at all: what is not read is said
      expect(findings + lines).toBeGreaterThan(0);
      if (findings > 0) refused += 1;
    }
    expect(refused).toBeGreaterThan(RUNS / 4);
  });
});
