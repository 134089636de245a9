import { Injectable } from '@nestjs/common';
import type { Basis } from '../kernel/scheme.js';
import type { Tx } from '../platform/database/transactions.js';
import type { YearRange } from './balance-sums.js';
import { ComponentYearsRepository } from './component-years.repository.js';
import type { ComponentYear } from './component-years.repository.js';
import { MunicipalBalancesRepository } from './municipal-balances.repository.js';
import { NationalReadings } from './national-reading.js';

/** A year of a municipality that is due or declared, with what stood there. */
export interface KnownYear {
  readonly code: string;
  readonly year: number;
  /** The version that stood in the ledger, and its basis; null: none did. */
  readonly declared: { readonly version: number; readonly basis: Basis } | null;
}

/** Years of some municipalities, and their balances by component. */
export interface MunicipalFigures {
  /** In order of municipality and year. */
  readonly years: readonly KnownYear[];
  /** Of declared years, where there were postings. */
  readonly components: readonly ComponentYear[];
}

/** Answers with the figures of chosen municipalities, each on its own, for who reckons with them or keeps them. */
@Injectable()
export class MunicipalFiguresService {
  constructor(
    private readonly readings: NationalReadings,
    private readonly balances: MunicipalBalancesRepository,
    private readonly componentYears: ComponentYearsRepository,
  ) {}

  /** As known at a moment, within somebody else's transaction. */
  async figuresIn(tx: Tx, moment: Date, codes: readonly string[], range: YearRange): Promise<MunicipalFigures> {
    const reading = await this.readings.at(tx, moment, { ...range, layout: null });
    const chosen = new Set(codes);
    const placeOf = new Map([...reading.frame.placeOf].filter(([code]) => chosen.has(code)));
    const declared = await this.balances.declaredYears(tx, moment, codes, range);
    const standing = new Map(declared.map((one) => [`${one.municipalityCode} ${one.year}`, one]));
    const years = reading.frame.dueYears
      .filter(({ code }) => chosen.has(code))
      .map(({ code, year }): KnownYear => {
        const one = standing.get(`${code} ${year}`);
        return { code, year, declared: one ? { version: one.version, basis: one.basis } : null };
      })
      .sort((a, b) => (a.code === b.code ? a.year - b.year : a.code < b.code ? -1 : 1));
    const components = await this.componentYears.componentYears({ ...reading, frame: { ...reading.frame, placeOf } });
    return { years, components };
  }
}
