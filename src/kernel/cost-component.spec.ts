import { describe, expect, it } from '@jest/globals';
import { componentRules, NoComponentError } from './cost-component.js';
import type { ComponentRule } from './cost-component.js';

const allowance = { costCategory: 'goo-allowance', fundingRoute: 'booo' } as const;
const rules: ComponentRule[] = [
  { ...allowance, component: 'goo', validFrom: '2022-03-01', validUntil: '2024-01-01' },
  { ...allowance, component: 'allowance', validFrom: '2024-01-01', validUntil: null },
  {
    costCategory: 'psychosocial-care',
    fundingRoute: 'vws',
    component: 'care',
    validFrom: '2022-03-01',
    validUntil: null,
  },
];

describe('component of a cost', () => {
  const componentOf = componentRules(rules);

  it.each([
    ['goo-allowance', 'booo', '2022-03', 'goo'],
    ['goo-allowance', 'booo', '2023-12', 'goo'],
    ['goo-allowance', 'booo', '2024-01', 'allowance'],
    ['psychosocial-care', 'vws', '2025-06', 'care'],
  ] as const)('%s charged to %s in %s belongs to %s', (category, route, month, component) => {
    expect(componentOf(category, route, month)).toBe(component);
  });

  it.each([
    ['goo-allowance', 'booo', '2022-02'],
    ['goo-allowance', 'vws', '2024-01'],
    ['unknown', 'booo', '2024-01'],
  ] as const)('never guesses: %s charged to %s in %s is refused', (category, route, month) => {
    expect(() => componentOf(category, route, month)).toThrow(NoComponentError);
  });
});
