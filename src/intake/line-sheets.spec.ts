import { afterAll, describe, expect, it } from '@jest/globals';
import type { DeclarationItem } from './declaration-reader.js';
import {
  bytesOf,
  day,
  findingsOf,
  HEADERS,
  readAll,
  soundSheets,
  workbookOf,
} from '../../test/harness/intake/declaration-file.js';
import type { Cells } from '../../test/harness/intake/declaration-file.js';
import { temporaryFiles } from '../../test/harness/intake/temporary-file.js';

/** The rules of Opvang, Kosten and Ontvangsten: each a sound row with one or two cells changed. */
const files = temporaryFiles();
afterAll(() => files.remove());

type LineSheet = 'Opvang' | 'Kosten' | 'Ontvangsten';
type Changes = Record<string, Cells[number]>;

const SOUND: Record<LineSheet, Changes> = {
  Opvang: { Van: day('2024-01-01'), 'Tot en met': day('2024-01-31'), Regeling: 'GOO', 'Gerealiseerde plekken': 10 },
  Kosten: { Maand: '2024-03', Kostensoort: 'goo-housing', Bedrag: 100 },
  Ontvangsten: { Datum: day('2024-06-13'), Soort: 'Voorschot', Bedrag: 100 },
};

async function readRow(
  sheet: LineSheet,
  changes: Changes,
): Promise<{ line: unknown; messages: string[]; items: DeclarationItem[] }> {
  const sheets = { ...soundSheets(), Opvang: [], Kosten: [], Ontvangsten: [] };
  const cells = { ...SOUND[sheet], ...changes };
  const row = HEADERS[sheet].map((header) => cells[header] ?? null);
  const items = await readAll(files.write(await bytesOf(workbookOf({ ...sheets, [sheet]: [row] }))));
  const line = items.find(({ kind }) => kind === 'reception' || kind === 'cost' || kind === 'receipt');
  const messages = findingsOf(items).map(({ severity, message }) => `${severity}: ${message}`);
  return { line: line && 'line' in line ? JSON.parse(JSON.stringify(line.line)) : null, messages, items };
}

type Case = [LineSheet, Changes, Record<string, unknown>];
const READ: Case[] = [
  [
    'Opvang',
    {},
    { row: 2, from: '2024-01-01', through: '2024-01-31', regulation: 'GOO', realisedPlaces: 10, persons: null },
  ],
  ['Opvang', { 'Tot en met': '1-1-2024' }, { through: '2024-01-01' }],
  ['Opvang', { 'Tot en met': '2024-12-31' }, { through: '2024-12-31' }],
  [
    'Opvang',
    { 'Gerealiseerde plekken': 0, 'Bezette plekken': '1.234', Personen: 7 },
    { realisedPlaces: 0, occupiedPlaces: 1234, persons: 7 },
  ],
  [
    'Opvang',
    { Regeling: ' poo ', 'Gerealiseerde plekken': null, Personen: 5 },
    { regulation: 'POO', realisedPlaces: null, persons: 5 },
  ],
  ['Opvang', { Regeling: 'POO', 'Gerealiseerde plekken': 0, Personen: 0 }, { realisedPlaces: null, persons: 0 }],
  ['Opvang', { Locatie: ' Hotel\u0007 De\u200B Zon ' }, { location: 'Hotel De Zon' }],
  ['Kosten', {}, { row: 2, month: '2024-03', costCategory: 'goo-housing', fundingRoute: 'booo', amountEur: '100' }],
  ['Kosten', { Maand: day('2024-12-31') }, { month: '2024-12' }],
  ['Kosten', { Kostensoort: 'HUISVESTING (huur,energie, onderhoud)' }, { costCategory: 'goo-housing' }],
  ['Kosten', { Kostensoort: 'Psychosociale zorg' }, { costCategory: 'psychosocial-care', fundingRoute: 'own' }],
  ['Kosten', { Kostensoort: 'psychosocial-care', Dekking: 'vws' }, { fundingRoute: 'vws' }],
  ['Kosten', { Dekking: 'EIGEN' }, { fundingRoute: 'own' }],
  ['Kosten', { Dekking: 'own' }, { fundingRoute: 'own' }],
  ['Kosten', { Bedrag: '€ 1.234,56' }, { amountEur: '1234.56' }],
  ['Kosten', { Bedrag: 0 }, { amountEur: '0' }],
  ['Kosten', { Bedrag: '9.999.999.999,99' }, { amountEur: '9999999999.99' }],
  ['Kosten', { Bedrag: { formula: '0.1+0.2', result: 0.1 + 0.2 } }, { amountEur: '0.3' }],
  ['Kosten', { Bewijsstuk: 20240017, Omschrijving: '=SOM(1)' }, { evidence: '20240017', description: '=SOM(1)' }],
  ['Kosten', { Omschrijving: 'x'.repeat(1_000) }, { description: 'x'.repeat(1_000) }],
  [
    'Ontvangsten',
    {},
    { row: 2, date: '2024-06-13', kind: 'advance', component: 'goo', amountEur: '100', reference: null },
  ],
  ['Ontvangsten', { Datum: '1-3-2022' }, { date: '2022-03-01' }],
  ['Ontvangsten', { Datum: '31-12-2025', Soort: 'vaststelling' }, { kind: 'settlement' }],
  ['Ontvangsten', { Soort: 'Terug vordering', Bedrag: 0.01 }, { kind: 'reclaim', amountEur: '0.01' }],
  ['Ontvangsten', { Soort: 'Toekenning', Onderdeel: 'Transition' }, { kind: 'grant', component: 'transition' }],
  ['Ontvangsten', { Soort: 'grant', Onderdeel: 'care' }, { kind: 'grant', component: 'care' }],
  ['Ontvangsten', { Soort: 'eigenbijdrage' }, { kind: 'own-contribution', component: 'goo' }],
  ['Ontvangsten', { Soort: 'own-contribution', Datum: '31-12-2024' }, { kind: 'own-contribution' }],
  ['Ontvangsten', { Onderdeel: 'poo-norm', Kenmerk: 'Brief 1' }, { component: 'poo-norm', reference: 'Brief 1' }],
];

