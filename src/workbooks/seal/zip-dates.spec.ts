import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import JSZip from 'jszip';
import { setZipDates } from './zip-dates.js';

const MOMENT = new Date('2026-11-23T23:59:58.500Z');

describe('the dates in a zip', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'zip-dates-'));
  });

  const written = async (name: string, date: Date): Promise<string> => {
    const zip = new JSZip().file('a.txt', 'eerste', { date }).file('map/b.txt', 'tweede'.repeat(100), { date });
    const path = join(folder, name);
    writeFileSync(path, await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }));
    return path;
  };

  it('are made the same, and all else is left as it was', async () => {
    const [one, other] = [
      await written('1.zip', new Date(0)),
      await written('2.zip', new Date('2024-02-29T10:00:00Z')),
    ];
    expect(readFileSync(one).equals(readFileSync(other))).toBe(false);
    for (const path of [one, other]) await setZipDates(path, MOMENT);
    expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
    const zip = await JSZip.loadAsync(readFileSync(one));
    expect(await zip.file('map/b.txt')?.async('string')).toBe('tweede'.repeat(100));
    // to the two seconds, in UTC
    expect(zip.file('a.txt')?.date.toISOString()).toBe('2026-11-23T23:59:58.000Z');
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['no zip', Buffer.from('geen zip, maar wel lang genoeg om er een te zijn')],
  ])('are not set in %s', async (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    await expect(setZipDates(path, MOMENT)).rejects.toThrow(/zip/);
    expect(readFileSync(path).equals(content)).toBe(true);
  });
});
