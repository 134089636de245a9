import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { clearLeftUploads } from './uploaded-file.js';

describe('files that killed processes left', () => {
  const folder = mkdtempSync(join(tmpdir(), 'opvangboek-uploads-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are taken away, and those that are being read stay', async () => {
    const now = new Date('2026-11-23T12:00:00Z');
    const file = (name: string, modified: string): string => {
      const path = join(folder, name);
      writeFileSync(path, 'x');
      utimesSync(path, new Date(modified), new Date(modified));
      return path;
    };
    const left = file('left', '2026-11-23T10:59:59Z');
    const live = file('live', '2026-11-23T11:00:01Z');
    await clearLeftUploads(folder, now);
    expect([existsSync(left), existsSync(live)]).toEqual([false, true]);
  });

  it('may be none, in a folder that is not there yet', async () => {
    await expect(clearLeftUploads(join(folder, 'new'), new Date())).resolves.toBeUndefined();
  });
});
