import type { CounterComparison } from '../../counter-figures/comparison.service.js';
import { CAUSE_NAMES, headline } from '../../counter-figures/difference-words.js';
import { DIFFERENCE_CAUSES } from '../../kernel/counter-figure.js';
import type { DifferenceCause } from '../../kernel/counter-figure.js';
import { dutchDate, dutchInstant } from '../../platform/dutch-dates.js';
import type { WorkbookFile } from '../workbook-file.js';

const CAUSES: Readonly<Record<DifferenceCause, string>> = {
  tariff: 'Het normbedrag verschilt. Gerekend over het gemiddelde van beide aantallen.',
  count: 'Het aantal plekdagen of persoonsmaanden verschilt. Gerekend tegen het gemiddelde van beide normbedragen.',
  period: 'Hun cijfer gaat over andere dagen, of hetzelfde normbedrag gaat op een andere dag in.',
  component: 'Hetzelfde bedrag staat bij hen bij een ander onderdeel van die gemeente. Samen is dat niets.',
  municipality:
    'Hetzelfde bedrag staat bij hen onder een andere gemeente, zoals na een herindeling. Samen is dat niets.',
  rounding:
    'Niet meer dan afronding kan verklaren: een halve cent per afgerond bedrag, of een halve euro als zij hele euro’s noemen.',
  missing: 'Een van beide heeft hier geen cijfer. Dat is iets anders dan nul.',
  unknown: 'Al het andere. Hier moet u navraag doen.',
};

/** Leeswijzer: whose figures these are, on what we differ, and how to read it. */
export function writeGuide(workbook: WorkbookFile, comparison: CounterComparison): void {
  const { head, kinds, moment, notices } = comparison;
  const sheet = workbook.table('Leeswijzer', [
    { header: 'Onderwerp', kind: 'text', width: 28 },
    { header: 'Toelichting', kind: 'text', width: 140 },
  ]);
  const rows: readonly (readonly [string, string])[] = [
    ['Uitkomst', headline(kinds)],
    ['Wat dit is', `De cijfers van ${head.party} naast die van Opvangboek, met de oorzaak van elk verschil`],
    ['Andere partij', head.party],
    ['Datum van hun cijfers', dutchDate(head.datedOn)],
    ['Bron', head.source],
    ['Bestand', `${head.fileName}, SHA-256 ${head.fileSha256}`],
    [
      'Dekking',
      head.coverage === 'country'
        ? 'Hun cijfers zijn van het hele land: een gemeente die er niet in staat, ontbreekt'
        : 'Alleen de gemeenten die in hun cijfers staan zijn vergeleken',
    ],
    ['Onze stand van', dutchInstant(moment)],
    ['Voorbehoud bij onze cijfers', notices.length > 0 ? notices.join('; ') : 'geen'],
    ['Verschil', 'Hun cijfer min het onze. Positief: zij zijn hoger. Negatief: wij zijn hoger.'],
    ['Optelling', 'Alle verschillen samen zijn precies hun totaal min ons totaal, per soort bedrag.'],
    ...DIFFERENCE_CAUSES.map((cause) => [`Oorzaak: ${CAUSE_NAMES[cause]}`, CAUSES[cause]] as const),
    [
      'Niet vergeleken',
      'Onderdelen die in hun bestand niet voorkomen tellen in geen totaal mee. Ze staan op een eigen blad.',
    ],
    ['Tekst van anderen', 'Tekst die als formule zou worden gelezen, begint met een apostrof'],
  ];
  for (const row of rows) sheet.add(row);
  sheet.finish();
}
