import type { FigureKind } from '../kernel/counter-figure.js';
import type { Amount } from '../kernel/money.js';
import type { IsoDate } from '../kernel/period.js';
import type { Component } from '../kernel/scheme.js';
import type { TariffCode } from '../kernel/tariff-schedule.js';

/** What another party states, as it stands in its file. */

/** Of whom its figures are: of the whole country, so that who is not in it is missing; or of those that it names. */
export const COVERAGES = ['country', 'named'] as const;
export type Coverage = (typeof COVERAGES)[number];

/** A row of the sheet Cijfers. */
export interface StatedFigure {
  readonly row: number;
  readonly municipalityCode: string;
  readonly year: number;
  /** Both days included; null: the whole year. */
  readonly from: IsoDate | null;
  readonly through: IsoDate | null;
  readonly component: Component;
  readonly kind: FigureKind;
  readonly count: Amount | null;
  readonly tariffEur: Amount | null;
  readonly amountEur: Amount;
  readonly reference: string | null;
}

/** A row of the sheet Normbedragen. */
export interface StatedTariff {
  readonly row: number;
  readonly tariff: TariffCode;
  readonly validFrom: IsoDate;
  /** Included; null: open. */
  readonly validThrough: IsoDate | null;
  readonly amountEur: Amount;
  readonly source: string | null;
}

export interface StatedFigures {
  readonly figures: readonly StatedFigure[];
  readonly tariffs: readonly StatedTariff[];
}
