import { amount } from '../../../kernel/money.js';
import { wholeRule } from '../rule.js';

/** A thousand times what the whole country spends in a year: no declaration, and near what the ledger can hold. */
const LARGEST = amount('1e13');

export const declarationTooLarge = wholeRule({
  code: 'declaration-too-large',
  severity: 'error',
  problem: 'de regels tellen samen op tot {given}.',
  remedy: 'Controleer de bedragen en aantallen en lever het bestand opnieuw in.',
  whole: (_declared, { extent }) =>
    extent.lessThanOrEqualTo(LARGEST)
      ? []
      : [{ at: null, given: extent.toFixed(0), expected: 'ten hoogste 10.000 miljard' }],
});
