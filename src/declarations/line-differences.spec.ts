import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { componentRules } from '../kernel/cost-component.js';
import { addTotals } from '../kernel/gap.js';
import { amount, amountText } from '../kernel/money.js';
import type { CostLine, ReceiptLine, ReceptionLine } from '../kernel/scheme.js';
import { GOO_PLACE_DAY, POO_PERSON_MONTH } from '../../test/harness/law-tariffs.js';
import { assess, totalsOf } from './assessment.js';
import type { Assessment, DeclaredLines } from './assessment.js';
import { lineDifferences } from './line-differences.js';

const RULES = {
  tariffs: { gooPlaceDay: GOO_PLACE_DAY, pooPersonMonth: POO_PERSON_MONTH },
  componentOf: componentRules([
    { costCategory: 'goo-housing', fundingRoute: 'booo', component: 'goo', validFrom: '2022-01-01', validUntil: null },
    {
      costCategory: 'poo-allowance',
      fundingRoute: 'booo',
      component: 'allowance',
      validFrom: '2022-01-01',
      validUntil: null,
    },
  ]),
  deductsOwnContributions: () => true,
};

const cost = (row: number, euros: string, more: Partial<CostLine> = {}): CostLine => ({
  row,
  month: '2024-01',
  costCategory: 'goo-housing',
  fundingRoute: 'booo',
  amountEur: amount(euros),
  location: 'Hal',
  description: 'huur',
  evidence: null,
  ...more,
});
const place = (row: number, places: number, from = '2024-01-01'): ReceptionLine => ({
  row,
  from,
  through: '2024-01-31',
  regulation: 'GOO',
  location: 'Hal',
  realisedPlaces: places,
  occupiedPlaces: null,
  persons: null,
});
const receipt = (row: number, euros: string): ReceiptLine => ({
  row,
  date: '2024-05-01',
  kind: 'advance',
  component: 'goo',
  amountEur: amount(euros),
  reference: 'B-1',
});
const version = (lines: Partial<DeclaredLines>): Assessment =>
  assess(2024, { basis: 'norm', reception: [], costs: [], receipts: [], ...lines }, RULES);

const told = (before: Partial<DeclaredLines>, after: Partial<DeclaredLines>): unknown[] =>
  lineDifferences(version(before), version(after)).map(({ sheet, change, previousRow, row, fields }) => [
    sheet,
    change,
    previousRow,
    row,
    ...fields.map(({ field, before: was, after: is }) => `${field}: ${was} > ${is}`),
  ]);

describe('differences between two versions', () => {
  it('are none between the same lines, in whatever rows they stand', () => {
    expect(told({ costs: [cost(2, '1'), cost(3, '2')] }, { costs: [cost(7, '2'), cost(9, '1')] })).toEqual([]);
  });

  it('pair a line with what it was, by what it is about', () => {
    expect(
      told(
        { costs: [cost(2, '1'), cost(3, '5', { description: 'gas' })] },
        { costs: [cost(3, '2'), cost(4, '5', { description: 'gas' })] },
      ),
    ).toEqual([['Kosten', 'changed', 2, 3, 'Bedrag: 1 > 2']]);
  });

  it('pair a line that is about something else by its row, and tell what else changed', () => {
    expect(
      told({ costs: [cost(2, '1')] }, { costs: [cost(2, '1', { description: 'gas', month: '2024-02' })] }),
    ).toEqual([['Kosten', 'changed', 2, 2, 'Maand: 2024-01 > 2024-02', 'Omschrijving: huur > gas']]);
  });

  it('tell what came and what went', () => {
    const before = { costs: [cost(2, '1'), cost(3, '1')], receipts: [receipt(2, '10')] };
    const after = { costs: [cost(2, '1')], receipts: [receipt(2, '10')], reception: [place(2, 5)] };
    expect(told(before, after).map((line) => (line as unknown[]).slice(0, 4))).toEqual([
      ['Opvang', 'added', null, 2],
      ['Kosten', 'removed', 3, null],
    ]);
  });

  it('tell what a line does to the totals', () => {
    // 31 days × 1 place × 61.00
    const [places] = lineDifferences(version({ reception: [place(2, 5)] }), version({ reception: [place(2, 6)] }));
    expect(places && amountText(places.effect.entitlement)).toBe('1891.00');
    const allowance = { costCategory: 'poo-allowance', description: 'leefgeld' };
    const [paid] = lineDifferences(
      version({ costs: [cost(2, '5', allowance)] }),
      version({ costs: [cost(2, '7.50', allowance)] }),
    );
    expect(paid && [amountText(paid.effect.realCost), amountText(paid.effect.entitlement)]).toEqual(['2.50', '2.50']);
  });

  it('of a first version are all its lines', () => {
    expect(lineDifferences(null, version({ costs: [cost(2, '1')] }))).toMatchObject([{ change: 'added', row: 2 }]);
  });

  it('add up to the difference of the totals, and turned round they turn the signs', () => {
    const lines = fc
      .record({
        costs: fc.array(
          fc.record({
            euros: fc.integer({ min: -500, max: 500 }),
            costCategory: fc.constantFrom('goo-housing', 'poo-allowance'),
            description: fc.constantFrom('huur', 'gas', null),
          }),
          { maxLength: 8 },
        ),
        places: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 4 }),
      })
      .map(({ costs, places }) => ({
        costs: costs.map(({ euros, ...more }, index) => cost(index + 2, euros.toFixed(2), more)),
        reception: places.map((count, index) => place(index + 2, count, `2024-01-0${index + 1}`)),
      }));
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const [older, newer] = [version(before), version(after)];
        const effect = addTotals(lineDifferences(older, newer).map((line) => line.effect));
        const back = addTotals(lineDifferences(newer, older).map((line) => line.effect));
        for (const sum of ['realCost', 'entitlement', 'received'] as const) {
          const expected = totalsOf(newer)[sum].minus(totalsOf(older)[sum]);
          expect(amountText(effect[sum])).toBe(amountText(expected));
          expect(amountText(back[sum])).toBe(amountText(expected.negated()));
        }
      }),
    );
  });
});
