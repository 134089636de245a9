import ExcelJS from 'exceljs';
import { dataSheet } from '../intake/template/data-sheet.js';
import type { ColumnRule } from '../intake/template/column-rules.js';
import { textSheet } from '../intake/template/guide-sheet.js';
import { FIGURES_SHEET, KIND_NAMES, SHORT_COMPONENT_NAMES, TARIFF_NAMES, TARIFFS_SHEET } from './figures-layout.js';
import type { FigureColumn, TariffColumn } from './figures-layout.js';

/** An empty workbook for another party's figures: heads, lists to choose from, and hints. */
export async function figuresTemplate(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.title = 'Cijfers van een andere partij';
  workbook.creator = 'Opvangboek';
  textSheet(workbook, 'Cijfers van een andere partij', GUIDE, [FIGURES_SHEET.name, TARIFFS_SHEET.name]);
  dataSheet(workbook, FIGURES_SHEET, FIGURE_COLUMNS);
  dataSheet(workbook, TARIFFS_SHEET, TARIFF_COLUMNS);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const DATE = 'dd-mm-yyyy';
const EURO = '[$€-413] #,##0.00;[Red]-[$€-413] #,##0.00';
const list = (names: readonly string[]): ExcelJS.DataValidation => ({
  ...{ type: 'list', allowBlank: true, formulae: [`"${names.join(',')}"`] },
});

const FIGURE_COLUMNS: Record<FigureColumn, ColumnRule> = {
  municipalityCode: { width: 15, hint: 'De code van het CBS, als GM0193. Mag leeg zijn als de naam er staat.' },
  municipality: { width: 26, hint: 'De naam van de gemeente. Mag leeg zijn als de code er staat.' },
  year: { width: 11, format: '0', hint: 'Het jaar waarover het cijfer gaat, als 2024.' },
  from: { width: 13, format: DATE, hint: 'Eerste dag. Leeg, samen met Tot en met: het hele jaar.' },
  through: { width: 13, format: DATE, hint: 'Laatste dag, in hetzelfde jaar.' },
  component: {
    width: 14,
    hint: 'GOO: gemeentelijke opvang. POO: particuliere opvang. Leefgeld, Transitie, Zorg via VWS, of Eigen kosten.',
    validation: list(Object.values(SHORT_COMPONENT_NAMES)),
  },
  kind: {
    width: 19,
    hint: 'Aanspraak: waar de gemeente recht op heeft (ook als u niets kiest). Of Werkelijke kosten, of Ontvangen.',
    validation: list(Object.values(KIND_NAMES)),
  },
  count: { width: 14, format: '#,##0.##', hint: 'Plekdagen (GOO) of persoonsmaanden (POO). Mag leeg zijn.' },
  tariff: { width: 14, format: EURO, hint: 'Bedrag per plekdag of persoonsmaand. Leeg als het niet bekend is.' },
  amount: { width: 20, format: EURO, hint: 'Het bedrag in euro, zoals het in hun stuk staat.' },
  reference: { width: 34, hint: 'Waar het staat, als een bladzijde of regel. Geen namen of burgerservicenummers.' },
};

const TARIFF_COLUMNS: Record<TariffColumn, ColumnRule> = {
  tariff: {
    width: 14,
    hint: 'GOO: per plekdag. POO: per persoonsmaand.',
    validation: list(Object.values(TARIFF_NAMES)),
  },
  from: { width: 14, format: DATE, hint: 'Eerste dag waarop dit normbedrag volgens hen geldt.' },
  through: { width: 16, format: DATE, hint: 'Laatste dag. Leeg: zonder einde.' },
  amount: { width: 14, format: EURO, hint: 'Bedrag in euro.' },
  source: { width: 60, hint: 'Waar dit normbedrag staat.' },
};

const GUIDE: readonly (readonly [title: string, text: string])[] = [
  [
    'Waarvoor',
    'In dit bestand zet u cijfers van een andere partij, zoals het ministerie. Opvangboek legt ze naast het grootboek en ' +
      'noemt elk verschil met zijn oorzaak. Er wordt niets geboekt.',
  ],
  [
    'Cijfers',
    'Elke regel is één bedrag van één gemeente, één boekjaar en één onderdeel. Vul aantal en normbedrag in als hun stuk ' +
      'die noemt: dan is te zien of het verschil daarin zit. Reken zelf niets uit.',
  ],
  [
    'Periode',
    'Laat Van en Tot en met leeg voor een heel jaar. Regels van dezelfde gemeente en hetzelfde onderdeel gaan over ' +
      'dezelfde dagen (dan tellen ze op) of over andere dagen.',
  ],
  ['Normbedragen', 'Alleen als hun stuk een lijst van normbedragen heeft. Anders laat u dit blad leeg.'],
  ['Bedragen', 'Schrijf bedragen als 1.234,56.'],
  ['Datums', 'Schrijf datums als 31-1-2024.'],
  ['Totalen', 'Zet geen totaalregels in het blad: totalen rekent Opvangboek zelf uit.'],
  ['Inleveren', 'Vertel bij het inleveren van wie de cijfers zijn, van welke datum en waar ze vandaan komen.'],
];