const WARNED: [LineSheet, Changes, RegExp, Record<string, unknown>][] = [
  [
    'Opvang',
    { Regeling: 'POO', Personen: 5 },
    /"10" plekken op een POO-regel tellen niet mee/,
    { realisedPlaces: null },
  ],
  ['Opvang', { Van: 45292 }, /"45292" is een getal zonder datumopmaak en is gelezen als datum/, { from: '2024-01-01' }],
  ['Kosten', { Bedrag: '-1,00' }, /"-1,00" is een negatief bedrag en telt als correctie/, { amountEur: '-1' }],
  [
    'Kosten',
    { Bedrag: 1.005 },
    /"1,005" heeft meer dan twee decimalen\..*afgerond op hele centen/,
    { amountEur: '1.005' },
  ],
  ['Kosten', { Bewijsstuk: 'F-123456782' }, /lijkt een burgerservicenummer te bevatten/, { evidence: 'F-*********' }],
  ['Kosten', { Bewijsstuk: 123456782 }, /de cijfers zijn niet bewaard/, { evidence: '*********' }],
  ['Ontvangsten', { Kenmerk: '1234.56.782' }, /de cijfers zijn niet bewaard/, { reference: '****.**.***' }],
  [
    'Ontvangsten',
    { Soort: 'Eigen bijdrage', Datum: '1-1-2025' },
    /"01-01-2025" ligt buiten het boekjaar/,
    { date: '2025-01-01' },
  ],
];

