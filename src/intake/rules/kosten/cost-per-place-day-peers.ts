import { amount } from '../../../kernel/money.js';
import { dutchAmount } from '../../../platform/dutch-figures.js';
import { costPerPlaceDay } from '../cost-per-place-day.js';
import { wholeRule } from '../rule.js';

/** How far outside the middle four fifths of the others is worth a look. */
const BELOW = amount('0.5');
const ABOVE = amount('2');

/** An outlier among municipalities of the same year. It can be right: hotels and ships are dear. */
export const costPerPlaceDayPeers = wholeRule({
  code: 'cost-per-place-day-peers',
  severity: 'warning',
  problem: 'de gemeentelijke opvang kost {given} per plek per dag; dat ligt ver van andere gemeenten.',
  remedy: 'Controleer de plekken en de kosten. Klopt het, schrijf dan bij het bevestigen waarom.',
  whole: (declared, { peers, componentOf }) => {
    const each = costPerPlaceDay(declared, componentOf);
    if (!peers || !each) return [];
    if (each.greaterThanOrEqualTo(peers.p10Eur.times(BELOW)) && each.lessThanOrEqualTo(peers.p90Eur.times(ABOVE))) {
      return [];
    }
    const usual = `${dutchAmount(peers.p10Eur)} tot ${dutchAmount(peers.p90Eur)}`;
    const expected = `een bedrag in de buurt van ${usual} (${peers.municipalities} gemeenten)`;
    return [{ at: { sheet: 'Kosten', column: 'amount' }, given: dutchAmount(each), expected }];
  },
});
