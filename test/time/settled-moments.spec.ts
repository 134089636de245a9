import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactions } from '../../src/platform/database/transactions.js';
import { approved } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

const CODES = ['GM0193', 'GM0148', 'GM0362', 'GM0344', 'GM0014', 'GM0363', 'GM0518', 'GM0599'];

describe('the moment of an answer', () => {
  let app: TestApplication;
  let transactions: Transactions;

  beforeAll(async () => {
    app = await startTestApplication();
    transactions = app.application.get(Transactions, { strict: false });
  });
  afterAll(() => app.close());

  it('waits for what is being recorded, so that it is in the answer', async () => {
    const order: string[] = [];
    let commit = (): void => undefined;
    const isAsked = new Promise<void>((resolve) => (commit = resolve));
    let recorded: Date | null = null;
    const writing = transactions.run(async (tx) => {
      recorded = await tx.recordingMoment();
      order.push('moment taken');
      await isAsked;
      order.push('committing');
    });
    while (!recorded) await new Promise(setImmediate);
    const reading = transactions.readKnownOn(null, (_tx, moment) => {
      order.push('answered');
      return Promise.resolve(moment);
    });
    // the reader has asked for the lock that the writer holds
    await waiting(transactions);
    commit();
    await writing;
    const answered = await reading;
    expect(order).toEqual(['moment taken', 'committing', 'answered']);
    expect(answered.getTime()).toBeGreaterThanOrEqual((recorded as Date).getTime());
  });

  it('is before everything that is recorded after it, though the clock stands still or goes back', async () => {
    const record = (): Promise<Date> => transactions.run((tx) => tx.recordingMoment());
    const answer = (): Promise<Date> => transactions.readKnownOn(null, (_tx, moment) => Promise.resolve(moment));
    const moments = [await record(), await answer(), await record(), await answer(), await answer()];
    app.setTime('2020-01-01T00:00:00Z');
    moments.push(await record(), await answer(), await record());
    const [first = 0, ...rest] = moments.map((moment) => moment.getTime());
    // a record is later than all before it; an answer is no earlier
    expect(rest.map((moment) => moment - first)).toEqual([0, 1, 1, 1, 2, 2, 3]);
  });

  it('is one for all that a transaction records', async () => {
    const [first, second] = await transactions.run(async (tx) => [
      await tx.recordingMoment(),
      await tx.recordingMoment(),
    ]);
    expect(second).toEqual(first);
  });

  it('leaves no lock behind when the question is refused or fails', async () => {
    const future = new Date('2100-01-01');
    await expect(transactions.readKnownOn(future, () => Promise.resolve())).rejects.toThrow('toekomst');
    await expect(transactions.readKnownOn(null, () => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
    await expect(transactions.readKnownOn(null, (tx) => tx.query('SELECT 1 / 0'))).rejects.toThrow();
    await transactions.run((tx) => tx.recordingMoment());
  });

  it('keeps every answer that was given while others recorded', async () => {
    app.setTime('2026-11-23T13:00:00Z');
    await Promise.all(
      CODES.map((municipality) =>
        approved(app.http, { municipality, year: 2024, costs: [['2024-01', 'nuisance', null, 100]] }),
      ),
    );
    const path = '/v1/national-shortfall?fromYear=2024&toYear=2025';
    const answers: { knownOn: string; body: unknown }[] = [];
    let isWriting = true;
    const ask = async (): Promise<void> => {
      while (isWriting) {
        const { body } = await app.http.get(path).expect(200);
        answers.push({ knownOn: body.knownOn, body });
      }
    };
    const correct = async (municipality: string, round: number): Promise<void> => {
      await approved(app.http, { municipality, year: 2024, costs: [['2024-01', 'nuisance', null, 100 + round]] });
    };
    const write = async (): Promise<void> => {
      for (let round = 1; round <= 4; round += 1) {
        await Promise.all(CODES.map((municipality) => correct(municipality, round)));
        await app.http
          .post('/v1/tariffs')
          .send({
            tariff: 'goo-place-day',
            validFrom: '2025-01-01',
            amount: `${40 + round}.00`,
            source: `ronde ${round}`,
          })
          .expect(201);
      }
      isWriting = false;
    };
    await Promise.all([write(), ask(), ask(), ask()]);

    const different = new Set(answers.map(({ body }) => JSON.stringify({ ...(body as object), knownOn: null })));
    expect(different.size).toBeGreaterThan(4);
    for (const { knownOn, body } of answers) {
      expect((await app.http.get(`${path}&knownOn=${knownOn}`).expect(200)).body).toEqual(body);
    }
  });
});

/** Returns when somebody waits for an advisory lock. */
async function waiting(transactions: Transactions): Promise<void> {
  for (;;) {
    const rows = await transactions.read((tx) =>
      tx.query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
                   AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`),
    );
    if (rows.length > 0) return;
  }
}
