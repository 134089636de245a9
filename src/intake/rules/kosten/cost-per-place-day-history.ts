import { amount } from '../../../kernel/money.js';
import { dutchAmount } from '../../../platform/dutch-figures.js';
import { costPerPlaceDay } from '../cost-per-place-day.js';
import { wholeRule } from '../rule.js';

const FACTOR = amount('1.5');

/** An outlier against the municipality's own year before. */
export const costPerPlaceDayHistory = wholeRule({
  code: 'cost-per-place-day-history',
  severity: 'warning',
  problem: 'de gemeentelijke opvang kost {given} per plek per dag; dat wijkt sterk af van het jaar ervoor.',
  remedy: 'Controleer de plekken en de kosten. Klopt het, schrijf dan bij het bevestigen waarom.',
  whole: (declared, { yearBefore, componentOf }) => {
    const each = costPerPlaceDay(declared, componentOf);
    const before = yearBefore && costPerPlaceDay(yearBefore, componentOf);
    if (!yearBefore || !each || !before) return [];
    if (each.lessThanOrEqualTo(before.times(FACTOR)) && each.times(FACTOR).greaterThanOrEqualTo(before)) return [];
    const expected = `een bedrag in de buurt van ${dutchAmount(before)}, zoals in ${yearBefore.fiscalYear}`;
    return [{ at: { sheet: 'Kosten', column: 'amount' }, given: dutchAmount(each), expected }];
  },
});
