import { ProblemError } from '../platform/http/problem.js';
import type { RecordedFinding } from './uploads.repository.js';

/** Which warnings to confirm; what is left out chooses nothing away. */
export interface WarningChoice {
  readonly findings?: readonly number[] | undefined;
  readonly code?: string | undefined;
}

/** Warnings that nobody has confirmed yet. */
export function openWarnings(findings: readonly RecordedFinding[]): RecordedFinding[] {
  return findings.filter(({ severity, confirmation }) => severity === 'warning' && confirmation === null);
}

/** A declaration is submitted only when somebody stands for each of its warnings, with a reason. */
export function refuseOpenWarnings(findings: readonly RecordedFinding[]): void {
  const open = openWarnings(findings);
  if (open.length === 0) return;
  const [are, them] = open.length === 1 ? ['1 waarschuwing is', 'haar'] : [`${open.length} waarschuwingen zijn`, 'ze'];
  throw new ProblemError(
    'unconfirmed-warnings',
    `${are} nog niet bevestigd. Bevestig ${them} met een reden, of verbeter het bestand en lever het opnieuw in.`,
    {
      errors: open.map(({ number, code, severity, sheet, row, column, header, given, expected, message }) => ({
        number,
        code,
        severity,
        sheet,
        row,
        column,
        header,
        given,
        expected,
        message,
      })),
    },
  );
}

/** The numbers of the open warnings that are meant; refuses one that is not open, and a choice of none. */
export function chosenWarnings(findings: readonly RecordedFinding[], choice: WarningChoice): number[] {
  const open = openWarnings(findings);
  const numbers = new Set(open.map(({ number }) => number));
  const notOpen = [...new Set(choice.findings ?? [])].filter((number) => !numbers.has(number));
  if (notOpen.length > 0) {
    throw new ProblemError('conflict', 'Niet elke waarschuwing die u noemt, staat nog open. Er is niets bevestigd.', {
      errors: notOpen.map((number) => ({
        code: 'warning-not-open',
        message: `Bevinding ${number} bestaat niet, is geen waarschuwing of is al bevestigd.`,
        pointer: 'findings',
        number,
      })),
    });
  }
  const chosen = open.filter(
    ({ number, code }) => (choice.findings?.includes(number) ?? true) && code === (choice.code ?? code),
  );
  if (chosen.length === 0)
    throw new ProblemError('conflict', 'Er staat geen waarschuwing open die u hiermee bevestigt.');
  return chosen.map(({ number }) => number);
}
