import { ZERO } from './money.js';
import type { Amount } from './money.js';
import { overlap } from './period.js';
import type { ClosedPeriod } from './period.js';
import type { Component } from './scheme.js';

/** Figures of two parties about the same money, ours and theirs, and what a difference between them says. */

/** Soort bedrag. */
export const FIGURE_KINDS = ['entitlement', 'real-cost', 'received'] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

/** Oorzaak; what each means stands in ADR 21. */
export const DIFFERENCE_CAUSES = [
  'tariff',
  'count',
  'period',
  'component',
  'municipality',
  'rounding',
  'missing',
  'unknown',
] as const;
export type DifferenceCause = (typeof DIFFERENCE_CAUSES)[number];

/** What a figure is about. */
export interface FigureKey {
  readonly municipalityCode: string;
  readonly year: number;
  readonly component: Component;
  readonly kind: FigureKind;
}

/** Euro per place-day or person-month; `not-set`: no amount is laid down, so that what is counted earns nothing. */
export type StatedTariff = Amount | 'not-set';

/** One amount of a party, in whole cents. */
export interface PartyFigure extends FigureKey {
  readonly period: ClosedPeriod;
  /**
   * How it can be told for a part of its period: by its days, over which it is spread evenly; by its month, which is
   * wherever its first day is; or not at all, as a sum over a period that somebody states.
   */
  readonly division: 'days' | 'month' | 'none';
  /** Place-days or person-months; null: none are told. */
  readonly count: Amount | null;
  /** null: it is not told. */
  readonly tariffEur: StatedTariff | null;
  readonly amountEur: Amount;
  /** Where it stands in the file of its party; empty: it comes from a ledger. */
  readonly rows: readonly number[];
}

/** An amount per place-day (goo) or person-month (poo-norm) that a party says held over a period. */
export interface PartyTariff {
  readonly component: 'goo' | 'poo-norm';
  readonly period: ClosedPeriod;
  readonly amountEur: Amount;
}

/** All that one party says. */
export interface Party {
  readonly figures: readonly PartyFigure[];
  /** Figures that are not compared, among which an amount may be found that the other party booked elsewhere. */
  readonly elsewhere: readonly PartyFigure[];
  readonly tariffs: readonly PartyTariff[];
  /** The years of municipalities of which it says anything; see yearKey. */
  readonly answered: ReadonlySet<string>;
  /** What its amounts are rounded to, where they are rounded. */
  readonly unit: 'cent' | 'euro';
}

export function yearKey({ municipalityCode, year }: Pick<FigureKey, 'municipalityCode' | 'year'>): string {
  return `${municipalityCode} ${year}`;
}

export function keyOf({ municipalityCode, year, component, kind }: FigureKey): string {
  return `${municipalityCode} ${year} ${component} ${kind}`;
}

/** In euro. */
export function tariffValue(tariff: StatedTariff): Amount {
  return tariff === 'not-set' ? ZERO : tariff;
}

/** What a party says of tariffs over a period, in its own order. */
export function tariffsOver(tariffs: readonly PartyTariff[], figure: PartyFigure): readonly PartyTariff[] {
  return tariffs.filter(
    ({ component, period }) => component === figure.component && overlap(figure.period, period) !== null,
  );
}

/** What a party has where parties differ. */
export interface Stand {
  readonly amountEur: Amount;
  /** null: it counts nothing there. */
  readonly count: Amount | null;
  /** At which it counts, told or concluded, from low to high. */
  readonly tariffs: readonly StatedTariff[];
  /** The part of the amount that is no count times a tariff; null: it counts nothing there. */
  readonly uncountedEur: Amount | null;
  readonly rows: readonly number[];
}

/** One difference with one cause: theirs less ours. */
export interface Difference extends FigureKey {
  readonly cause: DifferenceCause;
  readonly period: ClosedPeriod;
  /** null: absent, which is not zero. */
  readonly ours: Stand | null;
  readonly theirs: Stand | null;
  /** In cents. */
  readonly amountEur: Amount;
  /** Where the same amount stands, the other way round. */
  readonly counterpart: Pick<FigureKey, 'municipalityCode' | 'component'> | null;
}
