import { afterAll, describe, expect, it } from '@jest/globals';
import {
  auditFile,
  ledgerMapping,
  ledgerRule,
  readLedger,
  surveyLedger,
} from '../../../test/harness/intake/ledger-extract.js';
import type { AuditContent } from '../../../test/harness/intake/ledger-extract.js';
import { temporaryFiles } from '../../../test/harness/intake/temporary-file.js';
import { DEFAULT_LIMITS } from '../../platform/config/workbook-limits.js';

const files = temporaryFiles();
afterAll(() => files.remove());

const MAPPING = ledgerMapping([ledgerRule('43*', 'goo-housing'), ledgerRule('1*', null)], { columns: null });
const IGNORED =
  'warning: Regels op rekeningen die niet meetellen zijn niet meegenomen; aantal: 1. ' +
  'Verwacht: alleen rekeningen die meetellen. Samen € -1.000,50. Controleer of dit klopt.';

describe('an audit file', () => {
  it.each(['3.2', '4.0'] as const)('of version %s gives a cost line for each line that counts', async (version) => {
    const { costs, findings } = await readLedger(files, auditFile({ version }), MAPPING);
    expect(costs).toEqual(['1 2024-03 goo-housing booo 1000.50 Huur F-1']);
    expect(findings).toEqual([IGNORED]);
  });

  it.each(['3.2', '4.0'] as const)('of version %s tells names and cost centres of its accounts', async (version) => {
    const { accounts, findings, columns } = await surveyLedger(files, auditFile({ version }), null);
    expect(
      accounts.map(({ account, name, costCentre, lines, amountEur }) =>
        [account, name, costCentre, lines, amountEur.toFixed(2)].join(' '),
      ),
    ).toEqual(['4310 Huur & pacht 7010 1 1000.50', '1100 Bank 7010 1 -1000.50']);
    expect([findings, columns]).toEqual([[], null]);
  });

  it('may be of an exporter that writes the namespace its own way, with a prefix, a mark or in windows-1252', async () => {
    const content = auditFile({ namespace: 'http://www.auditfiles.nl/XAF/4.0' });
    const prefixed = auditFile()
      .replace(/<(\/?)(?=[a-zA-Z])/g, '<$1a:')
      .replace('xmlns=', 'xmlns:a=');
    const western = auditFile({
      prolog: '<?xml version="1.0" encoding="windows-1252"?>',
      lines: [{ description: 'Café' }, { account: '1100', side: 'C' }],
    });
    for (const file of [content, `\uFEFF${content}`, prefixed]) {
      expect((await readLedger(files, file, MAPPING)).costs).toHaveLength(1);
    }
    const { costs } = await readLedger(files, new Uint8Array(Buffer.from(western, 'latin1')), MAPPING);
    expect(costs).toEqual([expect.stringContaining('Café')]);
  });

  it.each<[string, AuditContent, string[]]>([
    [
      'of another year',
      { fiscalYear: '2023', lines: [{ amount: 'x' }] },
      [
        'error: Veld fiscalYear: "2023" ligt buiten het boekjaar. Verwacht: het boekjaar 2024. ' +
          'Maak een auditbestand van het boekjaar aan en lever dat in.',
      ],
    ],
    [
      'that runs into the next year',
      { endDate: '2025-01-31' },
      [
        'error: Veld endDate: "2025-01-31" ligt buiten het boekjaar. Verwacht: een dag in 2024. ' +
          'Maak een auditbestand van het boekjaar aan en lever dat in.',
      ],
    ],
    [
      'in another currency',
      { currency: 'USD' },
      [
        'error: Veld curCode: de bedragen zijn in "USD". Verwacht: EUR. ' +
          'Maak een auditbestand in euro aan en lever dat in.',
      ],
    ],
    [
      'of an older version',
      { namespace: 'http://www.auditfiles.nl/XAF/3.1' },
      [
        'error: "versie 3.1" is geen auditbestand dat hier wordt gelezen. Verwacht: versie 3.2 of 4.0. ' +
          'Maak een XML Auditfile Financieel van versie 3.2 of 4.0 aan en lever dat in.',
      ],
    ],
  ])('%s is refused at once', async (_, content, expected) => {
    const { costs, findings } = await readLedger(files, auditFile(content), MAPPING);
    expect([costs, findings]).toEqual([[], expected]);
  });

  it.each<[AuditContent, string]>([
    [{ linesCount: '3' }, 'Veld linesCount: het auditbestand noemt zelf "3". Verwacht: 2, wat er is gelezen.'],
    [
      { totalDebit: '1000.51' },
      'Veld totalDebit: het auditbestand noemt zelf "1000.51". Verwacht: € 1.000,50, wat er is gelezen.',
    ],
    [{ totalCredit: '0' }, 'Veld totalCredit: het auditbestand noemt zelf "0". Verwacht: € 1.000,50'],
    [{ totalCredit: '' }, 'Veld totalCredit: dit veld ontbreekt of is leeg. Verwacht: € 1.000,50'],
  ])('that does not add up to what it says is an error: %j', async (content, expected) => {
    const { findings } = await readLedger(files, auditFile(content), MAPPING);
    expect(findings).toEqual([expect.stringContaining(`error: ${expected}`), IGNORED]);
  });

  it.each<[NonNullable<AuditContent['lines']>[number], string]>([
    [{ amount: '1,234.56' }, 'Rij 1, veld amnt: "1,234.56" is geen bedrag.'],
    [{ side: 'X' }, 'Rij 1, veld amntTp: "X" is geen debet of credit.'],
    [{ date: '2024-02-30' }, 'Rij 1, veld trDt: "2024-02-30" is geen datum.'],
    [{ account: '' }, 'Rij 1, veld accID: de cel is leeg.'],
  ])('with a line that cannot be read says so, and only that: %j', async (line, expected) => {
    const { costs, findings } = await readLedger(
      files,
      auditFile({ lines: [line, { account: '1100', side: 'C' }] }),
      MAPPING,
    );
    expect([costs, findings]).toEqual([[], [expect.stringContaining(`error: ${expected}`), IGNORED]]);
  });

  it.each([
    ['<!DOCTYPE auditfile [<!ENTITY a "b">]>', 'error: Het auditbestand bevat een documenttype-definitie (DOCTYPE).'],
    ['<auditfile><header></auditfile>', 'error: Het auditbestand is beschadigd'],
    ['<html></html>', 'error: "dit XML-bestand" is geen auditbestand dat hier wordt gelezen.'],
    [`<auditfile xmlns="${'x'.repeat(2 * 1024 * 1024)}"`, 'error: Het auditbestand is te groot.'],
  ])('that is none is refused with the reason', async (file, expected) => {
    const { costs, findings } = await readLedger(files, file, MAPPING);
    expect([costs, findings]).toEqual([[], expect.arrayContaining([expect.stringContaining(expected)])]);
  });

  it('that goes beyond the limits is refused', async () => {
    for (const limits of [
      { ...DEFAULT_LIMITS, totalBytes: 500 },
      { ...DEFAULT_LIMITS, rowsPerSheet: 1 },
      { ...DEFAULT_LIMITS, cellCharacters: 3 },
    ]) {
      const { findings } = await readLedger(files, auditFile(), MAPPING, limits);
      expect(findings).toEqual(expect.arrayContaining([expect.stringContaining('Het auditbestand is te groot.')]));
    }
  });
});
