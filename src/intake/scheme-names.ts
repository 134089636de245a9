import type { Basis, Component, FundingRoute, ReceiptKind } from '../kernel/scheme.js';

/** What a workbook calls the things of the scheme, in Dutch: what is read, what is offered, and what is written. */

export const BASIS_NAMES: Readonly<Record<Basis, string>> = { norm: 'norm', actual: 'werkelijk' };

export const ROUTE_NAMES: Readonly<Record<FundingRoute, string>> = { booo: 'BooO', vws: 'VWS', own: 'Eigen' };

export const RECEIPT_NAMES: Readonly<Record<ReceiptKind, string>> = {
  advance: 'Voorschot',
  settlement: 'Vaststelling',
  reclaim: 'Terugvordering',
  grant: 'Toekenning',
  'own-contribution': 'Eigen bijdrage',
};

/** Components of receipts are written as they are called in the API; nothing is received for the municipality's own. */
export const RECEIPT_COMPONENTS: readonly Exclude<Component, 'own'>[] = [
  ...(['goo', 'allowance', 'poo-norm', 'transition', 'care'] as const),
];

/** Names as a sentence offers them. Example: `BooO, VWS of Eigen`. */
export function oneOf(names: readonly string[]): string {
  return [names.slice(0, -1).join(', '), names.at(-1)].join(' of ');
}
