import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Files for the length of one spec file. */
export interface TemporaryFiles {
  path(name: string): string;
  write(bytes: Uint8Array): string;
  remove(): void;
}

export function temporaryFiles(): TemporaryFiles {
  const folder = mkdtempSync(join(tmpdir(), 'intake-'));
  let count = 0;
  const path = (name: string): string => join(folder, name);
  return {
    path,
    write: (bytes) => {
      const file = path(`${++count}.xlsx`);
      writeFileSync(file, bytes);
      return file;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
