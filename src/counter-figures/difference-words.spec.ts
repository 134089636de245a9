import { describe, expect, it } from '@jest/globals';
import type { Difference, Stand } from '../kernel/counter-figure.js';
import { amount } from '../kernel/money.js';
import { countText, explained, headline } from './difference-words.js';

const stand = (given: Partial<Stand>): Stand => ({
  ...{ amountEur: amount('61.00'), count: amount(1), tariffs: [amount('61.00')], uncountedEur: amount(0), rows: [] },
  ...given,
});
const difference = (given: Partial<Difference>): Difference => ({
  ...{ cause: 'unknown', municipalityCode: 'GM0193', year: 2024, component: 'goo', kind: 'entitlement' },
  ...{ period: { from: '2024-01-01', until: '2025-01-01' }, ours: stand({}), theirs: stand({}) },
  ...{ amountEur: amount('-1.00'), counterpart: null },
  ...given,
});
const context = {
  nameOf: (code: string) => (code === 'GM0193' ? 'Zwolle' : 'Dalfsen'),
  isDeclared: (code: string) => code === 'GM0193',
};
const inWords = (given: Partial<Difference>): string => explained(difference(given), context);

describe('a difference in words', () => {
  it.each<[string, Partial<Difference>]>([
    [
      'Zij rekenen met € 60,00 en € 61,00, wij zonder normbedrag (geen normbedrag vastgesteld). Over het gemiddelde van beide aantallen scheelt dat € -1,00.',
      { cause: 'tariff', theirs: stand({ tariffs: [amount(60), amount(61)] }), ours: stand({ tariffs: ['not-set'] }) },
    ],
    [
      'Zij rekenen met hun lijst van normbedragen, wij met € 61,00. Over het gemiddelde van beide aantallen scheelt dat € -1,00.',
      { cause: 'tariff', theirs: stand({ tariffs: [] }) },
    ],
    [
      'Zij tellen 1.234,5 persoonsmaanden, wij 1. Tegen het gemiddelde van beide normbedragen scheelt dat € -1,00.',
      { cause: 'count', component: 'poo-norm', theirs: stand({ count: amount('1234.5') }) },
    ],
    [
      'Zij tellen 2 plekdagen, wij 1. Dat scheelt niets, want er is geen normbedrag vastgesteld.',
      { cause: 'count', amountEur: amount(0), theirs: stand({ count: amount(2) }) },
    ],
    [
      'Hun cijfers gaan niet over 01-01-2024 tot en met 31-12-2024. Wij hebben daar € 61,00.',
      { cause: 'period', theirs: null },
    ],
    [
      'Zij hebben over 01-01-2024 tot en met 31-12-2024 € 61,00. Wij hebben over die dagen niets.',
      { cause: 'period', ours: null },
    ],
    [
      'Zij en wij kennen dezelfde normbedragen, maar laten ze op andere dagen ingaan. Dat scheelt € -1,00.',
      { cause: 'period' },
    ],
    [
      'Hetzelfde bedrag staat bij hen bij Transitie en bij ons bij Gemeentelijke opvang (GOO).',
      { cause: 'component', counterpart: { municipalityCode: 'GM0193', component: 'transition' } },
    ],
    [
      'Hetzelfde bedrag staat bij hen onder Zwolle (GM0193) en bij ons onder Dalfsen (GM0148).',
      { cause: 'municipality', amountEur: amount(1), counterpart: { municipalityCode: 'GM0148', component: 'goo' } },
    ],
    ['Wat er na aantal en normbedrag overblijft is niet meer dan afronding.', { cause: 'rounding' }],
    [
      'Zij hebben voor Zwolle over 2024 geen aanspraak bij Gemeentelijke opvang (GOO). Wij hebben € 61,00.',
      { cause: 'missing', theirs: null },
    ],
    [
      'Zij hebben € 61,00. De declaratie van Zwolle over 2024 bevat geen ontvangsten bij Transitie.',
      { cause: 'missing', ours: null, kind: 'received', component: 'transition' },
    ],
    [
      'Zij hebben € 61,00. Dalfsen heeft over 2024 geen goedgekeurde declaratie: wat daar staat weten wij niet.',
      { cause: 'missing', ours: null, municipalityCode: 'GM0148' },
    ],
    [
      'Dit verschil volgt niet uit aantal, normbedrag, dagen of afronding. Zij noemen geen aantal. ' +
        'Bij ons hoort € -500,00 niet bij een aantal, zoals eigen bijdragen.',
      { ours: stand({ uncountedEur: amount(-500) }), theirs: stand({ count: null, uncountedEur: null }) },
    ],
    [
      'Dit verschil volgt niet uit aantal, normbedrag, dagen of afronding. Hun bedrag wijkt € -3,00 af van hun aantal maal hun normbedrag.',
      { theirs: stand({ uncountedEur: amount(-3) }) },
    ],
  ])('%s', (sentence, given) => {
    expect(inWords(given)).toBe(sentence);
  });

  it.each([
    ['0', '0'],
    ['999', '999'],
    ['1234567', '1.234.567'],
    ['1234.25', '1.234,25'],
  ])('writes the count %s as %s', (count, text) => {
    expect(countText(amount(count))).toBe(text);
  });

  it('begins with on how many items parties differ', () => {
    expect(headline([])).toBe('Wij verschillen nergens.');
    expect(headline([{ kind: 'received', items: 1, netEur: amount('0.00') }])).toBe(
      'Wij verschillen op 1 post. Ontvangen: 1 post, samen € 0,00 (hun cijfer min het onze).',
    );
  });
});
