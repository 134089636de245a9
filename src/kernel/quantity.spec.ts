import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GOO_PLACE_DAY, POO_PERSON_MONTH } from '../../test/harness/law-tariffs.js';
import { amountText, sum } from './money.js';
import { addDays } from './period.js';
import { personMonths, placeDays } from './quantity.js';
import type { Quantity } from './quantity.js';
import type { ReceptionLine } from './scheme.js';
import { tariffSchedule } from './tariff-schedule.js';

function gooLine(from: string, through: string, realisedPlaces: number | null): ReceptionLine {
  const none = { location: null, occupiedPlaces: null, persons: null };
  return { row: 2, from, through, regulation: 'GOO', realisedPlaces, ...none };
}

function pooLine(from: string, through: string, persons: number | null): ReceptionLine {
  const none = { location: null, occupiedPlaces: null, realisedPlaces: null };
  return { row: 2, from, through, regulation: 'POO', persons, ...none };
}

const normAmount = (parts: readonly Quantity[]): string => amountText(sum(parts.map((part) => part.normAmountEur)));
const count = (parts: readonly Quantity[]): string => sum(parts.map((part) => part.quantity)).toFixed();

describe('place-days (rule 1)', () => {
  it.each([
    // from, through, places, the sum, place-days, euro
    ['2022-10-01', '2022-10-31', 10, '14 × 10 × 100 + 17 × 10 × 83', '310', '28110.00'],
    ['2022-10-14', '2022-10-14', 1, '1 × 100', '1', '100.00'],
    ['2022-10-15', '2022-10-15', 1, '1 × 83', '1', '83.00'],
    ['2022-03-01', '2022-12-31', 1, '228 × 100 + 78 × 83', '306', '29274.00'],
    ['2023-01-01', '2023-12-31', 1, '365 × 83', '365', '30295.00'],
    ['2024-01-01', '2024-12-31', 1, '366 × 61', '366', '22326.00'],
    ['2025-01-01', '2025-12-31', 1, '365 × 44', '365', '16060.00'],
    ['2026-01-01', '2026-12-31', 1, '365 × 44, provisional', '365', '16060.00'],
    ['2023-12-31', '2023-12-31', 3, '3 × 83', '3', '249.00'],
    ['2024-01-01', '2024-01-01', 3, '3 × 61', '3', '183.00'],
    ['2024-02-28', '2024-03-01', 2, '3 × 2 × 61, over the leap day', '6', '366.00'],
    ['2024-12-31', '2024-12-31', 7, '7 × 61', '7', '427.00'],
    ['2025-01-01', '2025-01-01', 7, '7 × 44', '7', '308.00'],
    ['2022-02-27', '2022-03-02', 5, '2 days without tariff, 2 × 5 × 100', '20', '1000.00'],
    ['2024-06-01', '2024-06-30', 0, 'no places', '0', '0.00'],
  ])('%s to %s, %i places: %s', (from, through, places, _sum, days, euros) => {
    const parts = placeDays(gooLine(from, through, places), GOO_PLACE_DAY);
    expect(count(parts)).toBe(days);
    expect(normAmount(parts)).toBe(euros);
  });

  it('counts days without a tariff, and says so', () => {
    const parts = placeDays(gooLine('2022-02-27', '2022-03-02', 5), GOO_PLACE_DAY);
    expect(parts.map((part) => [part.month, part.certainty, part.quantity.toFixed()])).toEqual([
      ['2022-02', 'no-tariff', '10'],
      ['2022-03', 'final', '10'],
    ]);
  });

  it('marks days after the last confirmed one as provisional', () => {
    const parts = placeDays(gooLine('2025-12-31', '2026-01-01', 1), GOO_PLACE_DAY);
    expect(parts.map((part) => part.certainty)).toEqual(['final', 'provisional']);
  });

  it.each([null, 1.5, -1, Number.NaN])('refuses %p places: absence is not zero', (places) => {
    expect(() => placeDays(gooLine('2024-01-01', '2024-01-31', places), GOO_PLACE_DAY)).toThrow(RangeError);
  });

  it('is the same whole or in two pieces, wherever the cut falls', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(500), fc.nat(500), fc.nat(2000), (start, first, second, places) => {
        const from = addDays('2022-01-01', start);
        const cut = addDays(from, first);
        const through = addDays(cut, second + 1);
        const whole = placeDays(gooLine(from, through, places), GOO_PLACE_DAY);
        const pieces = [
          ...placeDays(gooLine(from, cut, places), GOO_PLACE_DAY),
          ...placeDays(gooLine(addDays(cut, 1), through, places), GOO_PLACE_DAY),
        ];
        expect(normAmount(pieces)).toBe(normAmount(whole));
        expect(count(pieces)).toBe(count(whole));
      }),
    );
  });

  it('is exact in cents and proportional to the places', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(700), fc.nat(1000), (start, length, places) => {
        const from = addDays('2022-01-01', start);
        const one = placeDays(gooLine(from, addDays(from, length), 1), GOO_PLACE_DAY);
        const many = placeDays(gooLine(from, addDays(from, length), places), GOO_PLACE_DAY);
        const expected = sum(one.map((part) => part.normAmountEur)).times(places);
        expect(sum(many.map((part) => part.normAmountEur)).equals(expected)).toBe(true);
        expect(many.every((part) => part.normAmountEur.decimalPlaces() <= 2)).toBe(true);
      }),
    );
  });
});

