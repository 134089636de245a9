import type { Amount } from '../../kernel/money.js';
import type { IsoDate } from '../../kernel/period.js';
import type { Basis, Component, ReceiptLine, ReceptionLine } from '../../kernel/scheme.js';
import type { CostOfKind, CostSum } from './declared.js';

/** What is known of the declaration before its first line. */
export interface KnownOfYear {
  readonly fiscalYear: number;
  /** On the caller's clock. */
  readonly today: IsoDate;
}

/** What is known outside the file when a declaration is held against the rules; the caller passes it in. */
export interface Known extends KnownOfYear {
  /** What a cost belongs to. */
  readonly componentOf: (cost: CostOfKind) => Component;
  /** The Dutch name of a cost category. */
  readonly labelOf: (costCategory: string) => string;
  /** What the State owes on this declaration, by component. */
  readonly entitlementEur: ReadonlyMap<Component, Amount>;
  /** All amounts and quantities of the declaration, without their sign. */
  readonly extent: Amount;
  /** Place-days × tariff, whatever the basis. */
  readonly gooNormEur: Amount;
  /** The last version of the same year that was handed in before, returned ones included. */
  readonly previousVersion: DeclaredBefore | null;
  /** What stands in the ledger for the year before. */
  readonly yearBefore: DeclaredBefore | null;
  /** Real cost of component goo per place-day in the same year over other municipalities; null from fewer than five. */
  readonly peers: PeerRange | null;
}

/** An earlier declaration of the same municipality. */
export interface DeclaredBefore {
  readonly fiscalYear: number;
  readonly version: number;
  readonly basis: Basis;
  readonly reception: readonly ReceptionLine[];
  readonly receipts: readonly ReceiptLine[];
  readonly costs: readonly CostSum[];
}

/** Deciles of euro per place-day. */
export interface PeerRange {
  readonly municipalities: number;
  readonly p10Eur: Amount;
  readonly p90Eur: Amount;
}
