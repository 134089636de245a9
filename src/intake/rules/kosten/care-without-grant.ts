import { dutchAmount } from '../../dutch-figures.js';
import { costOf } from '../declared.js';
import { wholeRule } from '../rule.js';

/** The meerkostenregeling of VWS pays what was granted (domain §3); without a decision nothing is paid. */
export const careWithoutGrant = wholeRule({
  code: 'care-without-grant',
  severity: 'warning',
  problem: 'er zijn zorgkosten met dekking VWS van {given}, maar er is geen toekenning.',
  remedy: 'Zet de toekenning op het blad Ontvangsten (soort Toekenning, onderdeel care) als u die hebt.',
  whole: ({ costs, receipts }, { componentOf }) => {
    const cost = costOf(costs, (cell) => componentOf(cell.costCategory, cell.fundingRoute, cell.month) === 'care');
    if (cost.lessThanOrEqualTo(0)) return [];
    if (receipts.some(({ kind, component }) => kind === 'grant' && component === 'care')) return [];
    const expected = 'een toekenning bij zorgkosten; zonder toekenning is er geen aanspraak';
    return [{ at: { sheet: 'Ontvangsten' }, given: dutchAmount(cost), expected }];
  },
});
