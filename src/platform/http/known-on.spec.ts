import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { KnownOnQuery, knownOnOf } from './known-on.js';

const NOW = new Date('2026-11-23T12:00:00Z');

describe('known on', () => {
  it.each([
    ['2022-11-01T12:00:00Z', '2022-11-01T12:00:00.000Z'],
    ['2022-11-01T12:00:00.123Z', '2022-11-01T12:00:00.123Z'],
    ['2022-11-01T12:00+01:00', '2022-11-01T11:00:00.000Z'],
    // a plus sign in a URL that was not escaped
    ['2022-11-01T12:00:00 01:00', '2022-11-01T11:00:00.000Z'],
    // a day counts to its end: summer time, winter time, and the days on which the clock changes
    ['2022-09-01', '2022-09-01T21:59:59.999Z'],
    ['2022-12-31', '2022-12-31T22:59:59.999Z'],
    ['2022-03-27', '2022-03-27T21:59:59.999Z'],
    ['2022-10-30', '2022-10-30T22:59:59.999Z'],
    ['2026-11-22', '2026-11-22T22:59:59.999Z'],
  ])('%s is %s', (knownOn, moment) => {
    expect(knownOnOf({ knownOn }, NOW)?.toISOString()).toBe(moment);
  });

  it('is now when nothing is asked, and for the day that has not ended', () => {
    expect(knownOnOf({}, NOW)).toBeNull();
    expect(knownOnOf({ knownOn: '2026-11-23' }, NOW)).toBeNull();
    expect(knownOnOf({ knownOn: '2026-11-24' }, NOW)?.toISOString()).toBe('2026-11-24T22:59:59.999Z');
  });

  it.each(['2022-11-31', '2022-11-01T12:00:00', '2022-11-01T25:00:00Z', '1-11-2022', 'gisteren', ''])(
    'refuses %s',
    (knownOn) => {
      expect(validateSync(plainToInstance(KnownOnQuery, { knownOn }))).toHaveLength(1);
    },
  );
});
