import { ProblemError } from '../platform/http/problem.js';

/** Which declaration: one municipality's, for one year, in one version. */
export interface DeclarationKey {
  readonly municipalityCode: string;
  readonly fiscalYear: number;
  readonly version: number;
}

/** The name people and the API use, and that ledger entries carry as their source: `GM0193-2023-1`. */
export function declarationId(key: DeclarationKey): string {
  return `${key.municipalityCode}-${key.fiscalYear}-${key.version}`;
}

/** Reads that name; what is no name, is of no declaration. */
export function declarationKey(id: string): DeclarationKey {
  const match = /^(GM\d{4})-(\d{4})-([1-9]\d{0,8})$/.exec(id);
  if (!match) throw noDeclaration();
  const [, municipalityCode = '', fiscalYear, version] = match;
  return { municipalityCode, fiscalYear: Number(fiscalYear), version: Number(version) };
}

export function noDeclaration(): ProblemError {
  return new ProblemError('not-found', 'Deze declaratie bestaat niet.');
}

/** The key as the first three parameters of a statement. */
export function keyValues(key: DeclarationKey): [string, number, number] {
  return [key.municipalityCode, key.fiscalYear, key.version];
}
