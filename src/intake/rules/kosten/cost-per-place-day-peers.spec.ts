import { cost, describeRule, goo } from '../../../../test/harness/intake/rule-spec.js';
import { amount } from '../../../kernel/money.js';
import { costPerPlaceDayPeers } from './cost-per-place-day-peers.js';

describeRule(costPerPlaceDayPeers, {
  // 36.600 place-days at about € 60
  passes: {
    reception: [goo()],
    costs: [cost({ amountEur: '2196000' })],
    known: { peers: { municipalities: 40, p10Eur: amount('50'), p90Eur: amount('70') } },
  },
  fails: {
    reception: [goo()],
    costs: [cost({ amountEur: '5124366' })],
    known: { peers: { municipalities: 40, p10Eur: amount('50'), p90Eur: amount('70') } },
    says: 'Blad Kosten, kolom D (Bedrag): de gemeentelijke opvang kost "€ 140,01" per plek per dag; dat ligt ver van andere gemeenten. Verwacht: een bedrag in de buurt van € 50,00 tot € 70,00 (40 gemeenten). Controleer de plekken en de kosten. Klopt het, schrijf dan bij het bevestigen waarom.',
  },
  // twice the ninetieth percentile: 36.600 × 140
  border: {
    reception: [goo()],
    costs: [cost({ amountEur: '5124000' })],
    known: { peers: { municipalities: 40, p10Eur: amount('50'), p90Eur: amount('70') } },
  },
});
