import { describe, expect, it } from '@jest/globals';
import { Repetition } from './repetition.js';

const FOREVER_MS = 1_000_000;

/** Work that answers one after the other, and tells when it has done so many. */
function script(answers: (boolean | Error)[]): {
  work: () => Promise<boolean>;
  done: (count: number) => Promise<void>;
} {
  let count = 0;
  const waiting: { count: number; tell: () => void }[] = [];
  return {
    work: () => {
      const answer = answers[count] ?? false;
      count += 1;
      for (const { tell } of waiting.filter((one) => one.count <= count)) tell();
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    done: (wanted) =>
      new Promise((tell) => {
        if (count >= wanted) tell();
        else waiting.push({ count: wanted, tell });
      }),
  };
}

describe('repetition', () => {
  it('goes on at once while there is more, and when it is woken', async () => {
    const { work, done } = script([true, true, false, false]);
    const repetition = new Repetition(work, FOREVER_MS, () => {});
    await done(3);
    repetition.wake();
    await done(4);
    await repetition.stop();
  });

  it('hears who wakes it while it works', async () => {
    let runs = 0;
    await new Promise<void>((ranAgain) => {
      const repetition = new Repetition(
        () => {
          runs += 1;
          if (runs === 1) queueMicrotask(() => repetition.wake());
          else void repetition.stop().then(ranAgain);
          return Promise.resolve(false);
        },
        FOREVER_MS,
        () => {},
      );
    });
    expect(runs).toBe(2);
  });

  it('goes on after a pause', async () => {
    const { work, done } = script([]);
    const repetition = new Repetition(work, 1, () => {});
    await done(3);
    await repetition.stop();
  });

  it('survives errors, and tells the first of a row', async () => {
    const { work, done } = script([new Error('a'), new Error('b'), false, new Error('c'), false]);
    const told: string[] = [];
    const repetition = new Repetition(work, 1, (error) => told.push((error as Error).message));
    await done(5);
    await repetition.stop();
    expect(told).toEqual(['a', 'c']);
  });
});
