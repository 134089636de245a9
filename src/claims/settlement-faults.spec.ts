import { describe, expect, it } from '@jest/globals';
import { ZERO } from '../kernel/money.js';
import type { Component } from '../kernel/scheme.js';
import type { ClaimBooks } from './claim-figures.js';
import { settlementFaults } from './settlement-faults.js';

const BOOKS: ClaimBooks = {
  years: [],
  figures: (['GM0193', 'GM0148'] as const).flatMap((code) =>
    (['goo', 'own'] as const).map((component) => ({
      ...{ code, year: 2024, component, realCost: ZERO, entitlement: ZERO, received: ZERO },
      ...{ provisionalEntitlement: ZERO, deduction: ZERO, quantity: null, quantityWithoutTariff: null },
    })),
  ),
};
const faultsOf = (...cells: (readonly [number, Component])[]): unknown[] =>
  settlementFaults(
    BOOKS,
    cells.map(([year, component]) => ({ year, component, amountEur: ZERO })),
  ).map(({ code, pointer, message }) => [code, pointer, message]);

describe('the amounts of a settlement', () => {
  it('are right with one for each year and component that was claimed, in any order', () => {
    expect(faultsOf([2024, 'own'], [2024, 'goo'])).toEqual([]);
  });

  it('are refused, all faults at once, where one lacks, is there twice, or was not claimed', () => {
    expect(faultsOf([2024, 'own'], [2024, 'own'], [2023, 'goo'])).toEqual([
      ['given-twice', 'amounts/1', '2024, Eigen kosten zonder regeling staat er twee keer in.'],
      ['not-claimed', 'amounts/2', '2023, Gemeentelijke opvang (GOO) zit niet in de cijfers van deze claim.'],
      [
        'amount-missing',
        'amounts',
        'Geef ook een bedrag voor 2024, Gemeentelijke opvang (GOO). Schrijf 0.00 waar niets is toegekend.',
      ],
    ]);
  });
});
