import { before, cost, describeRule, goo } from '../../../../test/harness/intake/rule-spec.js';
import { costPerPlaceDayHistory } from './cost-per-place-day-history.js';

describeRule(costPerPlaceDayHistory, {
  passes: {
    reception: [goo()],
    costs: [cost({ amountEur: '2196000' })],
    known: {
      yearBefore: before({ reception: [goo()], costs: [cost({ amountEur: '2000000' })] }, { fiscalYear: 2023 }),
    },
  },
  fails: {
    reception: [goo()],
    costs: [cost({ amountEur: '3294366' })],
    known: {
      yearBefore: before({ reception: [goo()], costs: [cost({ amountEur: '2196000' })] }, { fiscalYear: 2023 }),
    },
    says: 'Blad Kosten, kolom D (Bedrag): de gemeentelijke opvang kost "€ 90,01" per plek per dag; dat wijkt sterk af van het jaar ervoor. Verwacht: een bedrag in de buurt van € 60,00, zoals in 2023. Controleer de plekken en de kosten. Klopt het, schrijf dan bij het bevestigen waarom.',
  },
  // one and a half times: 90 against 60 a day
  border: {
    reception: [goo()],
    costs: [cost({ amountEur: '3294000' })],
    known: {
      yearBefore: before({ reception: [goo()], costs: [cost({ amountEur: '2196000' })] }, { fiscalYear: 2023 }),
    },
  },
});
