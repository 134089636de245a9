import { afterAll, describe, expect, it } from '@jest/globals';
import type { DeclarationHeader } from './declaration-reader.js';
import { bytesOf, findingsOf, readAll, soundSheets, workbookOf } from '../../test/harness/intake/declaration-file.js';
import type { Cells } from '../../test/harness/intake/declaration-file.js';
import { temporaryFiles } from '../../test/harness/intake/temporary-file.js';

const files = temporaryFiles();
afterAll(() => files.remove());

/** The sound fields with some changed (`undefined` takes one out) and some rows added. */
async function read(
  changes: Record<string, Cells[number] | undefined>,
  more: Cells[] = [],
): Promise<{ header: DeclarationHeader | null; messages: string[] }> {
  const sheets = soundSheets();
  const changed = (sheets['Gemeente'] ?? []).flatMap(([field, value]) => {
    const name = typeof field === 'string' ? field : '';
    if (!(name in changes)) return [[field, value]];
    return changes[name] === undefined ? [] : [[field, changes[name]]];
  });
  sheets['Gemeente'] = [...(changed as Cells[]), ...more];
  // no lines: what they say of the year is theirs to test
  sheets['Opvang'] = [];
  sheets['Kosten'] = [];
  sheets['Ontvangsten'] = [];
  const items = await readAll(files.write(await bytesOf(workbookOf(sheets))));
  const [first] = items;
  const findings = findingsOf(items).filter(({ code }) => code !== 'declaration-empty');
  return {
    header: first?.kind === 'header' ? first.header : null,
    messages: findings.map(({ severity, message }) => `${severity}: ${message}`),
  };
}

