import type { PublishableDto } from '../../shortfall/publishable/publishable.dto.js';
import { OPEN_TABLES, openTables } from './open-tables.js';
import type { OpenTable, OpenTableName } from './open-tables.js';
import { csvFile, jsonFile } from './table-files.js';

/** Everything there is to publish of one export, and where it is found. */
export interface OpenDataSet {
  /** Of the catalogue; all other addresses begin with it. */
  readonly address: string;
  readonly publishable: PublishableDto;
  readonly tables: readonly OpenTable[];
  readonly files: readonly OpenFile[];
}

export const OPEN_FORMATS = ['csv', 'json'] as const;
export type OpenFormat = (typeof OPEN_FORMATS)[number];

/** A table in one format. */
export interface OpenFile {
  readonly table: OpenTable;
  readonly format: OpenFormat;
  readonly address: string;
  readonly content: Buffer;
}

const WRITERS: Readonly<Record<OpenFormat, (table: OpenTable) => string>> = { csv: csvFile, json: jsonFile };

/** The part of an address that a table is found at; addresses are in English. */
const PATHS: Readonly<Record<OpenTableName, string>> = { tabellen: 'tables', landelijk: 'country' };

/** Writes every table in every format. The same figures give the same bytes. */
export function openDataSet(address: string, publishable: PublishableDto): OpenDataSet {
  const byName = openTables(publishable);
  const tables = OPEN_TABLES.map((name) => byName[name]);
  const files = tables.flatMap((table) =>
    OPEN_FORMATS.map((format): OpenFile => {
      const content = Buffer.from(WRITERS[format](table), 'utf8');
      return { table, format, address: `${address}/${PATHS[table.name]}/${format}`, content };
    }),
  );
  return { address, publishable, tables, files };
}

/** Where the data dictionary is found. */
export function dictionaryAddress({ address }: Pick<OpenDataSet, 'address'>): string {
  return `${address}/dictionary`;
}