const ERROR_CELL = { error: '#REF!' } as Cells[number];
const REFUSED: [LineSheet, Changes, RegExp][] = [
  ['Opvang', { Van: null }, /kolom A \(Van\): de cel is leeg\. Verwacht: een datum als 31-1-2023\. Vul de cel in/],
  [
    'Opvang',
    { Van: '31-12-2023' },
    /kolom A \(Van\): "31-12-2023" ligt buiten het boekjaar\. Verwacht: een datum in 2024\./,
  ],
  ['Opvang', { 'Tot en met': '1-1-2025' }, /kolom B \(Tot en met\): "01-01-2025" ligt buiten het boekjaar/],
  [
    'Opvang',
    { Van: '1-2-2024' },
    /"31-01-2024" ligt vóór de datum in de kolom Van\. Verwacht: een datum op of na 01-02-2024/,
  ],
  ['Opvang', { Regeling: 'GO' }, /"GO" is geen regeling\. Verwacht: GOO of POO\./],
  ['Opvang', { 'Gerealiseerde plekken': null }, /kolom E \(Gerealiseerde plekken\): de cel is leeg/],
  ['Opvang', { 'Gerealiseerde plekken': -1 }, /"-1" is geen geldig aantal\. Verwacht: een heel getal van 0 of hoger/],
  ['Opvang', { 'Bezette plekken': 1.5 }, /kolom F \(Bezette plekken\): "1,5" is geen geldig aantal/],
  ['Opvang', { Regeling: 'POO', 'Gerealiseerde plekken': null }, /kolom G \(Personen\): de cel is leeg/],
  ['Opvang', { Locatie: 'bij 123-456-782' }, /kolom D \(Locatie\): de tekst bevat een geldig burgerservicenummer/],
  ['Kosten', { Maand: '2023-12' }, /"2023-12" ligt buiten het boekjaar\. Verwacht: een maand in 2024/],
  ['Kosten', { Kostensoort: 'Jeugdhlp' }, /"Jeugdhlp" is geen kostensoort\..*Bedoelde u "Jeugdhulp"\?/],
  ['Kosten', { Kostensoort: 'constructor' }, /"constructor" is geen kostensoort/],
  ['Kosten', { Kostensoort: 123456782 }, /"\*{9}" is geen kostensoort/],
  ['Kosten', { Dekking: 'Rijk' }, /"Rijk" is geen dekking\. Verwacht: BooO, VWS of Eigen/],
  [
    'Kosten',
    { Dekking: 'VWS' },
    /dekking "VWS" kan niet bij deze kostensoort\. Verwacht: BooO of Eigen bij kostensoort Huisvesting/,
  ],
  [
    'Kosten',
    { Bedrag: '12.34' },
    /^error: Blad Kosten, rij 2, kolom D \(Bedrag\): "12\.34" is geen bedrag\. Verwacht: een getal of een bedrag als 1\.234,56;/,
  ],
  ['Kosten', { Bedrag: 10_000_000_000 }, /"10000000000" is te groot voor een bedrag/],
  ['Kosten', { Bedrag: '-10.000.000.000' }, /is te groot voor een bedrag/],
  ['Kosten', { Bedrag: ERROR_CELL }, /de formule geeft de fout "#REF!"/],
  ['Kosten', { Bedrag: { formula: '1+1' } }, /de formule heeft geen uitkomst\..*Open het bestand in Excel, sla het op/],
  ['Kosten', { Bedrag: true }, /"WAAR" is een ja\/nee-waarde/],
  ['Kosten', { Bedrag: `${'9'.repeat(100)}` }, /"9{79}…" is geen bedrag/],
  ['Kosten', { Omschrijving: 'x'.repeat(1_001) }, /de tekst heeft 1001 tekens/],
  ['Kosten', { Omschrijving: false }, /"ONWAAR" is een ja\/nee-waarde/],
  [
    'Ontvangsten',
    { Datum: '28-2-2022' },
    /"28-02-2022" ligt vóór het begin van de regeling\. Verwacht: een datum van 01-03-2022 tot en met 31-12-2025/,
  ],
  ['Ontvangsten', { Datum: '1-1-2026' }, /"01-01-2026" ligt in de toekomst\. Verwacht: een datum van 01-03-2022/],
  [
    'Kosten',
    { Maand: 'Totaal', Kostensoort: null, Bedrag: 1234.5 },
    /"Totaal" staat op de plaats van een datum of maand/,
  ],
  ['Opvang', { Van: 'Subtotaal 2024', Regeling: null }, /Haal de totaalregel weg/],
  ['Ontvangsten', { Datum: 'TOTALEN', Soort: null }, /Verwacht: alleen regels, geen totalen/],
  ['Kosten', { Maand: 'Totaalrekening' }, /"Totaalrekening" is geen maand/],
  ['Ontvangsten', { Soort: 'Betaling' }, /"Betaling" is geen soort ontvangst/],
  [
    'Ontvangsten',
    { Onderdeel: 'own' },
    /"own" is geen onderdeel\. Verwacht: goo, allowance, poo-norm, transition of care/,
  ],
  [
    'Ontvangsten',
    { Soort: 'Toekenning' },
    /een Toekenning kan niet bij het onderdeel "goo"\. Verwacht: transition of care/,
  ],
  [
    'Ontvangsten',
    { Soort: 'Eigen bijdrage', Onderdeel: 'care' },
    /een Eigen bijdrage kan niet bij het onderdeel "care"\. Verwacht: goo/,
  ],
  ['Ontvangsten', { Bedrag: 0 }, /"0" is geen positief bedrag/],
  ['Ontvangsten', { Bedrag: -5 }, /"-5" is geen positief bedrag\..*Gebruik de soort Terugvordering/],
];

describe('a row', () => {
  it.each(READ)('%s %j is read without a finding', async (sheet, changes, expected) => {
    const { line, messages } = await readRow(sheet, changes);
    expect(messages).toEqual([]);
    expect(line).toMatchObject(expected);
  });

  it.each(WARNED)('%s %j is read with one warning', async (sheet, changes, message, expected) => {
    const { line, messages, items } = await readRow(sheet, changes);
    expect(messages).toEqual([expect.stringMatching(message)]);
    expect(messages[0]).toMatch(/^warning/);
    expect(line).toMatchObject(expected);
    expect(JSON.stringify(items)).not.toMatch(/123456782|1234\.56\.782/);
  });

  it.each(REFUSED)('%s %j is one error and no line', async (sheet, changes, message) => {
    const { line, messages, items } = await readRow(sheet, changes);
    expect(messages).toEqual([expect.stringMatching(message)]);
    expect(messages[0]).toMatch(/^error/);
    expect(line).toBeNull();
    expect(JSON.stringify(items)).not.toMatch(/123456782|123-456-782/);
  });

  it('with two dates outside the year has two errors', async () => {
    const { messages } = await readRow('Opvang', { Van: '1-1-2025', 'Tot en met': '1-1-2023' });
    expect(messages).toHaveLength(2);
  });

  it('keeps a number as exact as the file holds it', async () => {
    const { items } = await readRow('Kosten', { Bedrag: 1234567.89 });
    const line = items.find((item) => item.kind === 'cost');
    expect(line?.kind === 'cost' && line.line.amountEur.toFixed()).toBe('1234567.89');
  });
});