describe('person-months (rule 2)', () => {
  it.each([
    // from, through, persons, the sum, person-months, euro
    ['2024-01-15', '2024-03-03', 7, '7 × 3 × 92', '21', '1932.00'],
    ['2023-12-31', '2024-01-01', 1, '1 × 210 + 1 × 92', '2', '302.00'],
    ['2023-12-31', '2023-12-31', 4, '4 × 210', '4', '840.00'],
    ['2024-01-01', '2024-01-01', 4, '4 × 92', '4', '368.00'],
    ['2024-12-31', '2025-01-01', 1, '92 + 48', '2', '140.00'],
    ['2022-03-01', '2022-12-31', 1, '10 × 210', '10', '2100.00'],
    ['2023-01-01', '2023-12-31', 1, '12 × 210', '12', '2520.00'],
    ['2024-01-01', '2024-12-31', 1, '12 × 92', '12', '1104.00'],
    ['2025-01-01', '2025-12-31', 1, '12 × 48', '12', '576.00'],
    ['2022-02-24', '2022-03-31', 2, 'February without tariff, 2 × 210', '4', '420.00'],
    ['2024-02-29', '2024-02-29', 3, '3 × 92, one day is a whole month', '3', '276.00'],
  ])('%s to %s, %i persons: %s', (from, through, persons, _sum, months, euros) => {
    const parts = personMonths(pooLine(from, through, persons), POO_PERSON_MONTH);
    expect(count(parts)).toBe(months);
    expect(normAmount(parts)).toBe(euros);
  });

  it('takes the tariff of the first day of the month, also where the row starts later', () => {
    const [february] = personMonths(pooLine('2022-02-24', '2022-03-31', 2), POO_PERSON_MONTH);
    expect(february?.certainty).toBe('no-tariff');
    expect(february?.quantity.toFixed()).toBe('2');
  });

  it('does so where the amount changes within a month: the month is paid at that of its first day', () => {
    const [old, recent] = POO_PERSON_MONTH.versions.slice(0, 2);
    if (!old || !recent) throw new Error('two versions expected');
    const schedule = tariffSchedule('poo-person-month', [
      { ...old, validUntil: '2023-05-15' },
      { ...recent, validFrom: '2023-05-15' },
    ]);
    // 20 to 31 May at 210, June at 92
    const parts = personMonths(pooLine('2023-05-20', '2023-06-02', 2), schedule);
    expect(parts.map((part) => amountText(part.normAmountEur))).toEqual(['420.00', '184.00']);
  });

  it.each([null, 2.5, -3])('refuses %p persons', (persons) => {
    expect(() => personMonths(pooLine('2024-01-01', '2024-01-31', persons), POO_PERSON_MONTH)).toThrow(RangeError);
  });
});
