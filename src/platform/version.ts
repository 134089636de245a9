import { existsSync, readFileSync } from 'node:fs';

/** The version of the product and of its API, from the project's package.json: beside `src`, or beside `dist` when built. */
export const VERSION: string = readVersion();

function readVersion(): string {
  const file = ['../../package.json', '../../../package.json']
    .map((path) => new URL(path, import.meta.url))
    .find((url) => existsSync(url));
  if (!file) throw new Error('package.json of the project was not found');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
