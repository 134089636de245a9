import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MEASURE_COLUMNS } from '../../src/ledger/account-sums.js';
import { VerifyLedgerService } from '../../src/ledger/verify-ledger.service.js';
import type { LedgerReport } from '../../src/ledger/verify-ledger.service.js';
import { approved } from '../harness/declaration-workbook.js';
import { asSystem, startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

/** Entries of one such declaration: 1 costs, 2 to 4 goo by month, 5 to 7 poo-norm by month, 8 receipts. */
const DECLARATION = {
  reception: [
    ['2024-01-01', '2024-03-31', 'GOO', 'Hal', 10, 8, null],
    ['2024-01-15', '2024-03-03', 'POO', null, null, null, 7],
  ],
  costs: [
    ['2024-01', 'goo-housing', null, 1000, null, null, null],
    ['2024-02', 'nuisance', null, 250.5, null, null, null],
  ],
  receipts: [['2024-05-01', 'Voorschot', 'goo', 900, 'B-1']],
};

describe('verify-ledger', () => {
  let app: TestApplication;

  beforeEach(async () => {
    app = await startTestApplication();
    await approved(app.http, { municipality: 'GM0193', year: 2024, ...DECLARATION });
    await approved(app.http, { municipality: 'GM0148', year: 2024, ...DECLARATION });
    await approved(app.http, { municipality: 'GM0193', year: 2024, ...DECLARATION, receipts: [] });
  });
  afterEach(() => app.close());

  const verify = (): Promise<LedgerReport> => asSystem(() => app.application.get(VerifyLedgerService).verify());

  /** Does what the triggers refuse, as only somebody with the keys of the server can. */
  const behindTheTriggers = (...statements: string[]): Promise<void> =>
    connected(app.database.ownerUrl, async (client) => {
      await client.query(`SET session_replication_role = 'replica'`);
      for (const statement of statements) await client.query(statement);
    });

  it('finds nothing in a ledger that was only posted to, reversals included', async () => {
    expect(await verify()).toEqual({
      municipalities: 2,
      entries: 8 + 8 + 8 + 7,
      postings: expect.any(Number),
      faults: [],
    });
  });

  it.each([
    [
      'a cent in a posting',
      `UPDATE posting SET amount_eur = amount_eur + 0.01 WHERE municipality_code = 'GM0193' AND entry_number = 2 AND posting_number = 1`,
      'hash-differs',
      'GM0193-2',
    ],
    [
      'both sides of an entry',
      `UPDATE posting SET amount_eur = amount_eur * 2 WHERE municipality_code = 'GM0193' AND entry_number = 4`,
      'hash-differs',
      'GM0193-4',
    ],
    [
      'one letter of a name',
      `UPDATE journal_entry SET recorded_by = 'x' WHERE municipality_code = 'GM0193' AND entry_number = 3`,
      'hash-differs',
      'GM0193-3',
    ],
    [
      'one digit of a hash',
      `UPDATE journal_entry SET hash = translate(hash, '0123456789abcdef', '123456789abcdef0') WHERE municipality_code = 'GM0193' AND entry_number = 1`,
      'hash-differs',
      'GM0193-1',
    ],
    [
      'a moment by a millisecond',
      `UPDATE journal_entry SET recorded_at = recorded_at + interval '1 ms' WHERE municipality_code = 'GM0148' AND entry_number = 1`,
      'hash-differs',
      'GM0148-1',
    ],
    [
      'an entry taken out of the middle',
      `DELETE FROM posting WHERE municipality_code = 'GM0193' AND entry_number = 3; DELETE FROM journal_entry WHERE municipality_code = 'GM0193' AND entry_number = 3`,
      'entry-missing',
      'GM0193-3',
    ],
    [
      'the last entries cut off',
      `DELETE FROM posting WHERE municipality_code = 'GM0193' AND entry_number > 9; DELETE FROM journal_entry WHERE municipality_code = 'GM0193' AND entry_number > 9`,
      'head-differs',
      'GM0193-9',
    ],
    [
      'all entries cut off',
      `DELETE FROM posting WHERE municipality_code = 'GM0148'; DELETE FROM journal_entry WHERE municipality_code = 'GM0148'`,
      'head-differs',
      'GM0148-8',
    ],
    [
      'the end of the chain rewritten',
      `UPDATE chain_head SET hash = translate(hash, '0123456789abcdef', '123456789abcdef0') WHERE municipality_code = 'GM0148'`,
      'head-differs',
      'GM0148-8',
    ],
    [
      'the end of the chain forgotten',
      `DELETE FROM chain_head WHERE municipality_code = 'GM0148'`,
      'head-differs',
      'GM0148-8',
    ],
    [
      'a posting taken out',
      `DELETE FROM posting WHERE municipality_code = 'GM0148' AND entry_number = 4 AND posting_number = 2`,
      'hash-differs',
      'GM0148-4',
    ],
  ])('names the first broken entry: %s', async (_story, statement, fault, entry) => {
    await behindTheTriggers(statement);
    const { faults } = await verify();
    const chainFaults = faults.filter((candidate) => candidate.fault !== 'balance-differs');
    expect(chainFaults.map((candidate) => [candidate.fault, candidate.entryId])).toEqual([[fault, entry]]);
  });

  it.each(['month_balance', 'year_balance'])('finds a %s that is off by a cent, missing or too many', async (table) => {
    const ofDalfsen = `WHERE municipality_code = 'GM0148' AND account = 'cost'`;
    await behindTheTriggers(
      `UPDATE ${table} SET amount_eur = amount_eur + 0.01 ${ofDalfsen} AND cost_category = 'nuisance'`,
    );
    await behindTheTriggers(`DELETE FROM ${table} ${ofDalfsen} AND cost_category = 'goo-housing'`);
    await behindTheTriggers(
      `UPDATE ${table} SET cost_category = 'other' WHERE municipality_code = 'GM0193' AND cost_category = 'nuisance'`,
    );
    const { faults } = await verify();
    expect(faults.map((fault) => [fault.fault, fault.municipalityCode, fault.detail.startsWith(table)])).toEqual(
      ['GM0148', 'GM0148', 'GM0193', 'GM0193'].map((code) => ['balance-differs', code, true]),
    );
  });

  it('finds a component_balance that is missing, or too many', async () => {
    await behindTheTriggers(
      `DELETE FROM component_balance WHERE municipality_code = 'GM0193' AND component = 'goo'`,
      `INSERT INTO component_balance VALUES ('GM0362', 2024, 'care', 0, 0, 0, 0, 0, 0, 0)`,
    );
    const { faults } = await verify();
    expect(
      faults.map(({ fault, municipalityCode, detail }) => [fault, municipalityCode, detail.split(' ')[0]]),
    ).toEqual([
      ['balance-differs', 'GM0193', 'component_balance'],
      ['balance-differs', 'GM0362', 'component_balance'],
    ]);
  });

  it('finds a component_balance of which any sum is off by a cent', async () => {
    const add = (column: string, cents: string): Promise<void> =>
      behindTheTriggers(
        `UPDATE component_balance SET ${column} = ${column} + ${cents} WHERE municipality_code = 'GM0148' AND component = 'goo'`,
      );
    for (const column of MEASURE_COLUMNS) {
      await add(column, '0.01');
      const { faults } = await verify();
      expect(faults.map(({ municipalityCode, detail }) => [municipalityCode, detail.split(' ')[0]])).toEqual([
        ['GM0148', 'component_balance'],
      ]);
      await add(column, '-0.01');
    }
  });
});
