import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** The built server in a process of its own. */
export interface ServerProcess {
  readonly pid: number;
  /** Everything it said so far. */
  output(): string;
  /** Waits until it says something like this, and returns the match. */
  said(pattern: RegExp): Promise<RegExpMatchArray>;
  signal(name: NodeJS.Signals): void;
  /** Its exit code, when it has ended; null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Starts `npm start` without its build, or another program; of our own environment only the path reaches it. */
export function startServerProcess(env: Record<string, string>, program = 'dist/src/main.js'): ServerProcess {
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env.PATH, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    pid: child.pid ?? 0,
    output: () => output,
    said: async (pattern) => {
      for (;;) {
        const match = output.match(pattern);
        if (match) return match;
        const gone = await Promise.race([
          ended.then(() => true),
          Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data')]).then(() => false),
        ]);
        if (gone && !pattern.test(output)) throw new Error(`the server ended without saying ${pattern}:\n${output}`);
      }
    },
    signal: (name) => void child.kill(name),
    ended,
  };
}
