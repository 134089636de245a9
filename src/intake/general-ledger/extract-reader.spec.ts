import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { REFERENCE } from '../../../test/harness/intake/declaration-file.js';
import type { Cells } from '../../../test/harness/intake/declaration-file.js';
import {
  EXTRACT_HEADINGS,
  extractLine,
  extractWorkbook,
  ledgerMapping,
  ledgerRule,
  readLedger,
} from '../../../test/harness/intake/ledger-extract.js';
import { temporaryFiles } from '../../../test/harness/intake/temporary-file.js';
import { amount, amountText, sum } from '../../kernel/money.js';
import type { Finding } from '../findings.js';
import { extractMapper } from './extract-mapper.js';

const files = temporaryFiles();
afterAll(() => files.remove());

const MAPPING = ledgerMapping([ledgerRule('43*', 'goo-housing'), ledgerRule('1*', null)]);
const BSN = '123456782';

const read = async (rows: readonly Cells[], mapping = MAPPING): ReturnType<typeof readLedger> =>
  readLedger(files, await extractWorkbook({ Mutaties: [EXTRACT_HEADINGS, ...rows] }), mapping);

describe('an extract by its mapping', () => {
  it('reports each account that is not mapped once, with its lines and its sum', async () => {
    const { costs, findings } = await read([
      ['4510', null, '5-3-2024', '1.000,00'],
      ['4310', null, '5-3-2024', 10],
      ['4510', null, '6-3-2024', '234,50'],
    ]);
    expect(costs).toEqual([expect.stringContaining('3 2024-03 goo-housing booo 10.00')]);
    expect(findings).toEqual([
      'error: Grootboekrekening "4510" is nog niet ingedeeld; aantal regels: 2. Verwacht: een rekening die in de ' +
        'indeling staat. Samen € 1.234,50. Deel de rekening in bij een kostensoort, of geef aan dat zij niet meetelt. ' +
        'Lever het bestand daarna opnieuw in.',
    ]);
  });

  it('tells accounts apart by cost centre when the mapping does', async () => {
    const mapping = ledgerMapping([ledgerRule('*', 'goo-housing', { costCentre: '7010' })]);
    const { costs, findings } = await read(
      [
        ['4310', '7010', '5-3-2024', 10],
        ['4310', '7011', '5-3-2024', 20],
      ],
      mapping,
    );
    expect(costs).toHaveLength(1);
    expect(findings).toEqual([expect.stringContaining('"4310 (kostenplaats 7011)" is nog niet ingedeeld')]);
  });

  it('takes credit lines for corrections, and says so once', async () => {
    const { costs, findings } = await read([
      ['4310', null, '5-3-2024', -10],
      ['4310', null, '5-3-2024', '20,25-'],
      ['4310', null, '5-3-2024', 100],
    ]);
    expect(costs).toHaveLength(3);
    expect(findings).toEqual([
      'warning: Creditregels tellen als correctie; aantal: 2. Verwacht: debetregels, of correcties. ' +
        'Samen € -30,25. Controleer of dit klopt.',
    ]);
  });

  it('takes no line with a citizen service number, and never shows one', async () => {
    const { costs, findings } = await read([
      ['4310', null, '5-3-2024', 10, `Leefgeld ${BSN}`],
      ['4510', null, '5-3-2024', 10, `Leefgeld ${BSN}`],
      ['4310', null, '5-3-2024', 10, 'Leefgeld', BSN],
      [`4310-${BSN}`, null, '5-3-2024', 10],
      ['1100', null, '5-3-2024', 10, `Leefgeld ${BSN}`],
    ]);
    expect(costs).toEqual([expect.stringContaining('Leefgeld *********'), expect.any(String)]);
    expect(findings).toEqual([
      expect.stringContaining('error: Blad Mutaties, rij 2, kolom E (Omschrijving): de tekst bevat een geldig'),
      expect.stringContaining('error: Blad Mutaties, rij 3, kolom E (Omschrijving): de tekst bevat een geldig'),
      expect.stringContaining('warning: Blad Mutaties, rij 4, kolom F (Boekstuk): dit kenmerk lijkt'),
      expect.stringContaining('error: Grootboekrekening "4510"'),
      expect.stringContaining('warning: Regels op rekeningen die niet meetellen'),
      expect.stringContaining('warning: Teksten op rekeningen die niet meetellen bevatten een geldig'),
    ]);
    expect([...costs, ...findings].join()).not.toContain(BSN);
  });

  it('says nothing of the day of a line that does not count', async () => {
    expect((await read([['1100', null, '31-12-2023', 10]])).findings).toEqual([
      expect.stringContaining('niet meegenomen; aantal: 1.'),
    ]);
  });

  it('stops at more accounts than there can be', () => {
    const mapper = extractMapper(MAPPING, 2024, REFERENCE.costCategories, 2);
    for (const account of ['4310', '4311', '4310', '4312']) mapper.map(extractLine(account, 1), []);
    expect([mapper.isOverfull(), mapper.accounts().length]).toEqual([true, 2]);
  });

  it('loses no cent: what is mapped, ignored and not mapped is the extract', () => {
    const account = fc.constantFrom('4310', '4399', '1100', '1200', '4510', '9');
    const lines = fc.array(fc.tuple(account, fc.integer({ min: -999_999_999, max: 999_999_999 })));
    fc.assert(
      fc.property(lines, (given) => {
        const mapper = extractMapper(MAPPING, 2024, REFERENCE.costCategories);
        const findings: Finding[] = [];
        const costs = given.flatMap(([number, cents]) => mapper.map(extractLine(number, cents), findings) ?? []);
        const kept = mapper.accounts().filter(({ allocation }) => allocation?.kind === 'mapped');
        const left = mapper.accounts().filter(({ allocation }) => allocation?.kind !== 'mapped');
        const whole = sum(given.map(([, cents]) => amount(cents).dividedBy(100)));
        expect(findings).toEqual([]);
        expect(amountText(sum(costs.map(({ amountEur }) => amountEur)))).toBe(
          amountText(sum(kept.map(({ amountEur }) => amountEur))),
        );
        expect(amountText(sum([...kept, ...left].map(({ amountEur }) => amountEur)))).toBe(amountText(whole));
        expect(mapper.accounts().reduce((count, tally) => count + tally.lines, 0)).toBe(given.length);
      }),
    );
  });
});
