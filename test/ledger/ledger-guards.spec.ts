import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { approved } from '../harness/declaration-workbook.js';
import { connected } from '../harness/test-database.js';

const ROLES = ['owner', 'application'] as const;

/** Every table whose rows are evidence. */
const APPEND_ONLY = [
  ...[
    'journal_entry',
    'posting',
    'upload',
    'finding',
    'reception_line',
    'cost_line',
    'receipt_line',
    'declaration_version',
    'workbook_export',
  ],
];

describe('what the database itself refuses', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
    await approved(app.http, {
      municipality: 'GM0193',
      year: 2024,
      reception: [['2024-01-01', '2024-01-31', 'GOO', 'Hal', 10, 8, null]],
      costs: [['2024-01', 'goo-housing', null, 1000, null, null, null]],
    });
  });
  afterAll(() => app.close());

  describe.each(ROLES)('as the %s', (role) => {
    it.each(APPEND_ONLY)('to change, delete or empty %s', async (table) => {
      const [column] = (
        await connected(app.database.ownerUrl, (client) =>
          client.query<{ name: string }>(
            `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 1`,
            [table],
          ),
        )
      ).rows;
      for (const statement of [
        `UPDATE ${table} SET ${column?.name} = ${column?.name}`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
      ]) {
        await expect(connected(app.database.ownerUrl, (client) => client.query(statement), role)).rejects.toThrow(
          role === 'owner' ? 'is never changed' : /is never changed|permission denied/,
        );
      }
    });

    it('a posting that joins a recorded entry', async () => {
      await expect(
        connected(app.database.ownerUrl, (client) => client.query(postingInto(1, 99, '0.00')), role),
      ).rejects.toThrow('already recorded');
    });

    it.each([
      // what the new entry says it holds, what it holds
      ['one cent out of balance', 2, ['10.00', '-9.99'], [null, null]],
      ['balanced in euro but not in quantity', 2, ['10.00', '-10.00'], ['5', '-4']],
      ['fewer postings than it says', 3, ['10.00', '-10.00'], [null, null]],
      ['no postings', 1, [], []],
    ] as [string, number, string[], (string | null)[]][])(
      'an entry that is %s',
      async (_story, count, amounts, quantities) => {
        await expect(
          connected(
            app.database.ownerUrl,
            async (client) => {
              await client.query('BEGIN');
              await client.query(entryOf(500, count));
              for (const [index, euros] of amounts.entries()) {
                await client.query(postingInto(500, index + 1, euros, quantities[index] ?? null));
              }
              await client.query('COMMIT');
            },
            role,
          ),
        ).rejects.toThrow('is not in balance');
      },
    );
  });

  it('accepts an entry that is in balance, so that the refusals above are about the balance', async () => {
    await connected(app.database.ownerUrl, async (client) => {
      await client.query('BEGIN');
      await client.query(entryOf(500, 2));
      await client.query(postingInto(500, 1, '10.00', '5'));
      await client.query(postingInto(500, 2, '-10.00', '-5'));
      await client.query('SET CONSTRAINTS ALL IMMEDIATE');
      await client.query('ROLLBACK');
    });
  });

  it('to reverse an entry twice', async () => {
    await expect(
      connected(app.database.ownerUrl, async (client) => {
        await client.query('BEGIN');
        await client.query(entryOf(500, 2, 1));
        await client.query(entryOf(501, 2, 1));
      }),
    ).rejects.toThrow('journal_entry_reversed_once_key');
  });
});

function entryOf(number: number, postings: number, reverses: number | null = null): string {
  return `INSERT INTO journal_entry (municipality_code, entry_number, fiscal_year, kind, source_kind, source_id,
      source_sha256, reverses_entry_number, recorded_by, recorded_at, posting_count, previous_hash, hash)
    VALUES ('GM0193', ${number}, 2024, '${reverses ? 'reversal' : 'cost'}', 'declaration', 'GM0193-2024-1',
      repeat('0', 64), ${reverses ?? 'NULL'}, 'test', now(), ${postings}, repeat('0', 64), repeat('0', 64))`;
}

function postingInto(entry: number, number: number, euros: string, quantity: string | null = null): string {
  return `INSERT INTO posting (municipality_code, entry_number, posting_number, fiscal_year, account, component, month,
      nature, certainty, amount_eur, quantity)
    VALUES ('GM0193', ${entry}, ${number}, 2024, 'municipal-funds', 'goo', '2024-01-01', 'cost', 'final', ${euros},
      ${quantity ?? 'NULL'})`;
}
