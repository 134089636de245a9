import { gap } from '../kernel/gap.js';
import type { Amount } from '../kernel/money.js';
import type { LedgerChange } from '../ledger/ledger.repository.js';
import { dutchAmount } from '../platform/dutch-figures.js';
import type { Municipality } from '../reference/reference.repository.js';

/** One thing that was posted after an export: its number among those of that export, and how it reads. */
export interface CorrectionNotice extends LedgerChange {
  /** From 1; it stays, for the ledger is only added to. */
  readonly number: number;
  readonly municipalityName: string;
  readonly gap: Amount;
  readonly text: string;
}

/** Numbers what was posted since, and says it in Dutch for who holds the older workbook. */
export function correctionNotices(
  changes: readonly LedgerChange[],
  municipalities: readonly Municipality[],
): CorrectionNotice[] {
  const names = new Map(municipalities.map(({ code, name }) => [code, name]));
  return changes.map((change, index) => {
    const municipalityName = names.get(change.municipalityCode) ?? change.municipalityCode;
    const number = index + 1;
    const moved = gap(change);
    const text = `Correctie ${number}: ${municipalityName}, boekjaar ${change.fiscalYear}: ${reasonOf(change)}. Verschil ${dutchAmount(moved)}.`;
    return { ...change, number, municipalityName, gap: moved, text };
  });
}

const REASONS: Readonly<Record<string, string>> = {
  tariff: 'een normbedrag is veranderd',
  'basis-choice': 'een andere grondslag is gekozen',
  rules: 'een rekenregel is veranderd',
};

function reasonOf({ cause, isCorrection }: LedgerChange): string {
  if (cause.kind === 'declaration') {
    return isCorrection ? `declaratie ${cause.id} vervangt de vorige` : `declaratie ${cause.id} is goedgekeurd`;
  }
  return `${REASONS[cause.kind] ?? cause.kind} (${cause.id})`;
}
