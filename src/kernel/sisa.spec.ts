import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { entitlementOn } from './basis-comparison.js';
import { amount, amountText, sum, ZERO } from './money.js';
import { BASES } from './scheme.js';
import type { Basis } from './scheme.js';
import { gooReimbursed, SISA_MEASURES, sisaFigure } from './sisa.js';
import type { NormSum, SisaBooks, SisaMeasure } from './sisa.js';

const norm = (euros: string, quantityWithoutTariff = '0', isProvisional = false): NormSum => ({
  amountEur: amount(euros),
  quantityWithoutTariff: amount(quantityWithoutTariff),
  isProvisional,
});

/** A year of one place and one person: 365 × 83.00 = 30,295.00 and 12 × 210.00 = 2,520.00. */
const year = (basis: Basis, gooCost: string, more: Partial<SisaBooks> = {}): SisaBooks => ({
  basis,
  gooNorm: norm('30295.00'),
  ownContributions: amount('95.00'),
  pooNorm: norm('2520.00'),
  cost: { goo: amount(gooCost), allowance: amount('700.00'), 'poo-norm': amount('1900.00'), transition: ZERO },
  pooAllowance: amount('600.00'),
  hasTransition: false,
  earlierYears: [{ year: 2022, spending: amount('5000.00') }],
  ...more,
});

const MOST_CENTS = 10n ** 12n;

const told = (measure: SisaMeasure, books: SisaBooks | null): unknown[] => {
  const { amountEur, reason } = sisaFigure(measure, books);
  return [amountEur && amountText(amountEur), reason?.code ?? null];
};

