import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../kernel/period.js';
import type { IsoDate } from '../../kernel/period.js';
import { makeRoom, nextStart } from './place-tariff.js';

interface Version {
  readonly name: string;
  readonly validFrom: IsoDate;
  readonly validUntil: IsoDate | null;
}

const version = (name: string, validFrom: IsoDate, validUntil: IsoDate | null): Version => ({
  name,
  validFrom,
  validUntil,
});
const spans = (versions: readonly Version[]): string[] =>
  versions.map(({ name, validFrom, validUntil }) => `${name} ${validFrom}..${validUntil ?? ''}`);

const CURRENT = [
  version('100', '2022-03-01', '2023-01-01'),
  version('83', '2023-01-01', '2024-01-01'),
  version('61', '2024-01-01', null),
];

describe('room for a new tariff', () => {
  it.each([
    ['the whole of one', '2023-01-01', '2024-01-01', ['83'], []],
    ['its end', '2022-10-15', '2023-01-01', ['100'], ['100 2022-03-01..2022-10-15']],
    ['its beginning', '2023-01-01', '2023-07-01', ['83'], ['83 2023-07-01..2024-01-01']],
    ['its middle', '2023-03-01', '2023-05-01', ['83'], ['83 2023-01-01..2023-03-01', '83 2023-05-01..2024-01-01']],
    ['the end of an open one', '2025-01-01', null, ['61'], ['61 2024-01-01..2025-01-01']],
    ['the middle of an open one', '2025-01-01', '2026-01-01', ['61'], ['61 2024-01-01..2025-01-01', '61 2026-01-01..']],
    [
      'parts of two',
      '2022-10-15',
      '2023-02-01',
      ['100', '83'],
      ['100 2022-03-01..2022-10-15', '83 2023-02-01..2024-01-01'],
    ],
    ['all that follow', '2023-06-01', null, ['83', '61'], ['83 2023-01-01..2023-06-01']],
    ['days before any', '2022-01-01', '2022-03-01', [], []],
    ['one day at a border', '2022-12-31', '2023-01-01', ['100'], ['100 2022-03-01..2022-12-31']],
  ])('is made of %s', (_story, from, until, giveWay, stay) => {
    const room = makeRoom(CURRENT, { from, until });
    expect(room.giveWay.map(({ name }) => name)).toEqual(giveWay);
    expect(spans(room.stay)).toEqual(stay);
  });

  it('takes its own days from the others, and no other day', () => {
    const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays('2022-01-01', days));
    fc.assert(
      fc.property(fc.array(fc.tuple(day, fc.option(day)), { minLength: 1, maxLength: 12 }), (places) => {
        let placed: Version[] = [];
        const wanted = new Map<IsoDate, string>();
        places.forEach(([from, until], index) => {
          if (until !== null && until <= from) return;
          const added = version(String(index), from, until);
          const { giveWay, stay } = makeRoom(placed, { from, until });
          placed = [...placed.filter((other) => !giveWay.includes(other)), ...stay, added];
          for (let at = from; at < (until ?? '2022-04-01'); at = addDays(at, 1)) wanted.set(at, added.name);
        });
        for (let at = '2022-01-01'; at < '2022-04-01'; at = addDays(at, 1)) {
          const holding = placed.filter(
            ({ validFrom, validUntil }) => validFrom <= at && (validUntil === null || at < validUntil),
          );
          expect(holding.map(({ name }) => name)).toEqual(wanted.has(at) ? [wanted.get(at)] : []);
        }
      }),
    );
  });

  it('knows when the next begins', () => {
    expect(nextStart(CURRENT, '2022-03-01')).toBe('2023-01-01');
    expect(nextStart(CURRENT, '2023-06-01')).toBe('2024-01-01');
    expect(nextStart(CURRENT, '2024-01-01')).toBeNull();
  });
});
