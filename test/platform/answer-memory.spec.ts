import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemAccess, withAccess } from '../../src/platform/access/access.js';
import type { Scope } from '../../src/platform/access/access.js';
import { AnswerMemory } from '../../src/platform/database/answer-memory.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

interface Answer {
  knownOn: string;
  reckoned: number;
}

describe('the memory of answers', () => {
  let app: TestApplication;
  let answers: AnswerMemory;
  let reckoned = 0;

  beforeAll(async () => {
    app = await startTestApplication();
    answers = app.application.get(AnswerMemory);
  });
  afterAll(() => app.close());

  const as = <T>(scope: Scope, work: () => Promise<T>): Promise<T> =>
    withAccess({ ...systemAccess('test'), scope }, work);
  const ask = (question: unknown[], knownOn: Date | null = null, scope: Scope = 'all'): Promise<Answer> =>
    as(scope, () =>
      answers.answer(question, knownOn, async (_, moment) => {
        reckoned += 1;
        return Promise.resolve({ knownOn: moment.toISOString(), reckoned });
      }),
    );
  const record = (): Promise<Date> =>
    as('all', () => app.application.get(Transactions).run((tx) => tx.recordingMoment()));

  it('gives an answer again while nothing is recorded, known on the moment that was asked', async () => {
    const first = await ask(['a']);
    const second = await ask(['a']);
    expect(second.reckoned).toBe(first.reckoned);
    expect(new Date(second.knownOn).getTime()).toBeGreaterThanOrEqual(new Date(first.knownOn).getTime());
  });

  it('reckons anew once anything is recorded', async () => {
    const before = await ask(['b']);
    await record();
    expect((await ask(['b'])).reckoned).toBeGreaterThan(before.reckoned);
  });

  it('gives what was known on a moment before that again, for ever', async () => {
    const before = await ask(['c']);
    const moment = new Date(before.knownOn);
    await record();
    const again = await ask(['c'], moment);
    await record();
    expect(await ask(['c'], moment)).toEqual(again);
    expect(again.knownOn).toBe(before.knownOn);
  });

  it('tells moments apart that something was recorded between', async () => {
    const first = new Date((await ask(['d'])).knownOn);
    await record();
    const second = new Date((await ask(['d'])).knownOn);
    await record();
    expect((await ask(['d'], first)).reckoned).not.toBe((await ask(['d'], second)).reckoned);
  });

  it('tells questions apart, and who sees other rows', async () => {
    const answersOf = [
      await ask(['e', 2024]),
      await ask(['e', 2025]),
      await ask(['e', 2024], null, 'GM0193'),
      await ask(['e', 2024], null, 'GM0148'),
    ].map((answer) => answer.reckoned);
    expect(new Set(answersOf).size).toBe(4);
    expect((await ask(['e', 2024], null, 'GM0193')).reckoned).toBe(answersOf[2]);
  });

  it('remembers no more than it can hold, and forgets what was used longest ago', async () => {
    const first = await ask(['f', 0]);
    for (let index = 1; index <= 199; index += 1) await ask(['f', index]);
    expect((await ask(['f', 0])).reckoned).toBe(first.reckoned);
    await ask(['f', 200]);
    expect((await ask(['f', 0])).reckoned).toBe(first.reckoned);
    expect((await ask(['f', 1])).reckoned).not.toBe(first.reckoned + 1);
  });
});
