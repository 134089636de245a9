import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { DEFAULT_LIMITS } from '../../platform/config/workbook-limits.js';
import { WorkbookRefused } from '../workbook/workbook-refused.js';
import { csvRecords } from './csv-records.js';

async function recordsOf(text: string, size = 65_536, separator = ';'): Promise<readonly (readonly string[])[]> {
  const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
    text.slice(at * size, (at + 1) * size),
  );
  const records: (readonly string[])[] = [];
  let whole = '';
  for await (const batch of csvRecords(Readable.from(chunks), separator, DEFAULT_LIMITS)) {
    records.push(...batch.map(({ fields }) => fields));
    whole += batch.map((record) => record.text).join('');
  }
  expect(whole).toBe(text);
  return records;
}

const refusalOf = (text: string): Promise<string> =>
  recordsOf(text).then(
    () => 'read',
    (error: unknown) => (error instanceof WorkbookRefused ? error.code : String(error)),
  );

describe('the records of a CSV text', () => {
  it.each([
    [
      'a;b\nc;d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['without a last line end', [['without a last line end']]],
    ['a\r\nb\rc\nd', [['a'], ['b'], ['c'], ['d']]],
    ['a\n\n;\n', [['a'], [''], ['', '']]],
    ['"a;b";"c\nd\r\ne"\n', [['a;b', 'c\nd\r\ne']]],
    ['"say ""yes""";""\n', [['say "yes"', '']]],
    ['10" scherm;x\n', [['10" scherm', 'x']]],
    ['"Huis" aan zee;x\n', [['"Huis" aan zee', 'x']]],
    ['', []],
  ])('of %j', async (text, expected) => {
    expect(await recordsOf(text)).toEqual(expected);
  });

  it('does not take the end of a file within quotes for the end of a field', async () => {
    expect(await refusalOf('a;b\n"c;d\n')).toBe('damaged-workbook');
    expect(await refusalOf(`a;"${'x;y\n'.repeat(1_000_000)}`)).toBe('cell-too-long');
  });

  it('reads what is written as csv-parse does, wherever the chunks end', async () => {
    const field = fc.oneof(fc.stringMatching(/^[a-c;\n\r" ,.]{0,6}$/), fc.string({ maxLength: 8, unit: 'grapheme' }));
    const record = fc.array(field, { minLength: 2, maxLength: 4 });
    const written = fc
      .array(record, { minLength: 1, maxLength: 6 })
      .map((rows) =>
        rows.map((fields) => fields.map((text) => `"${text.replaceAll('"', '""')}"`).join(';') + '\r\n').join(''),
      );
    await fc.assert(
      fc.asyncProperty(written, fc.integer({ min: 1, max: 9 }), async (text, size) => {
        const peer = parse(text, { delimiter: ';', relax_column_count: true });
        expect(await recordsOf(text, size)).toEqual(peer);
      }),
      { numRuns: 500 },
    );
  });

  it('reads any text the same, wherever the chunks end', async () => {
    const text = fc.stringMatching(/^[ab;\n\r"]{0,40}$/);
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (any, size) => {
        const whole = await recordsOf(any).catch((error: unknown) => (error as WorkbookRefused).code);
        const cut = await recordsOf(any, size).catch((error: unknown) => (error as WorkbookRefused).code);
        expect(cut).toEqual(whole);
      }),
      { numRuns: 1_000 },
    );
  });
});
