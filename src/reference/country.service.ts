import { Injectable } from '@nestjs/common';
import type { Moment, Tx } from '../platform/database/transactions.js';
import type { Reorganisation } from './layout.js';
import { ReferenceRepository } from './reference.repository.js';
import type { Municipality, Population } from './reference.repository.js';

/** The municipalities of the country as they were known at a moment, with all that they are grouped by. */
export interface Country {
  readonly municipalities: readonly Municipality[];
  readonly populations: readonly Population[];
  readonly reorganisations: readonly Reorganisation[];
  readonly safetyRegions: readonly { readonly code: string; readonly name: string }[];
}

const MOST_REMEMBERED = 16;

/**
 * Reads the country once for every change of it. What is recorded never changes, so that between two changes it is the
 * same at every moment; reading it took most of the time of a national answer.
 */
@Injectable()
export class CountryService {
  /** By the moment of the change that it dates from; the one used longest ago comes first. */
  private readonly remembered = new Map<number, Country>();

  constructor(private readonly repository: ReferenceRepository) {}

  async countryOn(tx: Tx, moment: Moment): Promise<Country> {
    const changedAt = (await this.repository.lastChange(tx, moment)).getTime();
    const country = this.remembered.get(changedAt) ?? (await this.read(tx, moment));
    this.remembered.delete(changedAt);
    this.remembered.set(changedAt, country);
    for (const oldest of [...this.remembered.keys()].slice(0, -MOST_REMEMBERED)) this.remembered.delete(oldest);
    return country;
  }

  private async read(tx: Tx, moment: Moment): Promise<Country> {
    return {
      municipalities: await this.repository.municipalities(tx, moment, null),
      populations: await this.repository.populations(tx, moment),
      reorganisations: await this.repository.reorganisations(tx, moment),
      safetyRegions: await this.repository.safetyRegions(tx, moment),
    };
  }
}
