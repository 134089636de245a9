import { claimId } from '../../claims/claim-id.js';
import { claimNotices } from '../../claims/claim-figures-answer.js';
import type { ClaimDossier } from '../../claims/claim-figures.service.js';
import { dutchInstant } from '../../platform/dutch-dates.js';
import { identity } from '../seal/identity.js';
import type { WorkbookFile } from '../workbook-file.js';
import { claimSubjects, missingTexts } from './claim-subjects.js';

/** Leeswijzer: which claim it is, why it is made, how complete it is, and how its figures and its seal are read. */
export function writeClaimGuide(workbook: WorkbookFile, dossier: ClaimDossier): void {
  const { claim, knownOn, comparison } = dossier;
  const sheet = workbook.table('Leeswijzer', [
    { header: 'Onderwerp', kind: 'text', width: 36 },
    { header: 'Toelichting', kind: 'text', width: 140 },
  ]);
  const notices = claimNotices(dossier);
  const missing = missingTexts(dossier);
  const rows: [string, string][] = [
    ['Wat dit is', `Dossier bij een meerjarige claim: ${claim.revision.title}`],
    // what identifies a workbook says the name and the moment
    ...claimSubjects(dossier).filter(([subject]) => subject !== 'Kenmerk' && subject !== 'Stand van de cijfers'),
    ...identity(claimId(claim.key), knownOn.toISOString()),
    ...claim.revision.narrative
      .split('\n')
      .flatMap(inLines)
      .map((line, index): [string, string] => [index === 0 ? 'Onderbouwing' : '', line]),
    ['Zonder goedgekeurde declaratie', missing.length > 0 ? missing.join('; ') : 'geen enkel jaar'],
    ['Voorbehoud', notices.length > 0 ? notices.join('; ') : 'geen'],
    ['Verschil', 'Werkelijke kosten min aanspraak. Positief is een tekort, negatief een overschot.'],
    ['Kasverschil', 'Werkelijke kosten min ontvangen voorschotten en vaststellingen, plus terugvorderingen'],
    ['Lege cel', 'Er is niets goedgekeurd: het bedrag is onbekend en telt niet mee. Het is geen nul.'],
    ['Regels', 'Elk onderdeel van elk gedeclareerd jaar van elke gemeente. De kolommen tellen op tot de totalen.'],
    ['Zegel van de cijfers', claim.seal?.sha256 ?? 'geen: dit is een concept'],
    [
      'Zegel narekenen',
      'Het zegel is de SHA-256 van het veld content van /v1/claims/…/figures, als canonieke JSON (RFC 8785)',
    ],
    [
      'Verschillen sinds verzegeling',
      comparison === null
        ? 'geen: er is nog niets verzegeld'
        : `Wat na de verzegeling is geboekt, tot en met ${dutchInstant(comparison.knownOn)}. De verzegelde cijfers zelf veranderen niet.`,
    ],
    ['Tekst van gemeenten', 'Tekst die als formule zou worden gelezen, begint met een apostrof'],
    ['Normbedragen', 'Met bron; voorlopig is wat na de laatst bevestigde dag valt'],
  ];
  for (const row of rows) sheet.add(row);
  sheet.finish();
}

/** A cell shows one line: a longer paragraph goes on in the rows below it. */
function inLines(paragraph: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > LONGEST_LINE) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

const LONGEST_LINE = 150;