describe('a figure of SiSa', () => {
  it.each<[string, SisaMeasure, SisaBooks, string | null, string | null]>([
    ['30,295.00 − 95.00', 'goo-norm-amount', year('norm', '40000.00'), '30200.00', null],
    ['the same on basis actual', 'goo-norm-amount', year('actual', '40000.00'), '30200.00', null],
    ['nothing is declared above the norm', 'goo-higher-cost', year('norm', '40000.00'), '0.00', 'basis-norm'],
    ['40,000.00 − 30,295.00', 'goo-higher-cost', year('actual', '40000.00'), '9705.00', null],
    ['real costs fall short', 'goo-higher-cost', year('actual', '20000.00'), '0.00', 'not-higher'],
    ['a surplus on basis norm is kept', 'goo-voluntary-return', year('norm', '20000.00'), '0.00', 'basis-norm'],
    ['30,295.00 − 20,000.00', 'goo-voluntary-return', year('actual', '20000.00'), '10295.00', null],
    ['real costs exceed it', 'goo-voluntary-return', year('actual', '40000.00'), '0.00', 'not-lower'],
    ['as much as the norm: not higher', 'goo-higher-cost', year('actual', '30295.00'), '0.00', 'not-higher'],
    ['as much as the norm: not lower', 'goo-voluntary-return', year('actual', '30295.00'), '0.00', 'not-lower'],
    ['no transition at all', 'transition-cost', year('norm', '1.00'), '0.00', 'nothing-declared'],
    ['no transition at all', 'transition-implementation', year('norm', '1.00'), '0.00', 'nothing-declared'],
    ['one category for both', 'transition-cost', year('norm', '1.00', { hasTransition: true }), null, 'not-split'],
    [
      'one category for both',
      'transition-implementation',
      year('norm', '1.00', { hasTransition: true }),
      null,
      'not-split',
    ],
    ['of the 700.00 of allowances', 'poo-allowance', year('norm', '1.00'), '600.00', null],
    ['the ledger keeps no claims on people', 'allowance-claims', year('norm', '1.00'), null, 'not-kept'],
    ['12 × 210.00', 'poo-norm-amount', year('norm', '1.00'), '2520.00', null],
    ['20,000.00 + 700.00 + 1,900.00', 'total-spending', year('norm', '20000.00'), '22600.00', null],
    ['5,000.00 + 22,600.00', 'cumulative-spending', year('norm', '20000.00'), '27600.00', null],
    [
      'a year before is not declared',
      'cumulative-spending',
      year('norm', '1.00', { earlierYears: [{ year: 2022, spending: null }] }),
      null,
      'years-missing',
    ],
    ['the first year', 'cumulative-spending', year('norm', '100.00', { earlierYears: [] }), '2700.00', null],
  ])('%s: %s', (_sum, measure, books, euros, reason) => {
    expect(told(measure, books)).toEqual([euros, reason]);
  });

  it('is not told where places or persons have no tariff, on whatever basis it rests on them', () => {
    const without = { gooNorm: norm('30295.00', '59'), pooNorm: norm('2520.00', '2') };
    for (const measure of ['goo-norm-amount', 'goo-higher-cost', 'goo-voluntary-return', 'poo-norm-amount'] as const) {
      expect([measure, ...told(measure, year('actual', '40000.00', without))]).toEqual([measure, null, 'no-tariff']);
    }
    expect(told('goo-higher-cost', year('norm', '40000.00', without))).toEqual(['0.00', 'basis-norm']);
    expect(told('total-spending', year('norm', '20000.00', without))).toEqual(['22600.00', null]);
    expect(gooReimbursed(year('norm', '40000.00', without))).toBeNull();
  });

  it('is provisional where it rests on a tariff that is not confirmed, and only there', () => {
    const books = year('actual', '40000.00', { gooNorm: norm('30295.00', '0', true) });
    const provisional = SISA_MEASURES.filter((measure) => sisaFigure(measure, books).isProvisional);
    expect(provisional).toEqual(['goo-norm-amount', 'goo-higher-cost', 'goo-voluntary-return']);
  });

  it('is nothing that is known of a year without a declaration', () => {
    for (const measure of SISA_MEASURES) expect(told(measure, null)).toEqual([null, 'not-declared']);
  });

  it('is the sum of its parts', () => {
    const cents = fc.bigInt({ min: -MOST_CENTS, max: MOST_CENTS }).map((value) => amount(value.toString()).div(100));
    fc.assert(
      fc.property(
        fc.constantFrom(...BASES),
        cents,
        cents,
        cents,
        cents,
        (basis, goo, normEur, contribution, before) => {
          const books = year(basis, '0', {
            gooNorm: norm(normEur.toFixed(2)),
            ownContributions: contribution,
            cost: { goo, allowance: before, 'poo-norm': normEur, transition: contribution },
            earlierYears: [{ year: 2022, spending: before }],
          });
          for (const measure of SISA_MEASURES) {
            const { amountEur, parts } = sisaFigure(measure, books);
            const total = amountText(sum(parts.map((part) => part.amountEur)));
            expect([measure, total]).toEqual([measure, amountText(amountEur ?? ZERO)]);
          }
        },
      ),
    );
  });

  it('of GOO: norm amount + higher cost − return is what the State owes, on either basis', () => {
    const cents = fc.bigInt({ min: 0n, max: MOST_CENTS }).map((value) => amount(value.toString()).div(100));
    fc.assert(
      fc.property(fc.constantFrom(...BASES), cents, cents, cents, (basis, normAmount, realCost, deduction) => {
        const books = year(basis, realCost.toFixed(2), {
          gooNorm: norm(normAmount.toFixed(2)),
          ownContributions: deduction,
        });
        const reimbursed = gooReimbursed(books);
        expect(reimbursed && amountText(reimbursed)).toBe(
          amountText(entitlementOn(basis, { normAmount, realCost, deduction })),
        );
        const [higher, lower] = (['goo-higher-cost', 'goo-voluntary-return'] as const).map(
          (measure) => sisaFigure(measure, books).amountEur ?? amount(-1),
        );
        expect([higher?.isNegative(), lower?.isNegative(), higher?.isZero() || lower?.isZero()]).toEqual([
          false,
          false,
          true,
        ]);
      }),
    );
  });
});
