import { describe, expect, it } from '@jest/globals';
import { PUBLISHABLE_SAMPLE } from '../../../test/harness/publishable-sample.js';
import { dataDictionary } from './data-dictionary.js';
import { openDataSet } from './open-data-set.js';

interface Column {
  readonly name: string;
  readonly titles: { readonly nl: readonly string[] };
  readonly datatype: string | { readonly base: string; readonly format: string };
  readonly 'dc:description': string;
  readonly 'schema:unitText'?: string;
}

describe('the data dictionary', () => {
  const set = openDataSet('https://opvangboek.example/open-data', PUBLISHABLE_SAMPLE);
  const { tables, ...rest } = dataDictionary(set) as {
    tables: { url: string; tableSchema: { columns: Column[] } }[];
  };
  const columns = tables.flatMap(({ tableSchema }) => tableSchema.columns);

  it('is of both CSV files, with their header', () => {
    expect(tables.map(({ url }) => url)).toEqual([
      'https://opvangboek.example/open-data/tables/csv',
      'https://opvangboek.example/open-data/country/csv',
    ]);
    const files = set.files.filter(({ format }) => format === 'csv');
    for (const [index, { content }] of files.entries()) {
      const names = tables[index]?.tableSchema.columns.map(({ titles }) => titles.nl[0]);
      expect(content.toString().split('\r\n')[0]).toBe(names?.join(','));
    }
  });

  it('gives every column a label, a meaning and a type, and every amount its unit', () => {
    for (const { name, titles, datatype, 'dc:description': meaning, 'schema:unitText': unit } of columns) {
      expect(name).toMatch(/^[a-z_]+$/);
      expect(titles.nl[1]).toMatch(/^[A-Z]/);
      expect(meaning.length).toBeGreaterThan(15);
      const type = typeof datatype === 'string' ? datatype : datatype.base;
      expect(['string', 'gYear', 'nonNegativeInteger', 'decimal']).toContain(type);
      if (type === 'decimal') expect(unit).toBe('euro');
    }
  });

  it('names the values of a column that has few', () => {
    expect(columns.find(({ name }) => name === 'weergave')).toMatchObject({
      datatype: { base: 'string', format: 'getoond|afgeschermd|geen bedragen' },
      required: true,
    });
  });

  it('says by which rules cells are hidden, and from when it is', () => {
    expect(rest).toMatchObject({
      notes: PUBLISHABLE_SAMPLE.notices,
      'dc:modified': { '@value': '2026-11-23T12:00:00.000Z' },
    });
  });
});
