import { REFUSALS } from './xlsx/workbook-refused.js';
import type { RefusalCode } from './xlsx/workbook-refused.js';

/**
 * Every finding there is: how grave it is and what it says. `{given}` is what the cell holds, between
 * quotes; `{count}` is a number of things.
 * An error keeps the declaration out; a warning goes with it. What was expected stands between problem and remedy.
 */
export interface CatalogueEntry {
  readonly severity: 'error' | 'warning';
  readonly problem: string;
  readonly remedy: string;
}

const CELL = 'Verbeter de cel en lever het bestand opnieuw in.';
const SHEET = 'Verbeter het blad en lever het bestand opnieuw in.';
const CHECK = 'Controleer of dit klopt.';

const error = (problem: string, remedy = CELL): CatalogueEntry => ({ severity: 'error', problem, remedy });
const warning = (problem: string, remedy = CHECK): CatalogueEntry => ({ severity: 'warning', problem, remedy });

const OWN_ENTRIES = {
  // the shape of the workbook
  'sheet-missing': error('dit blad ontbreekt.', 'Voeg het blad toe en lever het bestand opnieuw in.'),
  'sheet-twice': error('dit blad komt twee keer voor.', 'Haal er één weg en lever het bestand opnieuw in.'),
  'sheet-unknown': warning('dit blad hoort niet bij het sjabloon en is niet gelezen.'),
  'sheet-hidden': warning('dit blad is verborgen, maar is wel gelezen.'),
  'rows-hidden': warning('verborgen rijen tellen wel mee; aantal: {count}.'),
  'header-row-missing': error('rij 1 is geen kopregel.', SHEET),
  'column-missing': error('deze kolom ontbreekt.', SHEET),
  'optional-column-missing': warning('deze kolom ontbreekt.', 'Voeg de kolom toe als u er gegevens voor hebt.'),
  'column-misspelt': error('de kop {given} is niet die van het sjabloon.', SHEET),
  'column-twice': error('deze kolom komt twee keer voor.', SHEET),
  'column-unknown': warning('deze kolom hoort niet bij het sjabloon en is niet gelezen.'),
  'totals-row': error(
    '{given} staat op de plaats van een datum of maand.',
    'Haal de totaalregel weg en lever het bestand opnieuw in.',
  ),
  'declaration-empty': warning('de declaratie bevat geen enkele regel.'),

  'declaration-too-large': error(
    'de regels tellen samen op tot {given}.',
    'Controleer de bedragen en aantallen en lever het bestand opnieuw in.',
  ),

  // any cell
  'value-missing': error('de cel is leeg.', 'Vul de cel in en lever het bestand opnieuw in.'),
  'cell-error': error('de formule geeft de fout {given}.', 'Herstel de formule en lever het bestand opnieuw in.'),
  'cell-uncomputed': error(
    'de formule heeft geen uitkomst.',
    'Open het bestand in Excel, sla het op en lever het opnieuw in.',
  ),
  'cell-boolean': error('{given} is een ja/nee-waarde.'),
  'text-too-long': error('de tekst heeft {count} tekens.', 'Kort de tekst in en lever het bestand opnieuw in.'),
  'bsn-in-text': error(
    'de tekst bevat een geldig burgerservicenummer.',
    'Haal het nummer weg en lever het bestand opnieuw in.',
  ),
  'bsn-in-reference': warning(
    'dit kenmerk lijkt een burgerservicenummer te bevatten; de cijfers zijn niet bewaard.',
    'Gebruik een ander kenmerk als het een burgerservicenummer is.',
  ),
  'date-unreadable': error('{given} is geen datum.'),
  'date-as-number': warning('{given} is een getal zonder datumopmaak en is gelezen als datum.'),
  'number-unreadable': error('{given} is geen geldig aantal.'),
  'amount-unreadable': error('{given} is geen bedrag.'),

  // Gemeente
  'field-missing': error('dit veld ontbreekt of is leeg.', 'Vul het veld in en lever het bestand opnieuw in.'),
  'field-unknown': warning('{given} is geen veld van het sjabloon en is niet gelezen.'),
  'field-misspelt': error('het veld {given} is niet dat van het sjabloon.', SHEET),
  'field-twice': error('het veld {given} komt twee keer voor.', 'Haal er één weg en lever het bestand opnieuw in.'),
  'municipality-code-unreadable': error('{given} is geen gemeentecode.'),
  'municipality-unknown': error('de gemeentecode {given} bestaat niet.'),
  'municipality-not-in-year': error('de gemeente met code {given} bestond niet in dit boekjaar.'),
  'fiscal-year-unreadable': error('{given} is geen boekjaar.'),
  'fiscal-year-outside-scheme': error('over het jaar {given} kan niet worden gedeclareerd.'),
  'basis-unknown': error('{given} is geen grondslag.'),
  'template-version-missing': warning('de sjabloonversie is niet ingevuld; versie 1 is aangenomen.'),
  'template-version-unknown': error(
    'sjabloonversie {given} is onbekend.',
    'Gebruik het sjabloon van versie 1 en lever het bestand opnieuw in.',
  ),

  // Opvang
  'date-outside-year': error('{given} ligt buiten het boekjaar.'),
  'period-reversed': error('{given} ligt vóór de datum in de kolom Van.'),
  'regulation-unknown': error('{given} is geen regeling.'),
  'places-on-poo': warning(
    '{given} plekken op een POO-regel tellen niet mee en zijn niet bewaard.',
    'Zet plekken op een GOO-regel.',
  ),

  // Kosten
  'month-unreadable': error('{given} is geen maand.'),
  'month-outside-year': error('{given} ligt buiten het boekjaar.'),
  'category-unknown': error('{given} is geen kostensoort.'),
  'route-unknown': error('{given} is geen dekking.'),
  'route-not-allowed': error('dekking {given} kan niet bij deze kostensoort.'),
  'amount-too-large': error('{given} is te groot voor een bedrag.'),
  'amount-three-decimals': warning(
    '{given} heeft meer dan twee decimalen.',
    'Bij het boeken wordt het bedrag afgerond op hele centen. Controleer of dit klopt.',
  ),
  'amount-negative': warning('{given} is een negatief bedrag en telt als correctie.'),

  // Ontvangsten
  'receipt-kind-unknown': error('{given} is geen soort ontvangst.'),
  'component-unknown': error('{given} is geen onderdeel.'),
  'grant-component': error('een Toekenning kan niet bij het onderdeel {given}.'),
  'own-contribution-component': error('een Eigen bijdrage kan niet bij het onderdeel {given}.'),
  'amount-not-positive': error(
    '{given} is geen positief bedrag.',
    'Gebruik de soort Terugvordering voor geld dat terug moet naar het Rijk, of verbeter de regel. ' +
      'Lever het bestand daarna opnieuw in.',
  ),
  'receipt-before-scheme': error('{given} ligt vóór het begin van de regeling.'),
  'receipt-in-future': error('{given} ligt in de toekomst.'),
  'own-contribution-outside-year': warning('{given} ligt buiten het boekjaar; de eigen bijdrage telt toch mee.'),

  // more than can be shown
  'more-findings-with-errors': error(
    'er is meer gevonden dan hier staat, ook fouten; aantal: {count}.',
    'Verbeter eerst de fouten hierboven en lever het bestand opnieuw in.',
  ),
  'more-warnings': warning('er zijn meer waarschuwingen dan hier staan; aantal: {count}.'),
} satisfies Record<string, CatalogueEntry>;

/** A refused file says what is wrong and what to do in one text. */
const REFUSAL_ENTRIES = Object.fromEntries(
  Object.entries(REFUSALS).map(([code, text]) => [code, error(text, '')]),
) as Record<RefusalCode, CatalogueEntry>;

export type FindingCode = keyof typeof OWN_ENTRIES | RefusalCode;

export const FINDING_CATALOGUE: Readonly<Record<FindingCode, CatalogueEntry>> = { ...OWN_ENTRIES, ...REFUSAL_ENTRIES };
