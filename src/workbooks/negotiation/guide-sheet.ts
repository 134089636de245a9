import { dutchDate } from '../../platform/dutch-dates.js';
import { identity } from '../seal/identity.js';
import type { NationalShortfallDto } from '../../shortfall/shortfall.dto.js';
import type { WorkbookFile } from '../workbook-file.js';
import type { NegotiationFigures } from './negotiation-figures.js';

/** Leeswijzer: what the workbook is, as known on when, how complete, and how to read it. */
export function writeGuide(
  workbook: WorkbookFile,
  { id, snapshotSha256, perYear }: Pick<NegotiationFigures, 'id' | 'snapshotSha256' | 'perYear'>,
): void {
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
    [
      'Vingerafdruk van het grootboek',
      `${snapshotSha256} (SHA-256 over de laatste boeking van elke gemeente op deze stand). Staat op deze stand dezelfde boeking in het grootboek, dan is de vingerafdruk dezelfde.`,
    ],
    ...asked(perYear),
    ['Boekjaren', `${perYear.fromYear} tot en met ${perYear.toYear}`],
    ['Volledigheid', `${completeness.declared} van de ${completeness.expected} jaardeclaraties zijn goedgekeurd`],
    ['Voorbehoud', notices.length > 0 ? notices.join('; ') : 'geen'],
    [
      'Rekenen met andere normbedragen',
      'Verander op het blad Normbedragen een geel bedrag. Alle bladen rekenen dan opnieuw, behalve Verklaring en Scenario\u2019s: die staan vast. De Samenvatting meldt hoeveel bedragen zijn gewijzigd.',
    ],
    [
      'Een bedrag volgen',
      'Klik op een cel: de formule wijst naar de bladen waar het bedrag uit komt. Onderaan staat het blad Regels, met van elke regel bestand, blad en rij van de gemeente en het kenmerk van het normbedrag.',
    ],
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
      'Per provincie, Per gemeente',
      'Over alle jaren en onderdelen. De bladen Per gemeente en jaar en Per gemeente en onderdeel hebben de bedragen waaruit zij zijn opgeteld.',
    ],
    [
      'Verklaring',
      'Waardoor het verschil tussen twee jaren veranderde, van gemeenten die beide jaren declareerden. Aanname: van wat in of uit het normbedrag ging (het leefgeld), is niet bekend welk deel van het normbedrag ervoor betaalde; dat deel is op nul gezet.',
    ],
    [
      'Kostendekkend normbedrag',
      'Alle gemeenten staan erin op grondslag norm, ook wie werkelijke kosten declareert. Gemeenten zonder plekdagen tellen niet mee.',
    ],
    [
      'Psychosociale zorg',
      'Kosten tellen daar mee, wie er ook voor betaalt. Zij zijn een deel van de werkelijke kosten op de andere bladen en komen er niet bij.',
    ],
    [
      'Scenario\u2019s',
      'Wat tot deze stand is vastgelegd. Een scenario is niet geboekt en telt op geen ander blad mee.',
    ],
    ['Aansluiting', 'Hoe de bladen op elkaar en op het grootboek aansluiten: elke afwijking hoort nul te zijn'],
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
