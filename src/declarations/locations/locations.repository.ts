import { Injectable } from '@nestjs/common';
import { amount } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import type { Moment, Tx } from '../../platform/database/transactions.js';
import type { LocationKind } from './location-kind.js';

/** A location of GOO in the declaration of a year, with its places and its cost of component goo. */
export interface Location {
  readonly name: string;
  readonly placeDays: Amount;
  /** Null: a row of places does not say how many were occupied. */
  readonly occupiedPlaceDays: Amount | null;
  readonly realCost: Amount;
  /** Null: nobody said yet. */
  readonly kind: LocationKind | null;
}

/** What somebody said of a location. */
export interface RecordedKind {
  readonly municipalityCode: string;
  readonly location: string;
  readonly kind: LocationKind;
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

/**
 * The declarations of a year that stood at a moment, and their locations of GOO: text that follows WITH, for the tables
 * `declared` and `location`. Its parameters are the moment ($1), the year ($2) and the municipality ($3; null: all). A
 * location is where places are or costs of component goo were made, or both; '' is where none is named.
 */
export const LOCATIONS_OF_YEAR = `
  declared AS (
    SELECT municipality_code, fiscal_year, version
      FROM declared_known_on($1)
     WHERE fiscal_year = $2 AND ($3::text IS NULL OR municipality_code = $3)
  ),
  location AS (
    SELECT municipality_code, name, kind.kind, place_days, occupied_place_days, cost_eur, allowance_eur, catering_eur
      FROM (SELECT municipality_code, location AS name, coalesce(sum(place_days), 0) AS place_days,
                   -- where there is no row of places, none were occupied
                   CASE WHEN count(place_days) = count(occupied_place_days)
                        THEN coalesce(sum(occupied_place_days), 0) END AS occupied_place_days,
                   coalesce(sum(amount_eur), 0) AS cost_eur,
                   coalesce(sum(amount_eur) FILTER (WHERE cost_category = 'goo-allowance'), 0) AS allowance_eur,
                   coalesce(sum(amount_eur) FILTER (WHERE cost_category = 'goo-catering'), 0) AS catering_eur
              FROM (SELECT municipality_code, location, place_days, occupied_place_days, NULL AS cost_category,
                           NULL::numeric AS amount_eur
                      FROM declared
                      JOIN declaration_location USING (municipality_code, fiscal_year, version)
                     UNION ALL
                    SELECT municipality_code, location, NULL, NULL, cost_category, amount_eur
                      FROM declared
                      JOIN declaration_location_cost USING (municipality_code, fiscal_year, version)
                     WHERE component = 'goo') AS fact
             GROUP BY municipality_code, location) AS declared_location
      LEFT JOIN LATERAL (SELECT kind
                           FROM location_kind
                          WHERE location_kind.municipality_code = declared_location.municipality_code
                            AND location = name AND recorded_at <= $1
                          ORDER BY recorded_at DESC
                          LIMIT 1) AS kind ON true
  )`;

/** The SQL of locations and of what was said of them. */
@Injectable()
export class LocationsRepository {
  /** In order of their names. */
  async locations(tx: Tx, moment: Date, year: number, municipalityCode: string): Promise<Location[]> {
    const rows = await tx.query<Record<string, string> & Pick<Location, 'name' | 'kind'>>(
      `WITH ${LOCATIONS_OF_YEAR}
       SELECT name, kind, place_days AS "placeDays", occupied_place_days AS "occupiedPlaceDays", cost_eur AS "realCost"
         FROM location
        ORDER BY name`,
      [moment, year, municipalityCode],
    );
    return rows.map(({ name, kind, placeDays = '', occupiedPlaceDays = null, realCost = '' }) => ({
      name,
      kind,
      placeDays: amount(placeDays),
      occupiedPlaceDays: occupiedPlaceDays === null ? null : amount(occupiedPlaceDays),
      realCost: amount(realCost),
    }));
  }

  /** Every location of GOO that any version of any declaration names, drafts included: it may be said beforehand. */
  async names(tx: Tx, municipalityCode: string): Promise<string[]> {
    const rows = await tx.query<{ location: string }>(
      `SELECT location FROM declaration_location WHERE municipality_code = $1
        UNION
       SELECT location FROM declaration_location_cost WHERE municipality_code = $1 AND component = 'goo'
        ORDER BY location`,
      [municipalityCode],
    );
    return rows.map(({ location }) => location);
  }

  /** What kind of place a location was at a moment; null: nobody had said yet. */
  async kind(tx: Tx, municipalityCode: string, location: string, moment: Moment): Promise<LocationKind | null> {
    const [row] = await tx.query<{ kind: LocationKind }>(
      `SELECT kind
         FROM location_kind
        WHERE municipality_code = $1 AND location = $2 AND recorded_at <= $3
        ORDER BY recorded_at DESC
        LIMIT 1`,
      [municipalityCode, location, moment],
    );
    return row?.kind ?? null;
  }

  async insert(tx: Tx, { municipalityCode, location, kind, recordedBy, recordedAt }: RecordedKind): Promise<void> {
    await tx.query(
      `INSERT INTO location_kind (municipality_code, location, kind, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5)`,
      [municipalityCode, location, kind, recordedBy, recordedAt],
    );
  }
}
