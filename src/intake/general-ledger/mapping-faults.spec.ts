import { describe, expect, it } from '@jest/globals';
import { REFERENCE } from '../../../test/harness/intake/declaration-file.js';
import { EXTRACT_COLUMNS, ledgerMapping, ledgerRule } from '../../../test/harness/intake/ledger-extract.js';
import type { LedgerColumns, LedgerMapping, LedgerRule } from './ledger-mapping.js';
import { mappingFaults } from './mapping-faults.js';

const faultsOf = (mapping: LedgerMapping): string[] =>
  mappingFaults(mapping, REFERENCE.costCategories).map(({ pointer, message }) => `${pointer}: ${message}`);

describe('a mapping', () => {
  it('is sound', () => {
    const rules = [ledgerRule('4310', 'goo-housing'), ledgerRule('43*', 'goo-security'), ledgerRule('*', null)];
    expect(faultsOf(ledgerMapping(rules))).toEqual([]);
    expect(faultsOf(ledgerMapping(rules, { columns: null }))).toEqual([]);
  });

  it('holds at least one rule', () => {
    expect(faultsOf(ledgerMapping([]))).toEqual(['rules: Deel minstens één rekening in.']);
  });

  it('hears of all its faults at once', () => {
    const rules = [
      ledgerRule('4399..4300', 'goo-housing'),
      ledgerRule('4310', 'goo-housng'),
      ledgerRule('4320', 'goo-housing', { fundingRoute: 'vws' }),
      ledgerRule('4330', 'goo-housing', { ignore: true }),
      ledgerRule('4340', null, { ignore: false }),
      ledgerRule('123456782', 'goo-housing'),
    ];
    expect(faultsOf(ledgerMapping(rules))).toEqual([
      'rules/0/account: "4399..4300" is geen rekening. Schrijf er één (4310), een reeks van even lange nummers ' +
        '(4300..4399) of een begin (43*), met hoogstens 60 tekens.',
      'rules/1/costCategory: "goo-housng" is geen kostensoort. Bedoelde u "goo-housing"?',
      'rules/2/fundingRoute: Dekking VWS kan niet bij Huisvesting (huur, energie, onderhoud). Kies BooO of Eigen.',
      'rules/3: Een rekening die niet meetelt (ignore) heeft geen kostensoort en geen dekking.',
      'rules/4/costCategory: Kies een kostensoort (costCategory), of geef aan dat de rekening niet meetelt (ignore).',
      'rules/5/account: Haal het burgerservicenummer uit de rekening.',
    ]);
  });

  const centre = { costCentre: '7010' };
  const housing = (account: string, change: Partial<LedgerRule> = {}): LedgerRule =>
    ledgerRule(account, 'goo-housing', change);
  it.each<[string, LedgerRule, LedgerRule, boolean]>([
    ['the same account twice', housing('4310'), housing('4310'), true],
    ['the same beginning twice', housing('43*'), housing('43*'), true],
    ['ranges with one account in common', housing('4300..4310'), housing('4310..4320'), true],
    ['ranges side by side', housing('4300..4309'), housing('4310..4320'), false],
    ['a range of longer numbers', housing('4300..4399'), housing('43000..43999'), false],
    ['an account within a range', housing('4310'), housing('4300..4399'), false],
    ['one beginning within another', housing('43*'), housing('431*'), false],
    ['one of them on a cost centre', housing('4310', centre), housing('4310'), false],
    ['both on one cost centre', housing('4310', centre), housing('4310', centre), true],
    ['each on its own cost centre', housing('4310', centre), housing('4310', { costCentre: '7011' }), false],
  ])('with %s', (_, one, other, isFault) => {
    expect(faultsOf(ledgerMapping([one, other]))).toEqual(
      isFault
        ? [
            'rules/1/account: Regel 2 en regel 1 gaan even precies over dezelfde rekening. ' +
              'Haal er één weg, of maak er één preciezer.',
          ]
        : [],
    );
  });

  const { amount, ...noAmount } = EXTRACT_COLUMNS;
  it.each<[LedgerColumns, string[]]>([
    [{ ...noAmount, debit: 'Debet', credit: 'Credit' }, []],
    [{ ...EXTRACT_COLUMNS, debitCredit: 'D/C' }, []],
    [{ ...noAmount }, ['columns/amount']],
    [{ ...noAmount, debit: 'Debet' }, ['columns/amount']],
    [{ ...EXTRACT_COLUMNS, debit: 'Debet', credit: 'Credit' }, ['columns/amount']],
    [{ amount }, ['columns/account', 'columns/date']],
    [{ ...EXTRACT_COLUMNS, document: 'boek datum' }, ['columns/document']],
    [{ ...EXTRACT_COLUMNS, document: ' ' }, ['columns/document']],
  ])('with the columns %j', (columns, expected) => {
    const faults = mappingFaults(ledgerMapping([ledgerRule('*', null)], { columns }), REFERENCE.costCategories);
    expect(faults.map(({ pointer }) => pointer)).toEqual(expected);
  });
});
