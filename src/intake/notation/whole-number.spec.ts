import { describe, expect, it } from '@jest/globals';
import { readWholeNumber } from './whole-number.js';
import type { ReadableValue } from './reading.js';

const text = (value: string): ReadableValue => ({ kind: 'text', text: value, formula: false });
const number = (raw: string): ReadableValue => ({ kind: 'number', raw, date1904: false, formula: false });

describe('whole numbers', () => {
  it.each([
    [number('0'), 0],
    [number('-0'), 0],
    [number('12'), 12],
    [number('12.0'), 12],
    [number('1.2E2'), 120],
    [number('119.99999999999999'), 120],
    [number('1000000'), 1_000_000],
    [text('1.234'), 1234],
    [text('12,0'), 12],
    [text(' 12 '), 12],
  ])('%j is %d', (cell, expected) => {
    expect(readWholeNumber(cell)).toEqual({ ok: true, value: expected });
  });

  it.each([
    [number('12.5'), 'een heel getal van 0 of hoger'],
    [number('-1'), 'een heel getal van 0 of hoger'],
    [number('1000001'), 'een heel getal van hoogstens 1.000.000'],
    [number('1E300'), 'een heel getal van hoogstens 1.000.000'],
    [text('12,5'), 'een heel getal van 0 of hoger'],
    [text('-5'), 'een heel getal van 0 of hoger'],
    [text('12.5'), 'een heel getal van 0 of hoger'],
    [text('tien'), 'een heel getal van 0 of hoger'],
  ])('%j is refused', (cell, expected) => {
    expect(readWholeNumber(cell)).toEqual({ ok: false, expected });
  });
});
