import { dutchAmount } from '../../dutch-figures.js';
import { costOf } from '../declared.js';
import { wholeRule } from '../rule.js';

/** Transition costs are paid as far as they were granted (article 2(1)(e)); without a decision they are the municipality's. */
export const transitionWithoutGrant = wholeRule({
  code: 'transition-without-grant',
  severity: 'warning',
  problem: 'er zijn transitiekosten van {given}, maar er is geen toekenning.',
  remedy: 'Zet de beschikking op het blad Ontvangsten (soort Toekenning, onderdeel transition) als u die hebt.',
  whole: ({ costs, receipts }, { componentOf }) => {
    const cost = costOf(
      costs,
      (cell) => componentOf(cell.costCategory, cell.fundingRoute, cell.month) === 'transition',
    );
    if (cost.lessThanOrEqualTo(0)) return [];
    if (receipts.some(({ kind, component }) => kind === 'grant' && component === 'transition')) return [];
    const expected = 'een toekenning bij transitiekosten; zonder toekenning is er geen aanspraak';
    return [{ at: { sheet: 'Ontvangsten' }, given: dutchAmount(cost), expected }];
  },
});
