/** Why a file cannot be read at all, and what the sender can do about it. The list is closed. */

const SAVE_AGAIN = 'Open het bestand in Excel, sla het op als "Excel-werkmap (.xlsx)" en lever dat bestand in.';

export const REFUSALS = {
  'not-a-workbook': `Dit bestand is geen werkmap (.xlsx of .ods) en geen CSV-bestand. ${SAVE_AGAIN}`,
  'damaged-workbook': `Het bestand is beschadigd of niet volledig. ${SAVE_AGAIN}`,
  'old-or-protected-workbook':
    'Dit is een oude Excel-werkmap (.xls) of een werkmap met een wachtwoord. ' +
    'Haal het wachtwoord weg, sla het bestand op als "Excel-werkmap (.xlsx)" en lever dat bestand in.',
  'macro-workbook': `De werkmap bevat macro's. Dat is niet toegestaan. ${SAVE_AGAIN}`,
  'binary-workbook': `Dit is een binaire Excel-werkmap (.xlsb). ${SAVE_AGAIN}`,
  'nested-archive':
    'Dit zip-bestand bevat andere bestanden dan CSV-bestanden. Pak het uit en lever de bestanden zelf in, of lever een ' +
    'zip-bestand in met alleen gemeente.csv, opvang.csv, kosten.csv en ontvangsten.csv.',
  'unsafe-xml': `De werkmap bevat een documenttype-definitie (DOCTYPE). Dat is niet toegestaan. ${SAVE_AGAIN}`,
  'workbook-too-large':
    'De werkmap is uitgepakt te groot. Haal afbeeldingen, lege opgemaakte rijen en bladen die niet bij de ' +
    'declaratie horen weg en lever het bestand opnieuw in.',
  'too-many-sheets': 'De werkmap heeft te veel bladen. Laat alleen de bladen van het sjabloon staan.',
  'too-many-rows': 'Een blad heeft te veel rijen. Tel regels van dezelfde maand en kostensoort bij elkaar op.',
  'too-many-cells': 'Een blad heeft te veel gevulde cellen. Laat alleen de kolommen van het sjabloon staan.',
  'too-many-texts': 'De werkmap bevat te veel tekst. Kort de toelichtingen in en haal bladen weg die niet nodig zijn.',
  'cell-too-long': 'Een cel bevat meer tekst dan Excel toestaat. Kort de tekst in en lever het bestand opnieuw in.',
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** The file as a whole is refused; `message` is the Dutch sentence for its sender, `cause` is for the log. */
export class WorkbookRefused extends Error {
  override readonly name = 'WorkbookRefused';

  constructor(
    readonly code: RefusalCode,
    cause?: unknown,
  ) {
    super(REFUSALS[code], { cause });
  }
}
