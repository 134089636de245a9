import { describe, expect, it } from '@jest/globals';
import { preferredWaitMs } from './prefer-wait.js';

describe('how long a request may wait', () => {
  it.each([
    [undefined, 2_000],
    ['', 2_000],
    ['wait=0', 0],
    ['wait=10', 10_000],
    ['respond-async, wait=7', 7_000],
    ['handling=lenient; wait="5"', 5_000],
    ['WAIT = 3', 3_000],
    ['wait=999999', 60_000],
    ['wait=9999999', 2_000],
    ['wait=-1', 2_000],
    ['wait=1e3', 2_000],
    ['waits=9', 2_000],
  ])('%s', (prefer, milliseconds) => {
    expect(preferredWaitMs(prefer)).toBe(milliseconds);
  });
});
