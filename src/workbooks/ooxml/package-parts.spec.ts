import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import JSZip from 'jszip';
import { SaxesParser } from 'saxes';
import { amount } from '../../kernel/money.js';
import { WorkbookFile } from '../workbook-file.js';

const folder = mkdtempSync(join(tmpdir(), 'package-parts-'));

describe('tables, charts and names in a workbook that is written as a stream', () => {
  const parts = new Map<string, string>();

  beforeAll(async () => {
    const path = join(folder, 'workbook.xlsx');
    const workbook = new WorkbookFile(path, new Date('2026-11-01T12:00:00Z'));
    const first = workbook.table('Eerst & "meest"', [
      { header: 'Jaar <1>', kind: 'year', width: 10, range: 'Jaren' },
      { header: 'Bedrag', kind: 'euro', width: 10, range: 'Bedragen' },
      { header: 'Bron', kind: 'text', width: 10 },
    ]);
    const later = workbook.table("Scenario's", [{ header: 'Bedrag', kind: 'euro', width: 10, range: 'Later' }]);
    first.add([2024, amount('1.10'), { text: 'bron', link: 'https://example.org/?a=1&b=2' }]);
    first.add([2025, amount('-2.20'), null]);
    first.addTotal(['Totaal', { formula: 'SUM(Bedragen)', result: amount('-1.10') }]);
    for (const kind of ['columns', 'bars', 'lines'] as const) {
      first.chart({
        ...{ kind, title: 'A & B', description: 'Zie "tabel"', categories: 'Jaar <1>', series: ['Bedrag'] },
      });
    }
    first.chart({
      ...{ kind: 'columns', title: 'Later', description: 'Later', categories: 'Bedrag', series: ['Bedrag'] },
      of: () => later,
    });
    first.finish();
    later.finish();
    await workbook.close();
    const zip = await JSZip.loadAsync(readFileSync(path));
    for (const [name, part] of Object.entries(zip.files)) parts.set(name, await part.async('string'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const part = (name: string): string => parts.get(name) ?? '';

  it('are well-formed', () => {
    for (const xml of parts.values()) {
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (error) => {
        throw error;
      });
      parser.write(xml).close();
    }
    expect([...parts.keys()].filter((name) => /chart|drawing|table/.test(name)).sort()).toEqual([
      ...['xl/charts/chart1.xml', 'xl/charts/chart2.xml', 'xl/charts/chart3.xml', 'xl/charts/chart4.xml'],
      ...['xl/drawings/_rels/drawing1.xml.rels', 'xl/drawings/drawing1.xml'],
      ...['xl/tables/table1.xml', 'xl/tables/table2.xml'],
    ]);
  });

  it('are each declared with their type, and led to from where they are used', () => {
    const declared = new Set(
      [...part('[Content_Types].xml').matchAll(/PartName="\/([^"]+)"/g)].map(([, name]) => name),
    );
    const own = [...parts.keys()].filter((name) => /^xl\/(charts|drawings|tables|worksheets)\/[^_/]+$/.test(name));
    expect(own.filter((name) => !declared.has(name))).toEqual([]);
    const ledTo = new Set<string>();
    for (const [name, xml] of parts) {
      if (!name.endsWith('.rels')) continue;
      const source = posix.join(dirname(dirname(name)), posix.basename(name, '.rels'));
      for (const [, attributes = ''] of xml.matchAll(/<Relationship ([^>]*)\/>/g)) {
        if (attributes.includes('TargetMode="External"')) continue;
        const id = /Id="([^"]+)"/.exec(attributes)?.[1] ?? '';
        const target = posix.join(dirname(source), /Target="([^"]+)"/.exec(attributes)?.[1] ?? '');
        expect([target, parts.has(target)]).toEqual([target, true]);
        // what a relationship leads to is used where it is: by its id
        if (name !== '_rels/.rels' && !/styles|theme/.test(target)) expect(part(source)).toContain(`r:id="${id}"`);
        ledTo.add(target);
      }
    }
    expect(own.filter((name) => !ledTo.has(name))).toEqual([]);
  });

  it('stand in the order that the format asks for', () => {
    const order = part('xl/worksheets/sheet1.xml').match(
      /<(sheetData|hyperlinks|pageSetup|headerFooter|drawing|tableParts)\b/g,
    );
    expect(order).toEqual([...['<sheetData', '<hyperlinks', '<pageSetup', '<headerFooter', '<drawing', '<tableParts']]);
  });

  it('cover the rows of data, not the total', () => {
    expect(part('xl/tables/table1.xml')).toContain('ref="A1:C3"');
    expect(part('xl/tables/table1.xml')).toContain('name="Jaar &lt;1&gt;"');
    // without any row there is an empty one, for a table must have one
    expect(part('xl/tables/table2.xml')).toContain('ref="A1:A2"');
    expect(part('xl/workbook.xml')).toContain(
      '<definedName name="Bedragen">&apos;Eerst &amp; &quot;meest&quot;&apos;!$B$2:$B$3</definedName>',
    );
  });

  it('show the cells that they are of, also of a later sheet', () => {
    const formulas = (name: string): (string | undefined)[] =>
      [...part(name).matchAll(/<c:f>([^<]*)<\/c:f>/g)].map(([, formula]) => formula);
    expect(formulas('xl/charts/chart1.xml')).toEqual([
      "'Eerst &amp; &quot;meest&quot;'!$A$2:$A$3",
      "'Eerst &amp; &quot;meest&quot;'!$B$2:$B$3",
    ]);
    expect(formulas('xl/charts/chart4.xml')).toEqual(Array(2).fill("'Scenario''s'!$A$2:$A$2"));
    expect(part('xl/drawings/drawing1.xml').match(/descr="[^"]+"/g)).toHaveLength(4);
  });
});
