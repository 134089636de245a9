import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import JSZip from 'jszip';
import { annotated } from '../../../../test/harness/intake/annotated-file.js';
import { findingsOf, REFERENCE } from '../../../../test/harness/intake/declaration-file.js';
import { temporaryFiles } from '../../../../test/harness/intake/temporary-file.js';
import { readDeclaration } from '../../declaration-reader.js';
import type { DeclarationItem } from '../../declaration-reader.js';
import { finding } from '../../findings.js';
import type { Finding } from '../../findings.js';

const files = temporaryFiles();
afterAll(() => files.remove());

const inRow = (row: number, given: string, sheet = 'Kosten'): Finding =>
  finding('amount-unreadable', { sheet, row, column: 3, header: 'Bedrag' }, { given, expected: 'een bedrag' });
const ofFile = finding('declaration-empty', {}, { expected: 'regels' });

const CSV = 'Maand;Kostensoort;Bedrag\r\n2024-01;"Café; ""de Zon""";tien\r\n\r\n2024-02;other;5,00';

describe('a CSV on its way back', () => {
  const back = async (text: string | Buffer, findings: readonly Finding[]): Promise<string> =>
    (await annotated(files.write(Buffer.from(text as string)), findings)).toString();

  it('has its findings in a last column, and every other line as it was', async () => {
    expect(await back(CSV, [inRow(2, 'tien'), inRow(2, '"x"'), inRow(4, '5'), ofFile])).toBe(
      '\uFEFFMaand;Kostensoort;Bedrag;"Bevindingen: ' +
        'De declaratie bevat geen enkele regel. Verwacht: regels. Controleer of dit klopt."\r\n' +
        `2024-01;"Café; ""de Zon""";tien;"${[inRow(2, 'tien'), inRow(2, '"x"')]
          .map(({ message }) => message.replaceAll('"', '""'))
          .join(' | ')}"\r\n` +
        `\r\n2024-02;other;5,00;"${inRow(4, '5').message.replaceAll('"', '""')}"`,
    );
  });

  it('is written as UTF-8, whatever it was', async () => {
    const western = Buffer.concat([Buffer.from('Maand;Bedrag\n2024-01;Caf'), Buffer.from([0xe9, 0x0a])]);
    expect(await back(western, [])).toBe('\uFEFFMaand;Bedrag;"Bevindingen"\n2024-01;Café\n');
  });

  it('gets the new findings in the place of the old when it comes again, also from a spreadsheet program', async () => {
    const once = await back(CSV, [inRow(2, 'tien'), ofFile]);
    const again = (findings: readonly Finding[]): Promise<string> => back(once, findings);
    expect(await again([inRow(4, '5')])).toBe(await back(CSV, [inRow(4, '5')]));
    const resaved = 'Maand;Bedrag;Bevindingen\n2024-01;tien;mis\n2024-02;5,00;\n';
    expect(await back(resaved, [])).toBe('\uFEFFMaand;Bedrag;"Bevindingen"\n2024-01;tien\n2024-02;5,00\n');
  });

  it('is read without a word about the column that we added', async () => {
    const given = { municipality: 'GM0193', year: '2024', basis: 'norm' };
    const items: DeclarationItem[] = [];
    const path = files.write(
      Buffer.from(await back('Maand;Kostensoort;Bedrag\n2024-01;goo-housing;5,00\n', [inRow(2, '5')])),
    );
    for await (const item of readDeclaration(path, REFERENCE, { given })) items.push(item);
    expect(items.some(({ kind }) => kind === 'cost')).toBe(true);
    expect(findingsOf(items).map(({ code }) => code)).not.toContain('column-unknown');
  });

  it('may be a zip of them, each with its own', async () => {
    const own = readFileSync(new URL('../../../../fixtures/formats/GM0193-zwolle-2024-csv.zip', import.meta.url));
    const zip = await JSZip.loadAsync(await annotated(files.write(own), [inRow(3, 'x', 'Opvang'), ofFile]));
    const before = await JSZip.loadAsync(own);
    expect(Object.keys(zip.files)).toEqual(Object.keys(before.files));
    const texts = Object.fromEntries(
      await Promise.all(
        Object.keys(zip.files).map(async (name) => [name.toLowerCase(), await zip.file(name)?.async('string')]),
      ),
    ) as Record<string, string>;
    const opvang = Object.entries(texts).find(([name]) => name.includes('opvang'))?.[1] ?? '';
    expect(opvang.split('\n')[2]).toContain('"Blad Opvang, rij 3, kolom C (Bedrag): ""x"" is geen bedrag.');
    expect(Object.values(texts).filter((text) => text.includes(ofFile.message))).toHaveLength(1);
    expect(Object.values(texts).every((text) => text.includes('"Bevindingen'))).toBe(true);
  });
});
