import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs';

/**
 * PostgreSQL refuses to run as root. Who runs as root gets a server under the system's user `postgres`, or `nobody`
 * where there is none; everybody else runs it under their own name.
 */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** The user to run the server as: the one a cluster belongs to, when there is one already; null for whoever we are. */
export function serverUser(cluster: string): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    return { uid, gid };
  }
  for (const name of ['postgres', 'nobody']) {
    const entry = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .find(([login]) => login === name);
    if (entry) return { uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody to run it as');
}

/** Anyone may make a folder in /var/tmp: only what we made there ourselves is used. */
export function assertOurs(path: string): void {
  if (lstatSync(path).uid !== process.getuid?.()) throw new Error(`${path} is not ours; remove it and start again`);
}

/** Whether that user can get at a path: every folder above it counts. */
export function canReach(user: SystemUser | null, path: string): boolean {
  return user === null || spawnSync('test', ['-x', path], user).status === 0;
}
