import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addTotals } from '../kernel/gap.js';
import type { Totals } from '../kernel/gap.js';
import { amount, amountText, ZERO } from '../kernel/money.js';
import type { Component } from '../kernel/scheme.js';
import { claimDifferences } from './claim-differences.js';
import type { ClaimMovement } from './claim-differences.js';
import { cellOf } from './claim-figures.js';
import type { ClaimBooks, ClaimedFigure } from './claim-figures.js';

type Cell = Pick<ClaimedFigure, 'code' | 'year' | 'component'>;

const GOO: Cell = { code: 'GM0193', year: 2024, component: 'goo' };
const NONE: Totals = { realCost: ZERO, entitlement: ZERO, received: ZERO };

function figure(cell: Cell, totals: Totals, quantity = ZERO): ClaimedFigure {
  const isCounted = cell.component === 'goo';
  return {
    ...{ ...cell, ...totals, provisionalEntitlement: ZERO, deduction: ZERO },
    ...{ quantity: isCounted ? quantity : null, quantityWithoutTariff: isCounted ? ZERO : null },
  };
}

const books = (...figures: ClaimedFigure[]): ClaimBooks => ({ years: [], figures });
const cost = (euros: string): Totals => ({ ...NONE, realCost: amount(euros) });
const movement = (cell: Cell, totals: Totals, entryNumber = 1): ClaimMovement => ({
  ...{ ...cell, ...totals, entryNumbers: [entryNumber], recordedAt: new Date('2026-01-01T00:00:00Z') },
  cause: { kind: 'declaration', id: 'GM0193-2024-2' },
});
const texts = (totals: Totals): string[] =>
  [totals.realCost, totals.entitlement, totals.received].map((one) => amountText(one));

describe('what changed since a claim was sealed', () => {
  it('is told by cell, with what was posted to it', () => {
    const before = books(figure(GOO, cost('100')), figure({ ...GOO, component: 'own' }, cost('7')));
    const after = books(figure(GOO, cost('130')), figure({ ...GOO, component: 'own' }, cost('7')));
    const moved = movement(GOO, cost('30'));
    const { cells, sealed, now, difference } = claimDifferences(before, after, [moved]);
    expect(cells).toHaveLength(1);
    expect(cells[0]).toMatchObject({ ...GOO, movements: [moved] });
    expect([sealed, now, difference].map(({ realCost }) => amountText(realCost))).toEqual([
      '107.00',
      '137.00',
      '30.00',
    ]);
  });

  it('is a year that was not declared then, also where nothing was posted to it: that is not zero', () => {
    const { cells } = claimDifferences(books(), books(figure(GOO, NONE)), []);
    expect(cells).toMatchObject([{ sealed: null, movements: [] }]);
    expect(claimDifferences(books(figure(GOO, NONE)), books(), []).cells).toMatchObject([{ now: null }]);
  });

  it('is a change of place-days too, when no euro moves', () => {
    const { cells } = claimDifferences(books(figure(GOO, NONE, amount(10))), books(figure(GOO, NONE, amount(12))), []);
    expect(cells.map(({ quantity }) => quantity && amountText(quantity))).toEqual(['2.00']);
  });

  it('is not shown when what was posted does not explain it', () => {
    const changed = (): unknown => claimDifferences(books(figure(GOO, cost('1'))), books(figure(GOO, cost('2'))), []);
    expect(changed).toThrow('the differences in realCost do not add up');
  });

  const euros = fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }).map((cents) => amount(cents).div(100));
  const totals = fc.record({ realCost: euros, entitlement: euros, received: euros });
  const cell = fc.record({
    code: fc.constantFrom('GM0193', 'GM0148'),
    year: fc.constantFrom(2023, 2024),
    component: fc.constantFrom<Component>('goo', 'own'),
  });
  const posted = fc.array(fc.tuple(cell, totals), { maxLength: 30 });
  const sealedCells = fc.uniqueArray(fc.tuple(cell, totals), { selector: ([one]) => cellOf(one), maxLength: 8 });

  /** The books after postings, where a cell that was not there begins with the first of them. */
  const after = (before: ClaimBooks, postings: readonly (readonly [Cell, Totals])[]): ClaimBooks => {
    const sums = new Map(before.figures.map((one) => [cellOf(one), one]));
    for (const [one, moved] of postings) {
      const standing = sums.get(cellOf(one)) ?? figure(one, NONE);
      sums.set(cellOf(one), figure(one, addTotals([standing, moved])));
    }
    return books(...sums.values());
  };

  it('adds up: cells to the whole, movements to their cell', () => {
    fc.assert(
      fc.property(sealedCells, posted, (cells, postings) => {
        const before = books(...cells.map(([one, sums]) => figure(one, sums)));
        const now = after(before, postings);
        const movements = postings.map(([one, moved], index) => movement(one, moved, index));
        const result = claimDifferences(before, now, movements);
        expect(texts(addTotals(result.cells.map(({ difference }) => difference)))).toEqual(texts(result.difference));
        expect(texts(addTotals([result.sealed, result.difference]))).toEqual(texts(result.now));
        for (const one of result.cells) expect(texts(addTotals(one.movements))).toEqual(texts(one.difference));
      }),
    );
  });

  it('is nothing, when all that was posted was taken back', () => {
    fc.assert(
      fc.property(sealedCells, fc.array(fc.tuple(fc.nat(7), totals)), (cells, picks) => {
        const before = books(...cells.map(([one, sums]) => figure(one, sums)));
        const postings = picks.flatMap(([pick, moved]) => {
          const one = cells[pick]?.[0];
          return one ? [[one, moved] as const] : [];
        });
        const reversals = postings.map(([one, { realCost, entitlement, received }]) => {
          const taken = {
            realCost: realCost.negated(),
            entitlement: entitlement.negated(),
            received: received.negated(),
          };
          return [one, taken] as const;
        });
        const all = [...postings, ...reversals];
        const movements = all.map(([one, moved], index) => movement(one, moved, index));
        const result = claimDifferences(before, after(before, all), movements);
        expect([result.cells, texts(result.difference)]).toEqual([[], ['0.00', '0.00', '0.00']]);
      }),
    );
  });
});
