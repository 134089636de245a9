import type { IsoDate } from '../kernel/period.js';
import type { FundingRoute } from '../kernel/scheme.js';

/** What the reader has to know of the world outside the workbook; the caller passes it in. */
export interface IntakeReference {
  /** By code. */
  readonly municipalities: ReadonlyMap<string, IntakeMunicipality>;
  readonly costCategories: readonly IntakeCostCategory[];
  /** From the caller's clock: a declaration cannot be of a later year. */
  readonly currentYear: number;
  /** The municipality of who hands it in, of which it must be; null: they may hand in anybody's. */
  readonly sender: string | null;
}

export interface IntakeMunicipality {
  readonly code: string;
  readonly name: string;
  readonly validFrom: IsoDate | null;
  /** The first day on which it no longer existed. */
  readonly validUntil: IsoDate | null;
  readonly successor?: { readonly code: string; readonly name: string } | null;
}

export interface IntakeCostCategory {
  readonly code: string;
  readonly label: string;
  readonly defaultRoute: FundingRoute;
  readonly routes: readonly FundingRoute[];
}
