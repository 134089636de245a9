import { spawn } from 'node:child_process';

export interface CommandResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of src/commands as npm does, without its build, to the end. */
export function runCommand(
  name: string,
  parameters: readonly string[],
  env: Record<string, string>,
): Promise<CommandResult> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [`dist/src/commands/${name}.js`, ...parameters], {
      env: { PATH: process.env.PATH, LOG_LEVEL: 'silent', ...env },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (text: Buffer) => (out += text.toString()));
    child.stderr.on('data', (text: Buffer) => (err += text.toString()));
    child.once('close', (code) => done({ code, out, err }));
  });
}
