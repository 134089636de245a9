import { wholeRule } from '../rule.js';

/** A year that is over and for which the State owes something, without one receipt: the cash gap is then overstated. */
export const noReceipts = wholeRule({
  code: 'no-receipts',
  severity: 'warning',
  problem: 'er is geen enkel voorschot en geen enkele vaststelling voor {given}.',
  remedy: 'Vul de ontvangsten van het Rijk in, of laat het blad leeg als u niets ontving.',
  whole: ({ receipts }, { fiscalYear, today, entitlementEur }) => {
    const isOver = today > `${fiscalYear}-12-31`;
    const isOwed = [...entitlementEur.values()].some((each) => each.greaterThan(0));
    if (!isOver || !isOwed || receipts.some(({ kind }) => kind === 'advance' || kind === 'settlement')) return [];
    return [
      { at: { sheet: 'Ontvangsten' }, given: String(fiscalYear), expected: 'ontvangsten van een afgelopen jaar' },
    ];
  },
});
