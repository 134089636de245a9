import type { Amount } from './money.js';
import type { IsoDate, IsoMonth } from './period.js';

/** The words of the scheme (Bekostigingsregeling opvang ontheemden Oekraïne) as closed lists and plain values. */

/** The first day of which costs are reimbursed (BooO, Stcrt. 2022, 15021), and the year it lies in. */
export const SCHEME_START: IsoDate = '2022-03-01';
export const FIRST_FISCAL_YEAR = 2022;

/** Cost categories that are also shown together, whatever route they are charged to (domain: psychosocial care). */
export const PSYCHOSOCIAL_CATEGORIES = ['psychosocial-care', 'psychiatric-care'] as const;

/** Bekostigingsonderdeel: what article 2(1) reimburses together, plus what lies outside the scheme. */
export const COMPONENTS = ['goo', 'allowance', 'poo-norm', 'transition', 'care', 'own'] as const;
export type Component = (typeof COMPONENTS)[number];

/** Dekking: who a cost is charged to. */
export const FUNDING_ROUTES = ['booo', 'vws', 'own'] as const;
export type FundingRoute = (typeof FUNDING_ROUTES)[number];

/** Grondslag of component `goo` for a year: the norm amounts, or the real costs (article 3(2)). */
export const BASES = ['norm', 'actual'] as const;
export type Basis = (typeof BASES)[number];

/** GOO is reception run by the municipality, POO is reception with hosts. */
export type Regulation = 'GOO' | 'POO';

/** Soort ontvangst: cash from the State, a decision without cash, or residents' own contribution. */
export type ReceiptKind = 'advance' | 'settlement' | 'reclaim' | 'grant' | 'own-contribution';

/** A constant number of places (GOO) or persons (POO) over its days, both ends included. Row of the sheet Opvang. */
export interface ReceptionLine {
  readonly row: number;
  readonly from: IsoDate;
  readonly through: IsoDate;
  readonly regulation: Regulation;
  readonly location: string | null;
  readonly realisedPlaces: number | null;
  readonly occupiedPlaces: number | null;
  readonly persons: number | null;
}

/** One cost of one month, as declared: not yet rounded to the cent. Row of the sheet Kosten. */
export interface CostLine {
  readonly row: number;
  readonly month: IsoMonth;
  readonly costCategory: string;
  readonly fundingRoute: FundingRoute;
  readonly amountEur: Amount;
  readonly location: string | null;
  readonly description: string | null;
  readonly evidence: string | null;
}

/** Money or a decision from the State, or own contributions; the amount is positive. Row of the sheet Ontvangsten. */
export interface ReceiptLine {
  readonly row: number;
  readonly date: IsoDate;
  readonly kind: ReceiptKind;
  readonly component: Component;
  readonly amountEur: Amount;
  readonly reference: string | null;
}
