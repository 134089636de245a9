import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Transactions } from '../../src/platform/database/transactions.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

describe('transactions', () => {
  let app: TestApplication;
  let transactions: Transactions;

  beforeAll(async () => {
    app = await startTestApplication();
    transactions = app.application.get(Transactions, { strict: false });
    await asOwner('CREATE TABLE counter (id integer PRIMARY KEY, value integer NOT NULL)');
    await asOwner('GRANT SELECT, INSERT, UPDATE, DELETE ON counter TO opvangboek_app');
  });
  afterAll(() => app.close());
  beforeEach(() => asOwner('TRUNCATE counter; INSERT INTO counter VALUES (1, 0), (2, 0)'));

  const asOwner = (sql: string): Promise<unknown> => connected(app.database.ownerUrl, (client) => client.query(sql));
  const values = (): Promise<number[]> =>
    transactions.read(async (tx) =>
      (await tx.query<{ value: number }>('SELECT value FROM counter ORDER BY id')).map(({ value }) => value),
    );

  it('keep all of the work', async () => {
    const answer = await transactions.run(async (tx) => {
      await tx.query('UPDATE counter SET value = $1 WHERE id = 1', [5]);
      await tx.query('UPDATE counter SET value = $1 WHERE id = 2', [6]);
      return 'done';
    });
    expect(answer).toBe('done');
    expect(await values()).toEqual([5, 6]);
  });

  it('keep nothing of work that fails, and pass its error on', async () => {
    const work = transactions.run(async (tx) => {
      await tx.query('UPDATE counter SET value = 5 WHERE id = 1');
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await values()).toEqual([0, 0]);
  });

  it('run again after a deadlock, so that both get their way', async () => {
    const bothHoldOne = barrier(2);
    let attempts = 0;
    const add = (first: number, second: number): Promise<void> =>
      transactions.run(async (tx) => {
        attempts += 1;
        await tx.query('UPDATE counter SET value = value + 1 WHERE id = $1', [first]);
        await bothHoldOne();
        await tx.query('UPDATE counter SET value = value + 1 WHERE id = $1', [second]);
      });
    await Promise.all([add(1, 2), add(2, 1)]);
    expect(await values()).toEqual([2, 2]);
    expect(attempts).toBe(3);
  });

  it('give up in the end', async () => {
    let attempts = 0;
    const work = transactions.run(async (tx) => {
      attempts += 1;
      await tx.query(`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = 'serialization_failure'; END $$`);
    });
    await expect(work).rejects.toThrow('again');
    expect(attempts).toBe(8);
  });

  it('do not run again for a mistake', async () => {
    let attempts = 0;
    const work = transactions.run(async (tx) => {
      attempts += 1;
      await tx.query('INSERT INTO counter VALUES (1, 1)');
    });
    await expect(work).rejects.toThrow('duplicate key');
    expect(attempts).toBe(1);
  });

  it('see one moment while they read, and cannot write', async () => {
    await transactions.read(async (tx) => {
      const before = await tx.query('SELECT * FROM counter ORDER BY id');
      await asOwner('UPDATE counter SET value = 9');
      expect(await tx.query('SELECT * FROM counter ORDER BY id')).toEqual(before);
    });
    expect(await values()).toEqual([9, 9]);
    const write = transactions.read((tx) => tx.query('UPDATE counter SET value = 1'));
    await expect(write).rejects.toThrow('read-only transaction');
  });

  it('stream rows, and go on after a stream that was left halfway or failed', async () => {
    // more often than the pool has connections: one that leaked would be missed
    for (let round = 0; round < 15; round += 1) {
      await transactions.read(async (tx) => {
        const seen: number[] = [];
        for await (const { i } of tx.stream<{ i: number }>('SELECT i FROM generate_series(1, $1::int) i', [50_000])) {
          if (seen.push(i) === 3) break;
        }
        expect(seen).toEqual([1, 2, 3]);
        expect(await tx.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
      });
    }
    const failing = transactions.read(async (tx) => {
      for await (const row of tx.stream('SELECT 1 / (300 - i) FROM generate_series(1, 1000) i'))
        expect(row).toBeTruthy();
    });
    await expect(failing).rejects.toThrow('division by zero');
    expect(await values()).toEqual([0, 0]);
  });

  it('prepare a statement with parameters once, whatever its parameters are', async () => {
    const prepared = await transactions.run(async (tx) => {
      for (const id of [1, 2, 1]) {
        expect(await tx.query('SELECT id FROM counter WHERE id = $1', [id])).toEqual([{ id }]);
      }
      expect(await tx.query('SELECT id FROM counter WHERE id = 1')).toEqual([{ id: 1 }]);
      return tx.query(`SELECT statement, generic_plans + custom_plans AS runs FROM pg_prepared_statements
                        WHERE statement LIKE 'SELECT id FROM counter%'`);
    });
    expect(prepared).toEqual([{ statement: 'SELECT id FROM counter WHERE id = $1', runs: '3' }]);
  });

  it('survive a connection that is lost in the middle', async () => {
    const work = transactions.run(async (tx) => {
      const [row] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await tx.query('UPDATE counter SET value = 7');
      await asOwner(`SELECT pg_terminate_backend(${row?.pid})`);
      await tx.query('UPDATE counter SET value = 8');
    });
    await expect(work).rejects.toThrow();
    expect(await values()).toEqual([0, 0]);
  });

  it('read a day as text, and sums and large counts as text', async () => {
    const rows = await transactions.read((tx) =>
      tx.query(
        `SELECT date '2024-02-29' AS day, sum(0.1::numeric) AS total, count(*) AS rows FROM generate_series(1, 3)`,
      ),
    );
    expect(rows).toEqual([{ day: '2024-02-29', total: '0.3', rows: '3' }]);
  });
});

/** Holds everybody back until so many have come; whoever comes later walks through. */
function barrier(parties: number): () => Promise<void> {
  let open: () => void;
  const opened = new Promise<void>((done) => (open = done));
  let waiting = 0;
  return () => {
    waiting += 1;
    if (waiting === parties) open();
    return opened;
  };
}
