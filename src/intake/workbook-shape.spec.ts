import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DeclarationItem } from './declaration-reader.js';
import {
  bytesOf,
  findingsOf,
  HEADERS,
  readAll,
  soundSheets,
  workbookOf,
} from '../../test/harness/intake/declaration-file.js';
import type { Sheets } from '../../test/harness/intake/declaration-file.js';
import { temporaryFiles } from '../../test/harness/intake/temporary-file.js';

/** Sheets and columns that are missing, double, misspelt, moved or not ours. */
const files = temporaryFiles();
afterAll(() => files.remove());

type Headers = Record<string, readonly string[]>;

async function read(change: (sheets: Sheets, headers: Headers) => void): Promise<DeclarationItem[]> {
  const sheets = soundSheets();
  const headers: Headers = { ...HEADERS };
  change(sheets, headers);
  return readAll(files.write(await bytesOf(workbookOf(sheets, headers))));
}

async function messages(change: (sheets: Sheets, headers: Headers) => void): Promise<string[]> {
  return findingsOf(await read(change)).map(({ severity, message }) => `${severity}: ${message}`);
}

const linesOf = (items: readonly DeclarationItem[]): DeclarationItem[] =>
  items.filter(({ kind }) => kind !== 'finding' && kind !== 'columns');

describe('the shape of a workbook', () => {
  it('gives a header first and then every line, without a finding', async () => {
    const items = await read(() => undefined);
    expect(items.map(({ kind }) => kind)).toEqual([
      'header',
      'columns',
      'reception',
      'reception',
      'columns',
      'cost',
      'columns',
      'receipt',
    ]);
    expect(items[0]).toEqual({
      kind: 'header',
      header: { municipalityCode: 'GM0193', fiscalYear: 2024, basis: 'norm', templateVersion: 1, remark: 'Verzonnen' },
    });
  });

  it.each<[string, (sheets: Sheets, headers: Headers) => void, unknown[]]>([
    [
      'a missing sheet',
      (sheets) => delete sheets['Kosten'],
      [
        'error: Blad Kosten: dit blad ontbreekt. Verwacht: een blad Kosten. Voeg het blad toe en lever het bestand opnieuw in.',
      ],
    ],
    [
      'a misspelt sheet is one mistake',
      (sheets) => {
        sheets['Kostn'] = sheets['Kosten'] ?? [];
        delete sheets['Kosten'];
      },
      [expect.stringContaining('Is het blad "Kostn" bedoeld?')],
    ],
    [
      'an extra sheet',
      (sheets) => (sheets['Uitleg'] = []),
      [expect.stringMatching(/^warning: Blad Uitleg: dit blad hoort niet bij het sjabloon en is niet gelezen\./)],
    ],
    [
      'a sheet twice',
      (sheets) => (sheets['kosten '] = []),
      [expect.stringMatching(/^error: Blad Kosten: dit blad komt twee keer voor\./)],
    ],
    [
      'a missing required column, though every row misses it',
      (sheets, headers) => {
        headers['Kosten'] = ['Maand', 'Kostensoort', 'Dekking', '', 'Locatie'];
        sheets['Kosten'] = Array.from({ length: 9 }, () => ['2024-01', 'goo-housing', '', null, 'Kantoor']);
        headers['Kosten'] = [...headers['Kosten'], 'Omschrijving', 'Bewijsstuk'];
      },
      [
        'error: Blad Kosten, kolom Bedrag: deze kolom ontbreekt. Verwacht: een kolom met de kop Bedrag. Verbeter het blad en lever het bestand opnieuw in.',
      ],
    ],
    [
      'a misspelt column is one mistake',
      (_sheets, headers) =>
        (headers['Kosten'] = (headers['Kosten'] ?? []).map((label) => (label === 'Bedrag' ? 'Bedragg' : label))),
      [expect.stringContaining('Is de kolom "Bedragg" bedoeld?')],
    ],
    [
      'a misspelt optional column, for what it says would be left out in silence',
      (_sheets, headers) =>
        (headers['Kosten'] = (headers['Kosten'] ?? []).map((label) => (label === 'Dekking' ? 'Dekkking' : label))),
      [
        expect.stringMatching(
          /^error: Blad Kosten, kolom Dekking: de kop "Dekkking" is niet die van het sjabloon\..* bedoeld\? Pas dan de kop aan en lever het bestand opnieuw in\.$/,
        ),
      ],
    ],
    [
      'a missing optional column',
      (_sheets, headers) => (headers['Ontvangsten'] = ['Datum', 'Soort', 'Onderdeel', 'Bedrag']),
      [
        expect.stringMatching(/^warning: Blad Ontvangsten, kolom Kenmerk: deze kolom ontbreekt\./),
        expect.stringMatching(/^warning: Blad Ontvangsten, kolom E: deze kolom hoort niet/),
      ],
    ],
    [
      'a column twice',
      (_sheets, headers) => (headers['Kosten'] = [...(headers['Kosten'] ?? []), 'BEDRAG']),
      [expect.stringMatching(/^error: Blad Kosten, kolom H \(Bedrag\): deze kolom komt twee keer voor\./)],
    ],
    [
      'an extra column with values, once',
      (sheets, headers) => {
        headers['Kosten'] = [...(headers['Kosten'] ?? []), '__proto__', 'leeg'];
        sheets['Kosten'] = Array.from({ length: 3 }, () => ['2024-01', 'goo-housing', null, 1, null, null, null, 'x']);
      },
      [expect.stringMatching(/^warning: Blad Kosten, kolom H \(__proto__\): deze kolom hoort niet bij het sjabloon/)],
    ],
    [
      'no header row',
      (_sheets, headers) => (headers['Opvang'] = ['Titel']),
      [
        expect.stringMatching(
          /^error: Blad Opvang: rij 1 is geen kopregel\. Verwacht: in rij 1 de koppen Van, Tot en met,/,
        ),
      ],
    ],
    [
      'not one line',
      (sheets) => {
        for (const name of ['Opvang', 'Kosten', 'Ontvangsten']) sheets[name] = [];
      },
      [
        'warning: De declaratie bevat geen enkele regel. Verwacht: regels op de bladen Opvang, Kosten of Ontvangsten. Controleer of dit klopt.',
      ],
    ],
    [
      'rows that are empty, or filled beside the table only',
      (sheets) => sheets['Kosten']?.push([], ['  ', null, '\u00A0'], [null, null, null, null, null, null, null, null]),
      [],
    ],
  ])('%s', async (_what, change, expected) => {
    expect(await messages(change)).toEqual(expected);
  });

  it('warns about hidden sheets and rows, which count', async () => {
    const workbook = workbookOf(soundSheets());
    const sheet = workbook.getWorksheet('Opvang');
    if (!sheet) throw new Error('no sheet');
    sheet.state = 'hidden';
    sheet.getRow(3).hidden = true;
    const items = await readAll(files.write(await bytesOf(workbook)));
    expect(findingsOf(items).map(({ code }) => code)).toEqual(['sheet-hidden', 'rows-hidden']);
    expect(linesOf(items)).toHaveLength(5);
  });

  it('reads Gemeente first wherever it stands, and headers in any case, spacing and order', async () => {
    const sound = linesOf(await read(() => undefined));
    const orders = fc.shuffledSubarray(
      HEADERS.Kosten.map((_, index) => index),
      { minLength: HEADERS.Kosten.length },
    );
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        const { Gemeente = [], Opvang = [], Kosten = [], Ontvangsten = [] } = soundSheets();
        const headers = { ...HEADERS, Kosten: order.map((at) => ` ${HEADERS.Kosten[at]?.toUpperCase()}\u00A0`) };
        const shuffled = Kosten.map((cells) => order.map((at) => cells[at] ?? null));
        const workbook = workbookOf({ Ontvangsten, Kosten: shuffled, Opvang, Gemeente }, headers);
        expect(linesOf(await readAll(files.write(await bytesOf(workbook))))).toEqual(sound);
      }),
      { numRuns: 15 },
    );
  });

  it('shows 5,000 findings and says how many more there are', async () => {
    const items = await read((sheets) => {
      sheets['Kosten'] = Array.from({ length: 5_007 }, () => ['2024-01', 'goo-housing', null, 'x']);
    });
    const findings = findingsOf(items);
    expect(findings).toHaveLength(5_001);
    expect(findings.at(-1)).toMatchObject({ code: 'more-findings-with-errors', severity: 'error' });
    expect(findings.at(-1)?.message).toMatch(/^Er is meer gevonden dan hier staat, ook fouten; aantal: 7\./);
  });

  it('never lets warnings hide that there are errors', async () => {
    const items = await read((sheets) => {
      const correction = ['2024-01', 'goo-housing', null, -1];
      sheets['Kosten'] = [...Array.from({ length: 5_001 }, () => correction), ['2024-01', 'goo-housing', null, 'x']];
    });
    expect(findingsOf(items).at(-1)).toMatchObject({ severity: 'error' });
  });
});
