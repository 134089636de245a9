import { toCents, ZERO } from './money.js';
import type { Amount } from './money.js';
import { monthOf } from './period.js';
import type { IsoMonth } from './period.js';
import type { ComponentOf } from './cost-component.js';
import { personMonths, placeDays } from './quantity.js';
import type { Quantity } from './quantity.js';
import type { Basis, Component, CostLine, ReceiptLine, ReceptionLine } from './scheme.js';
import type { Certainty, Tariff, TariffSchedule } from './tariff-schedule.js';

/**
 * Aanspraak: what the State owes on a declaration (domain rule 3). Every cent is attributed to exactly one line of
 * the declaration, so that a total can be followed down to the row it comes from.
 */

/** Why a line gives an entitlement, or counts without giving one. */
export type Ground =
  /** quantity × tariff: GOO on basis norm, and POO */
  | 'norm'
  /** place-days of a year on basis actual: counted, paid through the real costs */
  | 'counted'
  /** the real cost: allowances, and component goo on basis actual */
  | 'actual'
  /** what a decision granted: transition and care */
  | 'grant'
  /** article 3(7): own contributions lower the entitlement of component goo */
  | 'deduction';

export type Sheet = 'Opvang' | 'Kosten' | 'Ontvangsten';

export interface EntitlementLine {
  readonly sheet: Sheet;
  readonly row: number;
  readonly component: Component;
  readonly month: IsoMonth;
  readonly ground: Ground;
  readonly amountEur: Amount;
  /** Place-days (component goo) or person-months (component poo-norm). */
  readonly quantity: Amount | null;
  readonly tariff: Tariff | null;
  readonly certainty: Certainty;
}

/** A year's declaration of one municipality with all that the calculation needs. */
export interface AssessmentInput {
  readonly basis: Basis;
  readonly reception: readonly ReceptionLine[];
  readonly costs: readonly CostLine[];
  readonly receipts: readonly ReceiptLine[];
  readonly tariffs: { readonly gooPlaceDay: TariffSchedule; readonly pooPersonMonth: TariffSchedule };
  readonly componentOf: ComponentOf;
  /** Whether own contributions are deducted in this year: the reading of article 3(7) is not certain. */
  readonly deductOwnContributions: boolean;
}

/** The entitlement of a declaration, line by line, in the order of the sheets. */
export function entitlement(input: AssessmentInput): EntitlementLine[] {
  return [
    ...input.reception.flatMap((line) => receptionEntitlement(line, input)),
    ...input.costs.flatMap((line) => costEntitlement(line, input)),
    ...input.receipts.flatMap((line) => receiptEntitlement(line, input)),
  ];
}

/** A declared cost as it is posted: to the cent. What is entitled at real cost is this amount. */
export function postedCostEur(line: CostLine): Amount {
  return toCents(line.amountEur);
}

/** What a receipt adds to the cash received from the State; a reclaim takes away, decisions bring no cash. */
export function receivedEur(line: ReceiptLine): Amount {
  switch (line.kind) {
    case 'advance':
    case 'settlement':
      return toCents(line.amountEur);
    case 'reclaim':
      return toCents(line.amountEur).negated();
    case 'grant':
    case 'own-contribution':
      return ZERO;
  }
}

/** What a row of the sheet Opvang gives a right to, month by month and tariff by tariff (domain rules 1 and 2). */
export function receptionEntitlement(
  line: ReceptionLine,
  input: Pick<AssessmentInput, 'basis' | 'tariffs'>,
): EntitlementLine[] {
  if (line.regulation === 'POO') {
    return personMonths(line, input.tariffs.pooPersonMonth).map((part) => counted('poo-norm', part, 'norm'));
  }
  const ground = input.basis === 'norm' ? 'norm' : 'counted';
  return placeDays(line, input.tariffs.gooPlaceDay).map((part) => counted('goo', part, ground));
}

function counted(component: Component, part: Quantity, ground: 'norm' | 'counted'): EntitlementLine {
  const paidByNorm = ground === 'norm';
  return {
    sheet: 'Opvang',
    row: part.row,
    component,
    month: part.month,
    ground,
    amountEur: paidByNorm ? part.normAmountEur : ZERO,
    quantity: part.quantity,
    tariff: paidByNorm ? part.tariff : null,
    // without a norm amount to pay there is nothing that could still change
    certainty: paidByNorm ? part.certainty : 'final',
  };
}

function costEntitlement(line: CostLine, input: AssessmentInput): EntitlementLine[] {
  const component = input.componentOf(line.costCategory, line.fundingRoute, line.month);
  const atRealCost = component === 'allowance' || (component === 'goo' && input.basis === 'actual');
  if (!atRealCost) return [];
  return [
    certain({ sheet: 'Kosten', row: line.row, component, month: line.month, ground: 'actual' }, postedCostEur(line)),
  ];
}

function receiptEntitlement(line: ReceiptLine, input: AssessmentInput): EntitlementLine[] {
  const at = { sheet: 'Ontvangsten', row: line.row, component: line.component, month: monthOf(line.date) } as const;
  if (line.kind === 'grant') return [certain({ ...at, ground: 'grant' }, toCents(line.amountEur))];
  if (line.kind === 'own-contribution' && input.deductOwnContributions) {
    return [certain({ ...at, ground: 'deduction' }, toCents(line.amountEur).negated())];
  }
  return [];
}

function certain(
  at: Pick<EntitlementLine, 'sheet' | 'row' | 'component' | 'month' | 'ground'>,
  amountEur: Amount,
): EntitlementLine {
  return { ...at, amountEur, quantity: null, tariff: null, certainty: 'final' };
}
