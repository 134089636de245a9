import { describe, expect, it } from '@jest/globals';
import { nowAndThen } from './now-and-then.js';

describe('progress that is told now and then', () => {
  it('is told at first, after a while, and at the end whenever that comes', async () => {
    let time = 0;
    const told: [number, number][] = [];
    const tell = nowAndThen(
      (done, total) => {
        told.push([done, total]);
        return Promise.resolve();
      },
      () => time,
    );
    for (const [at, done] of [
      [0, 0],
      [100, 1],
      [249, 2],
      [250, 3],
      [300, 4],
      [301, 5],
    ] as const) {
      time = at;
      await tell(done, 5);
    }
    expect(told).toEqual([
      [0, 5],
      [3, 5],
      [5, 5],
    ]);
  });

  it('is of one step where there is nothing to do, and ends the work when it may not go on', async () => {
    const told: [number, number][] = [];
    const tell = nowAndThen((done, total) => {
      told.push([done, total]);
      return Promise.reject(new Error('cancelled'));
    });
    await expect(tell(0, 0)).rejects.toThrow('cancelled');
    expect(told).toEqual([[0, 1]]);
  });
});
