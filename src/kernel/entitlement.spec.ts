import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GOO_PLACE_DAY, POO_PERSON_MONTH } from '../../test/harness/law-tariffs.js';
import { entitlement, postedCostEur, receivedEur } from './entitlement.js';
import type { AssessmentInput, EntitlementLine } from './entitlement.js';
import { amount, amountText, sum } from './money.js';
import type { ComponentOf } from './cost-component.js';
import type { Component, CostLine, ReceiptKind, ReceiptLine, ReceptionLine } from './scheme.js';

const COMPONENT_OF_CATEGORY: Record<string, Component> = {
  'goo-housing': 'goo',
  'poo-allowance': 'allowance',
  'poo-implementation': 'poo-norm',
  transition: 'transition',
  'youth-care': 'care',
  nuisance: 'own',
};
const componentOf: ComponentOf = (category) => COMPONENT_OF_CATEGORY[category] ?? 'own';

function reception(
  row: number,
  regulation: 'GOO' | 'POO',
  from: string,
  through: string,
  count: number,
): ReceptionLine {
  const places = regulation === 'GOO' ? count : null;
  const persons = regulation === 'POO' ? count : null;
  return { row, regulation, from, through, realisedPlaces: places, persons, occupiedPlaces: null, location: null };
}

function cost(row: number, costCategory: string, month: string, euros: string): CostLine {
  const none = { location: null, description: null, evidence: null };
  return { row, costCategory, month, amountEur: amount(euros), fundingRoute: 'booo', ...none };
}

function receipt(row: number, kind: ReceiptKind, component: Component, euros: string): ReceiptLine {
  return { row, kind, component, date: '2024-07-15', amountEur: amount(euros), reference: null };
}

function declared(parts: Partial<AssessmentInput>): AssessmentInput {
  return {
    basis: 'norm',
    reception: [],
    costs: [],
    receipts: [],
    tariffs: { gooPlaceDay: GOO_PLACE_DAY, pooPersonMonth: POO_PERSON_MONTH },
    componentOf,
    deductOwnContributions: true,
    ...parts,
  };
}

function total(lines: readonly EntitlementLine[], component: Component): string {
  return amountText(sum(lines.filter((line) => line.component === component).map((line) => line.amountEur)));
}

const GOO_2024 = reception(2, 'GOO', '2024-01-01', '2024-12-31', 10);

