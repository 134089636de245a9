import { afterAll, describe, expect, it } from '@jest/globals';
import { day } from '../../../test/harness/intake/declaration-file.js';
import type { Cells } from '../../../test/harness/intake/declaration-file.js';
import {
  EXTRACT_COLUMNS,
  EXTRACT_HEADINGS,
  extractWorkbook,
  ledgerMapping,
  ledgerRule,
  readLedger,
  surveyLedger,
} from '../../../test/harness/intake/ledger-extract.js';
import { temporaryFiles } from '../../../test/harness/intake/temporary-file.js';

const files = temporaryFiles();
afterAll(() => files.remove());

const MAPPING = ledgerMapping([ledgerRule('4*', 'goo-housing')]);
const RENT: Cells = ['4310', '7010', '05-03-2024', '€ 1.000,50', 'Huur maart', 'F-1'];
const RENT_LINE = 'goo-housing booo 1000.50 Huur maart F-1';

const read = async (
  rows: readonly Cells[],
  mapping = MAPPING,
): Promise<{ readonly costs: readonly string[]; readonly findings: readonly string[] }> =>
  readLedger(files, await extractWorkbook({ Mutaties: rows }), mapping);

describe('an extract in a sheet', () => {
  it('has its header below a title, in any case, order and spacing, with columns that nobody asked for', async () => {
    const { costs, findings } = await read([
      ['Grootboekmutaties 2024'],
      ['Periode', 1, 't/m', 12],
      [],
      ['BEDRAG', 'boek datum', 'Dagboek', 'Grootboek', 'Kostenplaats', 'Omschrijving', 'Boekstuk'],
      [1000.5, day('2024-03-05'), 'INK', 4310, 7010, 'Huur maart', 'F-1'],
    ]);
    expect([costs, findings]).toEqual([[`5 2024-03 ${RENT_LINE}`], []]);
  });

  it('may be a CSV file', async () => {
    const csv = 'Mutaties 2024;;\nGrootboek;Boekdatum;Bedrag\n0430;05-03-2024;1.000,50\n4310.10;6-3-2024;-2\n';
    const rules = [ledgerRule('0430', 'goo-housing'), ledgerRule('4310.10', 'goo-security')];
    const { costs, findings } = await readLedger(files, csv, ledgerMapping(rules, { columns: null }));
    expect(costs.map((cost) => cost.trim())).toEqual([
      '3 2024-03 goo-housing booo 1000.50',
      '4 2024-03 goo-security booo -2.00',
    ]);
    expect(findings).toEqual([expect.stringContaining('Creditregels tellen als correctie; aantal: 1.')]);
  });

  it('may have sums and headings between its lines: they are left out and counted', async () => {
    const { costs, findings } = await read([
      EXTRACT_HEADINGS,
      ['4310', null, null, null, 'Huur gebouwen'],
      [null, null, null, 12.5, 'Beginsaldo'],
      RENT,
      ['Subtotaal 4310', null, null, 1000.5],
      [null, null, 'Totaal', 1000.5],
    ]);
    expect(costs).toEqual([`4 2024-03 ${RENT_LINE}`]);
    expect(findings).toEqual([
      'warning: Blad Mutaties: rijen met totalen of saldi zijn overgeslagen; aantal: 3. ' +
        'Verwacht: alleen boekingsregels. Controleer of dit klopt.',
    ]);
  });

  it('takes no line for a sum because of its description', async () => {
    expect((await read([EXTRACT_HEADINGS, ['4310', null, '5-3-2024', 1, 'Totaal huur', null]])).costs).toHaveLength(1);
  });

  it.each<[string, Cells, string]>([
    ['amount', ['4310', null, '5-3-2024', '1,234.56'], 'kolom D (Bedrag): "1,234.56" is geen bedrag.'],
    ['date', ['4310', null, 'maart', 1], 'kolom C (Boekdatum): "maart" is geen datum.'],
    ['year', ['4310', null, '31-12-2023', 1], 'kolom C (Boekdatum): "31-12-2023" ligt buiten het boekjaar.'],
    ['account', [null, null, '5-3-2024', 1], 'kolom A (Grootboek): de cel is leeg.'],
    ['long account', ['4'.repeat(61), null, '5-3-2024', 1], 'is geen rekening of kostenplaats.'],
    ['size', ['4310', null, '5-3-2024', 1e10], 'is te groot voor een bedrag.'],
    ['day', ['4310', null, null, 1], 'kolom C (Boekdatum): de cel is leeg.'],
  ])('with a wrong %s says where', async (_, row, expected) => {
    const { costs, findings } = await read([EXTRACT_HEADINGS, row]);
    expect(costs).toEqual([]);
    expect(findings).toEqual([expect.stringMatching(/^error: Blad Mutaties, rij 2, /)]);
    expect(findings[0]).toContain(expected);
  });

  it.each<[string, Cells, Cells[], string[]]>([
    [
      'debit and credit in two columns',
      ['Grootboek', 'Datum', 'Debet', 'Credit'],
      [
        ['4310', '1-1-2024', 10, null],
        ['4310', '1-1-2024', null, '2,50'],
        ['4310', '1-1-2024', 3, 1],
      ],
      ['10.00', '-2.50', '2.00'],
    ],
    [
      'a column for the side',
      ['Grootboek', 'Datum', 'Bedrag', 'D/C'],
      [
        ['4310', '1-1-2024', 10, 'D'],
        ['4310', '1-1-2024', '2,50', 'credit'],
      ],
      ['10.00', '-2.50'],
    ],
  ])('may have %s, under the usual headings', async (_, headings, rows, expected) => {
    const { costs } = await read([headings, ...rows], { ...MAPPING, columns: null });
    expect(costs.map((cost) => cost.split(' ')[4])).toEqual(expected);
  });

  it('with neither debit nor credit on a line has no amount of zero', async () => {
    const { findings } = await read(
      [
        ['Grootboek', 'Datum', 'Debet', 'Credit'],
        ['4310', '1-1-2024'],
      ],
      {
        ...MAPPING,
        columns: null,
      },
    );
    expect(findings).toEqual([expect.stringContaining('rij 2, kolom C (Debet): de cel is leeg.')]);
  });

  it('may have credit as positive amounts', async () => {
    const mapping = { ...MAPPING, sign: 'credit-positive' } as const;
    const { costs } = await read([EXTRACT_HEADINGS, ['4310', null, '5-3-2024', '12,50-']], mapping);
    expect(costs[0]).toContain(' 12.50 ');
  });

  it('hears which column is missing, with the one that was probably meant', async () => {
    const headings = EXTRACT_HEADINGS.map((heading) => (heading === 'Boekdatum' ? 'Boekdatun' : heading));
    const { costs, findings } = await read([['Lijst'], headings, RENT]);
    expect(costs).toEqual([]);
    expect(findings).toEqual([
      'error: Blad Mutaties, kolom Boekdatum: deze kolom ontbreekt. Verwacht: een kolom met de kop Boekdatum. ' +
        'Is de kolom "Boekdatun" bedoeld? Pas dan de kop aan en lever het bestand opnieuw in.',
    ]);
  });

  it('has its header within the first twenty rows', async () => {
    const above = Array.from({ length: 19 }, (_, index): Cells => [`Titel ${index}`]);
    expect((await read([...above, EXTRACT_HEADINGS, RENT])).costs).toHaveLength(1);
    const { costs, findings } = await read([['Titel'], ...above, EXTRACT_HEADINGS, RENT]);
    expect(costs).toEqual([]);
    expect(findings).toEqual([
      'error: Blad Mutaties: de kopregel is niet gevonden. Verwacht: een rij met de koppen ' +
        `${Object.values(EXTRACT_COLUMNS).join(', ')}. Laat de kopregel in de eerste twintig rijen staan, ` +
        'of pas de kolomnamen van de indeling aan.',
    ]);
  });

  it('is one sheet: another without the header is not read, another with it is an error', async () => {
    const rows = [EXTRACT_HEADINGS, RENT];
    const other = await readLedger(files, await extractWorkbook({ Info: [['x']], Mutaties: rows }), MAPPING);
    expect([other.costs.length, other.findings]).toEqual([
      1,
      [
        'warning: Blad Info: op dit blad staat de kopregel niet; het is niet gelezen. ' +
          'Verwacht: één blad met boekingen. Controleer of dit klopt.',
      ],
    ]);
    const twice = await readLedger(files, await extractWorkbook({ A: rows, B: rows }), MAPPING);
    expect([twice.costs.length, twice.findings]).toEqual([
      1,
      [expect.stringContaining('error: Blad B: dit blad heeft dezelfde kopregel als een eerder blad.')],
    ]);
  });

  it('without anything in it is said to be empty', async () => {
    expect((await read([EXTRACT_HEADINGS])).findings).toEqual([
      expect.stringContaining('Verwacht: boekingen in het uittreksel.'),
    ]);
  });

  it('is read by the usual headings as long as there is no mapping, and tells which', async () => {
    const headings = ['Grootboekrekening', 'Omschrijving', 'Omschrijving', 'Boekdatum', 'Bedrag', 'Kostenplaats'];
    const file = await extractWorkbook({ Blad1: [headings, ['4310', 'Huur', 'maart', '5-3-2024', 10, '7010']] });
    const { columns, accounts, findings } = await surveyLedger(files, file, null);
    expect(columns).toEqual({
      account: 'Grootboekrekening',
      costCentre: 'Kostenplaats',
      date: 'Boekdatum',
      amount: 'Bedrag',
    });
    expect(accounts).toMatchObject([{ account: '4310', costCentre: '7010', lines: 1, allocation: null }]);
    expect(findings).toEqual([]);
  });
});
