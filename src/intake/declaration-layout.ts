/** Sjabloon versie 1 as data: the sheets of a declaration and their columns (domain §8). Headers stand in row 1. */

export interface ColumnLayout<K extends string = string> {
  readonly key: K;
  readonly label: string;
  /** Without a required column its sheet gives no lines; an optional one is blank when absent. */
  readonly required: boolean;
}

export interface SheetLayout<K extends string = string> {
  readonly name: string;
  /** More rows than any declaration has; each row of Opvang counts in every month it touches. */
  readonly mostRows: number;
  readonly columns: readonly ColumnLayout<K>[];
}

const required = <K extends string>(key: K, label: string): ColumnLayout<K> => ({ key, label, required: true });
const optional = <K extends string>(key: K, label: string): ColumnLayout<K> => ({ key, label, required: false });

export const TEMPLATE_VERSION = 1;

export type MunicipalityColumn = 'field' | 'value';
export const MUNICIPALITY_SHEET: SheetLayout<MunicipalityColumn> = {
  name: 'Gemeente',
  mostRows: 10_000,
  columns: [required('field', 'Veld'), required('value', 'Waarde')],
};

/** The fields of the sheet Gemeente: one a row, its name in Veld. */
export const MUNICIPALITY_FIELDS = {
  municipalityCode: 'Gemeentecode',
  fiscalYear: 'Boekjaar',
  basis: 'Grondslag GOO',
  templateVersion: 'Sjabloonversie',
  remark: 'Opmerking',
} as const;
export type MunicipalityField = keyof typeof MUNICIPALITY_FIELDS;

export type ReceptionColumn =
  'from' | 'through' | 'regulation' | 'location' | 'realisedPlaces' | 'occupiedPlaces' | 'persons';
export const RECEPTION_SHEET: SheetLayout<ReceptionColumn> = {
  name: 'Opvang',
  mostRows: 10_000,
  columns: [
    required('from', 'Van'),
    required('through', 'Tot en met'),
    required('regulation', 'Regeling'),
    optional('location', 'Locatie'),
    required('realisedPlaces', 'Gerealiseerde plekken'),
    optional('occupiedPlaces', 'Bezette plekken'),
    required('persons', 'Personen'),
  ],
};

export type CostColumn = 'month' | 'costCategory' | 'fundingRoute' | 'amount' | 'location' | 'description' | 'evidence';
export const COST_SHEET: SheetLayout<CostColumn> = {
  name: 'Kosten',
  mostRows: 250_000,
  columns: [
    required('month', 'Maand'),
    required('costCategory', 'Kostensoort'),
    optional('fundingRoute', 'Dekking'),
    required('amount', 'Bedrag'),
    optional('location', 'Locatie'),
    optional('description', 'Omschrijving'),
    optional('evidence', 'Bewijsstuk'),
  ],
};

export type ReceiptColumn = 'date' | 'kind' | 'component' | 'amount' | 'reference';
export const RECEIPT_SHEET: SheetLayout<ReceiptColumn> = {
  name: 'Ontvangsten',
  mostRows: 10_000,
  columns: [
    required('date', 'Datum'),
    required('kind', 'Soort'),
    optional('component', 'Onderdeel'),
    required('amount', 'Bedrag'),
    optional('reference', 'Kenmerk'),
  ],
};

/** In the order of the template. */
export const SHEETS: readonly SheetLayout[] = [MUNICIPALITY_SHEET, RECEPTION_SHEET, COST_SHEET, RECEIPT_SHEET];
