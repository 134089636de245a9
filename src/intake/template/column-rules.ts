import type ExcelJS from 'exceljs';
import type { CostColumn, ReceiptColumn, ReceptionColumn } from '../declaration-layout.js';
import type { ListRanges } from './list-sheet.js';
import { RECEIPT_COMPONENTS, RECEIPT_NAMES, ROUTE_NAMES } from '../scheme-names.js';

/** How a column of the template looks, what it takes, and what is said of it. */
export interface ColumnRule {
  readonly width: number;
  readonly format?: string;
  readonly title?: string;
  readonly hint: string;
  readonly validation?: ExcelJS.DataValidation;
}

const DATE = 'dd-mm-yyyy';
const MONTH = 'mmm-yy';
const EURO = '[$€-413] #,##0.00;[Red]-[$€-413] #,##0.00';
const COUNT = '#,##0';

const list = (formula: string): ExcelJS.DataValidation => ({ type: 'list', allowBlank: true, formulae: [formula] });
const between = (type: 'date' | 'whole', from: Date | number, to: Date | number): ExcelJS.DataValidation => ({
  type,
  operator: 'between',
  allowBlank: true,
  formulae: [from, to],
});
const day = (year: number, month: number, date: number): Date => new Date(Date.UTC(year, month - 1, date));

/** More places or persons than any municipality has. */
const LARGEST_COUNT = 1_000_000;

export function receptionColumns(year: number): Record<ReceptionColumn, ColumnRule> {
  const inYear = between('date', day(year, 1, 1), day(year, 12, 31));
  const count = between('whole', 0, LARGEST_COUNT);
  return {
    from: { width: 13, format: DATE, hint: `Eerste dag waarop dit aantal geldt, in ${year}.`, validation: inYear },
    through: { width: 13, format: DATE, hint: `Laatste dag waarop dit aantal geldt, in ${year}.`, validation: inYear },
    regulation: {
      width: 11,
      hint: 'GOO: opvang door de gemeente. POO: particuliere opvang.',
      validation: list('"GOO,POO"'),
    },
    location: { width: 34, hint: 'Naam van de locatie, op elke regel hetzelfde. Geen namen van bewoners.' },
    realisedPlaces: {
      width: 15,
      format: COUNT,
      hint: 'GOO: plekken die er waren, bezet of niet.',
      validation: count,
    },
    occupiedPlaces: { width: 15, format: COUNT, hint: 'GOO: plekken die bezet waren.', validation: count },
    persons: {
      width: 12,
      format: COUNT,
      hint: 'POO: geregistreerde personen die een verstrekking kregen.',
      validation: count,
    },
  };
}

export function costColumns(lists: ListRanges): Record<CostColumn, ColumnRule> {
  return {
    month: {
      width: 12,
      format: MONTH,
      hint: 'Maand waarop de kosten betrekking hebben. Kies een maand uit de lijst.',
      validation: list(lists.months),
    },
    costCategory: { width: 42, hint: 'Kies een kostensoort uit de lijst.', validation: list(lists.categories) },
    fundingRoute: {
      width: 11,
      hint: 'Wie de kosten draagt: BooO, VWS of Eigen. Leeg: de gebruikelijke dekking van de kostensoort.',
      validation: list(namesList(Object.values(ROUTE_NAMES))),
    },
    amount: {
      width: 18,
      format: EURO,
      hint: 'Bedrag in euro, zonder btw die u terugkrijgt. Een correctie is negatief.',
      validation: { type: 'decimal', operator: 'between', allowBlank: true, formulae: [-9_999_999_999, 9_999_999_999] },
    },
    location: { width: 26, hint: 'Naam van de locatie, als die er is.' },
    description: { width: 44, hint: 'Waar de kosten voor zijn. Geen namen of burgerservicenummers.' },
    evidence: { width: 22, hint: 'Nummer van de factuur of boeking.' },
  };
}

export function receiptColumns(): Record<ReceiptColumn, ColumnRule> {
  return {
    date: { width: 13, format: DATE, hint: 'Dag van de ontvangst of van het besluit.' },
    kind: {
      width: 18,
      hint: 'Voorschot, Vaststelling of Terugvordering van het Rijk; Toekenning is een besluit zonder geld; Eigen bijdrage van bewoners.',
      validation: list(namesList(Object.values(RECEIPT_NAMES))),
    },
    component: {
      width: 14,
      hint: 'goo: gemeentelijke opvang (ook als u niets kiest). allowance: leefgeld. poo-norm: particuliere opvang. transition: transitie. care: zorg.',
      validation: list(namesList(RECEIPT_COMPONENTS)),
    },
    amount: {
      width: 18,
      format: EURO,
      hint: 'Positief bedrag in euro, ook bij een terugvordering.',
      validation: { type: 'decimal', operator: 'greaterThan', allowBlank: true, formulae: [0] },
    },
    reference: { width: 34, hint: 'Kenmerk van de brief of beschikking.' },
  };
}

/** Values as a cell's own list, which Excel wants as one quoted text. */
function namesList(names: readonly string[]): string {
  return `"${names.join(',')}"`;
}
