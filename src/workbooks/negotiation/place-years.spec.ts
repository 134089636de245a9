import { describe, expect, it } from '@jest/globals';
import { amount, amountText, ZERO } from '../../kernel/money.js';
import type { MunicipalYear } from '../../shortfall/national-balances.repository.js';
import { placeYears } from './place-years.js';

function municipalYear(code: string, layoutCode: string, year: number, euros: string | null): MunicipalYear {
  const one = euros === null ? null : amount(euros);
  return {
    ...{ code, name: code, province: 'Zeeland', layoutCode, layoutName: `Nieuw ${layoutCode}`, year },
    declared: one && {
      ...{ basis: code === 'GM0002' ? 'actual' : 'norm', version: 2 },
      totals: {
        ...{ realCost: one, entitlement: one.times(2), received: ZERO },
        ...{ provisionalEntitlement: ZERO, quantityWithoutTariff: ZERO },
      },
      ...{ placeDays: amount(10), personMonths: ZERO, psychosocialCost: one },
      ...{ gooCost: one, gooDeduction: ZERO, gooEntitlement: one },
    },
  };
}

describe('years of the municipalities of a layout', () => {
  it('add predecessors up, and say who of them did not declare', () => {
    const norm = { municipalityCode: 'GM0001', fiscalYear: 2022, month: '2022-03', amountEur: amount('7.05') };
    const years = placeYears(
      [
        municipalYear('GM0001', 'GM0009', 2022, '1.10'),
        municipalYear('GM0002', 'GM0009', 2022, '2.25'),
        municipalYear('GM0003', 'GM0009', 2023, null),
        municipalYear('GM0001', 'GM0009', 2024, '5.00'),
        municipalYear('GM0002', 'GM0009', 2024, null),
        municipalYear('GM0004', 'GM0004', 2022, '0.00'),
      ],
      [
        { ...norm, component: 'goo' },
        { ...norm, component: 'goo' },
        { ...norm, component: 'poo-norm' },
      ] as never,
    );
    expect(
      years.map(({ code, year, state, declarations, figures }) => [
        ...[code, year, state, declarations.join(), figures?.bases.join() ?? null],
        figures && amountText(figures.totals.realCost),
        figures && amountText(figures.gooNorm),
      ]),
    ).toEqual([
      ['GM0004', 2022, 'volledig', 'GM0004-2022-2', 'norm', '0.00', '0.00'],
      ['GM0009', 2022, 'volledig', 'GM0001-2022-2,GM0002-2022-2', 'norm,actual', '3.35', '14.10'],
      ['GM0009', 2023, 'geen', '', null, null, null],
      ['GM0009', 2024, 'deels', 'GM0001-2024-2', 'norm', '5.00', '0.00'],
    ]);
  });
});
