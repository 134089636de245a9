import type { Tariff } from '../../kernel/tariff-schedule.js';
import type { IsoDate } from '../../kernel/period.js';

/** Announced: a letter, not yet law, and no figure rests on it. Adopted: law. Withdrawn: neither any more. */
export const TARIFF_STATES = ['announced', 'adopted', 'withdrawn'] as const;
export type TariffStateName = (typeof TARIFF_STATES)[number];

/** A tariff version as it stands, or stood, from `recordedAt` until `supersededAt`, with what makes it traceable. */
export interface TariffState extends Tariff {
  readonly state: TariffStateName;
  readonly source: string;
  /** null: no date was found */
  readonly publishedOn: IsoDate | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly supersededAt: Date | null;
}
