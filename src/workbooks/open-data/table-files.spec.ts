import { describe, expect, it } from '@jest/globals';
import { PUBLISHABLE_SAMPLE } from '../../../test/harness/publishable-sample.js';
import { openTables } from './open-tables.js';
import { csvFile, jsonFile } from './table-files.js';

const { tabellen, landelijk } = openTables(PUBLISHABLE_SAMPLE);

describe('the files of open data', () => {
  it('are CSV with a header, a point before decimals, and no formulas but negative amounts', () => {
    expect(csvFile(tabellen).split('\r\n')).toEqual([
      'tabel,niveau,groep_code,groep,boekjaar,weergave,gemeenten,werkelijke_kosten,aanspraak,ontvangen,verschil',
      'provincie,groep per jaar,Drenthe,Drenthe,2024,getoond,5,100.00,112.50,90.00,-12.50',
      'provincie,groep per jaar,"Fryslân, ""nieuw""","Fryslân, ""nieuw""",2024,afgeschermd,,,,,',
      "provincie,groep per jaar,'=Zeeland,'=Zeeland,2024,geen bedragen,0,,,,",
      'provincie,groep,Drenthe,Drenthe,,getoond,5,100.00,112.50,90.00,-12.50',
      'provincie,jaar,,,2024,afgeschermd,,,,,',
      'provincie,totaal,,,,getoond,5,12345678901234.56,0.00,0.00,12345678901234.56',
      '',
    ]);
  });

  it('are JSON of the same rows, with numbers for counts and text for amounts', () => {
    const rows = JSON.parse(jsonFile(tabellen)) as unknown[];
    expect(rows).toHaveLength(6);
    expect(rows[5]).toEqual({
      tabel: 'provincie',
      niveau: 'totaal',
      groep_code: null,
      groep: null,
      boekjaar: null,
      weergave: 'getoond',
      gemeenten: 5,
      werkelijke_kosten: '12345678901234.56',
      aanspraak: '0.00',
      ontvangen: '0.00',
      verschil: '12345678901234.56',
    });
    // text is nobody's formula in JSON
    expect(rows[2]).toMatchObject({ groep: '=Zeeland', boekjaar: 2024, gemeenten: 0, verschil: null });
    expect(jsonFile({ ...tabellen, rows: [] })).toBe('[]\n');
  });

  it('hide the sums of both sides together, and tell who declared', () => {
    expect(csvFile(landelijk).split('\r\n')).toEqual([
      'cijfer,boekjaar,weergave,bedrag,aantal',
      'netto verschil,,getoond,12345678901234.56,',
      'som van tekorten,,afgeschermd,,',
      'som van overschotten,,afgeschermd,,',
      'zonder verschil,,afgeschermd,,',
      'verwachte declaraties,2024,getoond,,342',
      'goedgekeurde declaraties,2024,getoond,,12',
      'verwachte declaraties,2025,getoond,,342',
      'goedgekeurde declaraties,2025,getoond,,0',
      '',
    ]);
  });

  it('say that there is nothing where nobody declared', () => {
    const nobody = openTables({
      ...PUBLISHABLE_SAMPLE,
      tables: [],
      total: { netGap: null, shortfall: null, surplus: null, municipalities: null },
      completeness: [{ year: 2024, expected: 342, declared: 0 }],
    });
    expect(csvFile(nobody.landelijk)).toContain('som van tekorten,,geen bedragen,,\r\n');
    expect(nobody.tabellen.rows).toEqual([]);
  });

  it('tell every row apart', () => {
    const keys = tabellen.rows.map((row) => [row.tabel, row.groep_code, row.boekjaar].join('|'));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each([tabellen, landelijk])('hold only values that the dictionary knows: $name', ({ columns, rows }) => {
    for (const { name, values, isRequired, type } of columns) {
      for (const row of rows) {
        const value = row[name] ?? null;
        if (isRequired === true) expect([name, value]).not.toEqual([name, null]);
        if (values && value !== null) expect(values).toContain(value);
        if (value !== null)
          expect([name, typeof value]).toEqual([name, ['year', 'count'].includes(type) ? 'number' : 'string']);
        if (type === 'amount' && value !== null) expect(value).toMatch(/^-?\d+\.\d\d$/);
      }
    }
  });
});