describe('entitlement (rule 3)', () => {
  it.each([
    // what is declared, component, the sum, euro
    ['GOO at the norm', { reception: [GOO_2024] }, 'goo', '366 × 10 × 61', '223260.00'],
    [
      'GOO at the norm, less own contributions',
      { reception: [GOO_2024], receipts: [receipt(2, 'own-contribution', 'goo', '1050.00')] },
      'goo',
      '366 × 10 × 61 − 1,050',
      '222210.00',
    ],
    [
      'GOO at the norm, the deduction switched off',
      {
        reception: [GOO_2024],
        receipts: [receipt(2, 'own-contribution', 'goo', '1050.00')],
        deductOwnContributions: false,
      },
      'goo',
      '366 × 10 × 61',
      '223260.00',
    ],
    [
      'GOO at real cost: the year’s costs, not the norm',
      { basis: 'actual', reception: [GOO_2024], costs: [cost(2, 'goo-housing', '2024-05', '300000.00')] },
      'goo',
      '300,000',
      '300000.00',
    ],
    [
      'GOO at real cost, less own contributions',
      {
        basis: 'actual',
        costs: [cost(2, 'goo-housing', '2024-05', '300000.00'), cost(3, 'goo-housing', '2024-06', '-500.00')],
        receipts: [receipt(2, 'own-contribution', 'goo', '1050.00')],
      },
      'goo',
      '300,000 − 500 − 1,050',
      '298450.00',
    ],
    [
      'GOO costs earn nothing on basis norm',
      { costs: [cost(2, 'goo-housing', '2024-05', '300000.00')] },
      'goo',
      '0',
      '0.00',
    ],
    [
      'allowances at real cost, whatever the basis',
      { costs: [cost(2, 'poo-allowance', '2024-05', '1147.32'), cost(3, 'poo-allowance', '2024-06', '1147.325')] },
      'allowance',
      '1,147.32 + 1,147.33 (rounded at posting)',
      '2294.65',
    ],
    [
      'POO by person-month',
      { reception: [reception(2, 'POO', '2024-01-15', '2024-03-03', 7)] },
      'poo-norm',
      '7 × 3 × 92',
      '1932.00',
    ],
    [
      'POO by person-month on basis actual too',
      { basis: 'actual', reception: [reception(2, 'POO', '2024-01-15', '2024-03-03', 7)] },
      'poo-norm',
      '7 × 3 × 92',
      '1932.00',
    ],
    [
      'POO costs earn nothing',
      { costs: [cost(2, 'poo-implementation', '2024-05', '9000.00')] },
      'poo-norm',
      '0',
      '0.00',
    ],
    [
      'transition: what was granted',
      {
        costs: [cost(2, 'transition', '2024-05', '900000.00')],
        receipts: [receipt(2, 'grant', 'transition', '750000.00')],
      },
      'transition',
      '750,000',
      '750000.00',
    ],
    ['transition without a grant', { costs: [cost(2, 'transition', '2024-05', '9.00')] }, 'transition', '0', '0.00'],
    [
      'care: what was granted',
      { receipts: [receipt(2, 'grant', 'care', '100.00'), receipt(3, 'grant', 'care', '20.50')] },
      'care',
      '100 + 20.50',
      '120.50',
    ],
    ['own costs: nothing', { costs: [cost(2, 'nuisance', '2024-05', '9.00')] }, 'own', '0', '0.00'],
    ['an advance is cash, no entitlement', { receipts: [receipt(2, 'advance', 'goo', '500.00')] }, 'goo', '0', '0.00'],
  ] as [string, Partial<AssessmentInput>, Component, string, string][])(
    '%s (%s): %s',
    (_story, parts, component, _sum, euros) => {
      expect(total(entitlement(declared(parts)), component)).toBe(euros);
    },
  );

  it('names the line, the tariff and the ground of every amount', () => {
    const lines = entitlement(
      declared({
        reception: [reception(5, 'GOO', '2022-10-14', '2022-10-15', 2)],
        receipts: [receipt(3, 'grant', 'care', '1.00')],
      }),
    );
    expect(
      lines.map((line) => [line.sheet, line.row, line.ground, line.tariff?.id ?? null, amountText(line.amountEur)]),
    ).toEqual([
      ['Opvang', 5, 'norm', 'goo-place-day-2022-03-01-v1', '200.00'],
      ['Opvang', 5, 'norm', 'goo-place-day-2022-10-15-v1', '166.00'],
      ['Ontvangsten', 3, 'grant', null, '1.00'],
    ]);
  });

  it('still counts place-days on basis actual, at no amount and without a tariff', () => {
    const lines = entitlement(
      declared({ basis: 'actual', reception: [reception(2, 'GOO', '2026-01-01', '2026-01-31', 4)] }),
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ ground: 'counted', tariff: null, certainty: 'final' });
    expect(lines[0]?.quantity?.toFixed()).toBe('124');
    expect(total(lines, 'goo')).toBe('0.00');
  });

  it('does not depend on the order of the lines', () => {
    const costs = [cost(2, 'poo-allowance', '2024-01', '10.01'), cost(3, 'goo-housing', '2024-02', '20.02')];
    const receptions = [GOO_2024, reception(3, 'POO', '2024-01-15', '2024-03-03', 7)];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(costs, { minLength: 2 }),
        fc.shuffledSubarray(receptions, { minLength: 2 }),
        fc.constantFrom('norm' as const, 'actual' as const),
        (shuffledCosts, shuffledReception, basis) => {
          const shuffled = entitlement(declared({ basis, costs: shuffledCosts, reception: shuffledReception }));
          const ordered = entitlement(declared({ basis, costs, reception: receptions }));
          for (const component of ['goo', 'allowance', 'poo-norm'] as const) {
            expect(total(shuffled, component)).toBe(total(ordered, component));
          }
        },
      ),
    );
  });

  it('leaves no gap in allowances, to the cent, however costs were written', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9_999_999, max: 9_999_999 })), (thousandths) => {
        const costs = thousandths.map((value, index) =>
          cost(index + 2, 'poo-allowance', '2024-05', amount(value).dividedBy(1000).toFixed()),
        );
        const realCost = amountText(sum(costs.map(postedCostEur)));
        expect(total(entitlement(declared({ costs })), 'allowance')).toBe(realCost);
      }),
    );
  });
});

describe('cash received', () => {
  it.each([
    ['advance', '100.00'],
    ['settlement', '100.00'],
    ['reclaim', '-100.00'],
    ['grant', '0.00'],
    ['own-contribution', '0.00'],
  ] as [ReceiptKind, string][])('%s of 100 counts %s', (kind, expected) => {
    expect(amountText(receivedEur(receipt(2, kind, 'goo', '100.00')))).toBe(expected);
  });
});
