import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amount, amountText } from '../../kernel/money.js';
import { readAmount } from './dutch-amount.js';
import type { ReadableValue } from './reading.js';

const text = (value: string): ReadableValue => ({ kind: 'text', text: value, formula: false });
const number = (raw: string): ReadableValue => ({ kind: 'number', raw, date1904: false, formula: false });

function valueOf(cell: ReadableValue): string {
  const reading = readAmount(cell);
  return reading.ok ? reading.value.toFixed() : `verwacht: ${reading.expected}`;
}

describe('amounts as text', () => {
  it.each([
    ['€ 1.234.567,89', '1234567.89'],
    ['1.234', '1234'],
    ['1234,5', '1234.5'],
    ['1234', '1234'],
    ['0,05', '0.05'],
    ['(1.200,00)', '-1200'],
    ['(€ 1.200,00)', '-1200'],
    ['€ (1.200,00)', '-1200'],
    ['-1.200,00', '-1200'],
    ['\u22121.200,00', '-1200'],
    ['-€ 1.200,00', '-1200'],
    ['€ -1.200,00', '-1200'],
    ['1.200,00-', '-1200'],
    ['€ 1.200,00 -', '-1200'],
    ['+12,00', '12'],
    ['€ 100,-', '100'],
    ['€ 100,--', '100'],
    ['€ 100,\u2014', '100'],
    ['-100,-', '-100'],
    ['€\u00A01.234,56', '1234.56'],
    ['1\u00A0234,56', '1234.56'],
    ['1 234 567', '1234567'],
    ['EUR 12,50', '12.5'],
    ['12,50 euro', '12.5'],
    ['12,50 €', '12.5'],
  ])('reads %s as %s', (given, expected) => {
    expect(valueOf(text(given))).toBe(expected);
  });

  it.each([
    ['1,234.56', /schrijf centen achter een komma/],
    ['1234.56', /schrijf centen achter een komma/],
    ['12.34', /schrijf centen achter een komma/],
    ['1.23.456', /schrijf centen achter een komma/],
    ['1.2345', /schrijf centen achter een komma/],
    ['1,234', /hoogstens twee cijfers/],
    ['1.234,567', /hoogstens twee cijfers/],
    ['1,2,3', /een getal of een bedrag als 1\.234,56$/],
    ['--5', /een getal of een bedrag/],
    ['-(5)', /een getal of een bedrag/],
    ['-5-', /een getal of een bedrag/],
    ['(5', /een getal of een bedrag/],
    ['€', /een getal of een bedrag/],
    ['1e5', /een getal of een bedrag/],
    ['12 34', /een getal of een bedrag/],
    ['n.v.t.', /een getal of een bedrag/],
    ['$ 5', /een getal of een bedrag/],
    ['9'.repeat(61), /een getal of een bedrag/],
  ])('never guesses %s', (given, expected) => {
    expect(valueOf(text(given))).toMatch(expected);
  });

  it('reads back whatever it is written as', () => {
    const cents = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
    const style = fc.constantFrom<(euros: string, negative: boolean) => string>(
      (euros, negative) => (negative ? `-€ ${euros}` : `€ ${euros}`),
      (euros, negative) => (negative ? `(${euros})` : euros),
      (euros, negative) => (negative ? `${euros}-` : `€\u00A0${euros}`),
    );
    fc.assert(
      fc.property(cents, style, fc.boolean(), (value, write, grouped) => {
        const size = value < 0n ? -value : value;
        const whole = (size / 100n).toString();
        const euros = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, '.') : whole;
        const given = write(`${euros},${(size % 100n).toString().padStart(2, '0')}`, value < 0n);
        const reading = readAmount(text(given));
        expect(reading.ok && amountText(reading.value)).toBe(amountText(amount(value.toString()).dividedBy(100)));
      }),
    );
  });
});

describe('amounts as numbers', () => {
  it.each([
    ['1234.56', '1234.56', undefined],
    ['1.2E3', '1200', undefined],
    ['-5', '-5', undefined],
    ['1234.5600000000001', '1234.56', undefined],
    ['1234.5599999999999', '1234.56', undefined],
    ['0.30000000000000004', '0.3', undefined],
    ['9999999999.9899998', '9999999999.99', undefined],
    ['1.005', '1.005', 'more-than-two-decimals'],
    ['0.333333333333333', '0.333333333333333', 'more-than-two-decimals'],
    ['9999999999.995', '9999999999.995', 'more-than-two-decimals'],
    ['-12.3456', '-12.3456', 'more-than-two-decimals'],
  ])('takes %s as %s', (raw, expected, note) => {
    expect(valueOf(number(raw))).toBe(expected);
    expect(readAmount(number(raw))).toMatchObject(note === undefined ? { ok: true } : { note });
  });

  it('takes any cents back exactly from the float a spreadsheet holds', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), (cents) => {
        const reading = readAmount(number(String(cents / 100)));
        expect(reading.ok && amountText(reading.value)).toBe(amountText(amount(cents).dividedBy(100)));
        expect(reading).not.toHaveProperty('note');
      }),
    );
  });

  it('takes no date for an amount', () => {
    expect(readAmount({ kind: 'date', date: '2024-01-01', formula: false }).ok).toBe(false);
  });
});
