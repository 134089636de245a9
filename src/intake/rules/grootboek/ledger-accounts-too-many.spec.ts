import { describe, expect, it } from '@jest/globals';
import { REFERENCE } from '../../../../test/harness/intake/declaration-file.js';
import { extractLine } from '../../../../test/harness/intake/ledger-extract.js';
import { extractMapper } from '../../general-ledger/extract-mapper.js';
import { ledgerAccountsTooMany } from './ledger-accounts-too-many.js';

const MOST = 2;

describe(ledgerAccountsTooMany.code, () => {
  it.each<[string, string[], string[]]>([
    ['passes', ['4310'], []],
    [
      'fails',
      ['4310', '4311', '4312'],
      [
        'Er zijn te veel verschillende rekeningen en kostenplaatsen; de rest is niet gelezen. Verwacht: hoogstens 2. ' +
          'Maak een uittreksel van alleen de rekeningen van de opvang en lever dat in.',
      ],
    ],
    ['border', ['4310', '4311', '4310'], []],
  ])('%s', (_name, accounts, says) => {
    const mapper = extractMapper(null, 2024, REFERENCE.costCategories, MOST);
    for (const account of accounts) mapper.map(extractLine(account, 1), []);
    expect(mapper.finish().map(({ message }) => message)).toEqual(says);
  });
});
