import type { OpenColumn, OpenTable } from './open-tables.js';
import type { OpenDataSet } from './open-data-set.js';
import { LICENCE, PUBLISHER } from './publication-terms.js';

/**
 * The data dictionary, as metadata of CSV on the web (CSVW): every column with its Dutch label, what it means, its type
 * and its unit. So a person can read it, and a program can check the CSV by it.
 */
export function dataDictionary({ tables, files, publishable }: OpenDataSet): object {
  const addressOf = (table: OpenTable): string | undefined =>
    files.find((file) => file.table === table && file.format === 'csv')?.address;
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'nl' }],
    'dc:title': 'Kosten en vergoeding van de opvang van ontheemden uit Oekraïne',
    'dc:publisher': PUBLISHER.name,
    'dc:license': { '@id': LICENCE },
    'dc:modified': { '@value': publishable.knownOn, '@type': 'xsd:dateTime' },
    notes: publishable.notices,
    dialect: { encoding: 'utf-8', delimiter: ',', quoteChar: '"', doubleQuote: true, header: true },
    tables: tables.map((table) => ({
      url: addressOf(table),
      'dc:title': table.title,
      'dc:description': table.description,
      tableSchema: { columns: table.columns.map(columnOf) },
    })),
  };
}

/** The notation is that of XML Schema; an empty cell has no value. */
const DATATYPES: Readonly<Record<OpenColumn['type'], string>> = {
  text: 'string',
  year: 'gYear',
  count: 'nonNegativeInteger',
  amount: 'decimal',
};

function columnOf({ name, label, meaning, type, unit, values, isRequired }: OpenColumn): object {
  return {
    name,
    // the first is what the header of the CSV says
    titles: { nl: [name, label] },
    'dc:description': meaning,
    datatype: values === undefined ? DATATYPES[type] : { base: DATATYPES[type], format: values.join('|') },
    ...(unit === undefined ? {} : { 'schema:unitText': unit }),
    ...(isRequired === true ? { required: true } : {}),
  };
}
