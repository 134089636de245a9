import { dutchDate } from '../../platform/dutch-dates.js';
import { identity } from '../seal/identity.js';
import type { NationalShortfallDto } from '../../shortfall/shortfall.dto.js';
import type { WorkbookFile } from '../workbook-file.js';

/** Leeswijzer: what the workbook is, as known on when, how complete, and how to read it. */
export function writeGuide(workbook: WorkbookFile, id: string, perYear: NationalShortfallDto): void {
  const { completeness, notices } = perYear.total;
  const sheet = workbook.table('Leeswijzer', [
    { header: 'Onderwerp', kind: 'text', width: 36 },
    { header: 'Toelichting', kind: 'text', width: 140 },
  ]);
  const explanation: [string, string][] = [
    [
      'Wat dit is',
      'Wat gemeenten werkelijk uitgeven aan de opvang van ontheemden uit Oekraïne, naast de aanspraak op het Rijk',
    ],
    ...identity(id, perYear.knownOn),
    ...asked(perYear),
    ['Boekjaren', `${perYear.fromYear} tot en met ${perYear.toYear}`],
    ['Volledigheid', `${completeness.declared} van de ${completeness.expected} jaardeclaraties zijn goedgekeurd`],
    ['Voorbehoud', notices.length > 0 ? notices.join('; ') : 'geen'],
    ['Verschil', 'Werkelijke kosten min aanspraak. Positief is een tekort, negatief een overschot.'],
    ['Kasverschil', 'Werkelijke kosten min ontvangen voorschotten en vaststellingen, plus terugvorderingen'],
    [
      'Som van tekorten en overschotten',
      'Per gemeente gesaldeerd over de onderdelen van een jaar, daarna apart opgeteld',
    ],
    [
      'Totaalregel',
      'Per gemeente gesaldeerd over alle jaren en onderdelen. De sommen van tekorten en overschotten zijn daarom kleiner dan de optelling van de regels erboven.',
    ],
    ['Per onderdeel', 'Per gemeente gesaldeerd over de jaren, daarna apart opgeteld'],
    [
      'Regels',
      'Elke regel van elke goedgekeurde declaratie, met bestand, blad en rij. De kolommen tellen op tot de totalen.',
    ],
    ['Tekst van gemeenten', 'Tekst die als formule zou worden gelezen, begint met een apostrof'],
    ['Normbedragen', 'Met bron; voorlopig is wat na de laatst bevestigde dag valt'],
  ];
  for (const row of explanation) sheet.add(row);
  sheet.finish();
}

/** What was asked for beside years and moment. */
function asked({ layout, tariffsPublishedBy }: NationalShortfallDto): [string, string][] {
  return [
    ...(layout === null
      ? []
      : [['Indeling', `Gemeenten zoals op 1 januari ${layout}; voorgangers zijn opgeteld bij hun opvolger`] as const]),
    ...(tariffsPublishedBy === null
      ? []
      : [['Normbedragen', `Zoals gepubliceerd tot en met ${dutchDate(tariffsPublishedBy)}`] as const]),
  ].map(([subject, text]) => [subject, text]);
}