describe('Gemeente', () => {
  it.each([
    ['Gemeentecode', 'gm0193', { municipalityCode: 'GM0193' }],
    ['Gemeentecode', 193, { municipalityCode: 'GM0193' }],
    ['Gemeentecode', '0193', { municipalityCode: 'GM0193' }],
    ['Boekjaar', '2024', { fiscalYear: 2024 }],
    ['Boekjaar', 2022, { fiscalYear: 2022 }],
    ['Boekjaar', 2025, { fiscalYear: 2025 }],
    ['Grondslag GOO', 'Werkelijk', { basis: 'actual' }],
    ['Grondslag GOO', 'werkelijke kosten', { basis: 'actual' }],
    ['Grondslag GOO', 'actual', { basis: 'actual' }],
    ['Grondslag GOO', null, { basis: 'norm' }],
    ['Grondslag GOO', undefined, { basis: 'norm' }],
    ['Sjabloonversie', '1', { templateVersion: 1 }],
    ['Opmerking', null, { remark: null }],
    ['Opmerking', '  twee\n regels ', { remark: 'twee regels' }],
    ['Opmerking', 12.5, { remark: '12,5' }],
  ])('%s %j is read', async (field, value, expected) => {
    const { header, messages } = await read({ [field]: value });
    expect(messages).toEqual([]);
    expect(header).toMatchObject(expected);
  });

  it.each([
    [
      'Gemeentecode',
      null,
      /^error: Blad Gemeente, rij 2, kolom B \(Gemeentecode\): dit veld ontbreekt of is leeg\. Verwacht: een gemeentecode als GM0193\./,
    ],
    ['Gemeentecode', undefined, /^error: Blad Gemeente, veld Gemeentecode: dit veld ontbreekt/],
    ['Gemeentecode', 'Zwolle', /"Zwolle" is geen gemeentecode/],
    ['Gemeentecode', 'GM193', /"GM193" is geen gemeentecode/],
    ['Gemeentecode', '__proto__', /"__proto__" is geen gemeentecode/],
    ['Gemeentecode', 9999, /de gemeentecode "GM9999" bestaat niet/],
    [
      'Gemeentecode',
      'GM0501',
      /bestond niet in dit boekjaar.*Brielle is per 1 januari 2023 opgegaan in Voorne aan Zee \(GM1992\)\./,
    ],
    ['Boekjaar', null, /dit veld ontbreekt of is leeg\. Verwacht: een jaar van 2022 tot en met 2025\./],
    ['Boekjaar', 2021, /over het jaar "2021" kan niet worden gedeclareerd/],
    ['Boekjaar', 2026, /over het jaar "2026" kan niet worden gedeclareerd/],
    ['Boekjaar', 2024.5, /"2024,5" is geen boekjaar/],
    ['Grondslag GOO', 'misschien', /"misschien" is geen grondslag\. Verwacht: norm of werkelijk/],
    ['Sjabloonversie', 2, /sjabloonversie "2" is onbekend/],
    ['Opmerking', 'van 123456782', /de tekst bevat een geldig burgerservicenummer/],
    ['Opmerking', 'x'.repeat(1_001), /de tekst heeft 1001 tekens\. Verwacht: hoogstens 1000 tekens/],
    ['Opmerking', true, /"WAAR" is een ja\/nee-waarde/],
  ])('%s %j is one error, and there is no header', async (field, value, message) => {
    const { header, messages } = await read({ [field]: value });
    expect(messages).toEqual([expect.stringMatching(message)]);
    expect(messages[0]).toMatch(/^error/);
    expect(header).toBeNull();
  });

  it('knows that Brielle existed in 2022, and Voorne aan Zee did not', async () => {
    expect((await read({ Gemeentecode: 'GM0501', Boekjaar: 2022 })).messages).toEqual([]);
    const early = await read({ Gemeentecode: 'GM1992', Boekjaar: 2022 });
    expect(early.messages).toEqual([expect.stringContaining('Voorne aan Zee bestaat sinds 1 januari 2023.')]);
  });

  it.each([[null], [undefined]])('a template version of %j is a warning', async (value) => {
    const { header, messages } = await read({ Sjabloonversie: value });
    expect(messages).toEqual([
      expect.stringMatching(/^warning: .*de sjabloonversie is niet ingevuld; versie 1 is aangenomen\./),
    ]);
    expect(header?.templateVersion).toBe(1);
  });

  it('reports unknown and repeated fields', async () => {
    const { messages } = await read({}, [
      ['Contact', 'iemand'],
      ['boek jaar', 2023],
    ]);
    expect(messages).toEqual([
      expect.stringMatching(/^error: Blad Gemeente, rij 8, kolom A \(Veld\): het veld "Boekjaar" komt twee keer voor/),
      expect.stringMatching(
        /^warning: Blad Gemeente, rij 7, kolom A \(Veld\): "Contact" is geen veld van het sjabloon/,
      ),
    ]);
  });

  it('sees a misspelt field as one mistake', async () => {
    const { messages } = await read({ Boekjaar: undefined }, [['Boekjar', 2024]]);
    expect(messages).toEqual([expect.stringContaining('Is het veld "Boekjar" bedoeld?')]);
  });

  it('refuses a misspelt basis, which would be norm in silence', async () => {
    const { messages } = await read({ 'Grondslag GOO': undefined }, [['Grondslag GO', 'werkelijk']]);
    expect(messages).toEqual([
      expect.stringMatching(
        /^error: .*het veld "Grondslag GO" is niet dat van het sjabloon\..*Bedoelde u "Grondslag GOO"\?/,
      ),
    ]);
  });

  it('still checks the lines against the year when only the code is wrong', async () => {
    const sheets = soundSheets();
    sheets['Gemeente'] = [
      ['Gemeentecode', '?'],
      ['Boekjaar', 2023],
      ['Sjabloonversie', 1],
    ];
    sheets['Opvang'] = [];
    const items = await readAll(files.write(await bytesOf(workbookOf(sheets))));
    expect(findingsOf(items).map(({ code }) => code)).toEqual(['municipality-code-unreadable', 'month-outside-year']);
    expect(items.map(({ kind }) => kind)).not.toContain('header');
  });

  it('says nothing of years when the year is not known', async () => {
    const sheets = soundSheets();
    sheets['Gemeente'] = [
      ['Gemeentecode', 'GM0193'],
      ['Sjabloonversie', 1],
    ];
    const items = await readAll(files.write(await bytesOf(workbookOf(sheets))));
    expect(findingsOf(items).map(({ code }) => code)).toEqual(['field-missing']);
  });
});
