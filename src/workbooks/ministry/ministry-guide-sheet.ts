import type { PublishableDto } from '../../shortfall/publishable/publishable.dto.js';
import { identity } from '../seal/identity.js';
import type { WorkbookFile } from '../workbook-file.js';
import { HIDDEN } from './disclosed-table-sheet.js';

/** Toelichting: what the workbook is, as known on when, and by which rules cells are hidden. */
export function writeMinistryGuide(workbook: WorkbookFile, id: string, publishable: PublishableDto): void {
  const { knownOn, layout, fromYear, toYear, completeness, notices } = publishable;
  const sheet = workbook.table('Toelichting', [
    { header: 'Onderwerp', kind: 'text', width: 36 },
    { header: 'Toelichting', kind: 'text', width: 140 },
  ]);
  const [declared, expected] = (['declared', 'expected'] as const).map((side) =>
    completeness.reduce((total, year) => total + year[side], 0),
  );
  const explanation: [string, string][] = [
    [
      'Wat dit is',
      'Wat gemeenten samen werkelijk uitgeven aan de opvang van ontheemden uit Oekraïne, naast hun aanspraak op het Rijk. Cijfers van een enkele gemeente staan er niet in.',
    ],
    ...identity(id, knownOn),
    ['Boekjaren', `${fromYear} tot en met ${toYear}`],
    ['Indeling', `Gemeenten zoals op 1 januari ${layout}; voorgangers zijn opgeteld bij hun opvolger`],
    ['Volledigheid', `${declared} van de ${expected} jaardeclaraties zijn goedgekeurd; per jaar op het blad Landelijk`],
    ['Afgeschermd', `Waar ${HIDDEN} staat, is een cijfer weggelaten`],
    ...notices.map((notice): [string, string] => ['Bij de cijfers', notice]),
    ['Verschil', 'Werkelijke kosten min aanspraak. Positief is een tekort, negatief een overschot.'],
    ['Ontvangen', 'Voorschotten en vaststellingen min terugvorderingen'],
    [
      'Som van tekorten en overschotten',
      'Per gemeente gesaldeerd over alle jaren en onderdelen, daarna apart opgeteld. Het netto verschil is de som van tekorten min die van overschotten.',
    ],
    ['Totaalregel', 'Een formule waar alle delen getoond zijn, anders een bedrag dat ook de afgeschermde delen bevat'],
    ['Normbedragen', 'Met bron, op het blad Normbedragen; voorlopig is wat na de laatst bevestigde dag valt'],
  ];
  for (const row of explanation) sheet.add(row);
  sheet.finish();
}
