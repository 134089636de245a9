import { Injectable } from '@nestjs/common';
import type { DeclarationKey } from '../../declarations/declaration-id.js';
import { LOCATIONS_OF_YEAR } from '../../declarations/locations/locations.repository.js';
import type { CostOfPlaces } from '../../kernel/like-for-like.js';
import { amount } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import type { Tx } from '../../platform/database/transactions.js';

/**
 * Component goo of one municipality or of several, in parts. A location counts as what was said of it; one without
 * place-days counts as regular whatever was said, for its cost cannot leave with its places.
 */
export interface GooSums {
  readonly declarations: readonly DeclarationKey[];
  /** How many of the municipalities have any place-day. */
  readonly municipalitiesWithPlaces: number;
  readonly whole: CostOfPlaces;
  /** Leefgeld, wherever it was paid; in none of the sums below. */
  readonly allowance: Amount;
  readonly hotel: CostOfPlaces;
  readonly ship: CostOfPlaces;
  readonly catering: {
    readonly everywhere: Amount;
    readonly outsideHotelsAndShips: Amount;
  };
  /** Cost at locations without place-days, or that names none while the places do. */
  readonly costWithoutPlaces: Amount;
  /** Locations with place-days of which nobody said what kind of place they are. */
  readonly withoutKind: { readonly locations: number; readonly placeDays: number };
}

/** Of all municipalities asked for, and of those that can be compared: with places, and a kind for each of them. */
export interface ComparableSums {
  readonly all: GooSums;
  /** Null: no municipality can be compared. */
  readonly comparable: GooSums | null;
}

/** The SQL of component goo by kind of place: from what declarations say of themselves, never from their lines. */
@Injectable()
export class LikeForLikeRepository {
  /** Of one municipality; null: of all that declared the year. */
  async sums(tx: Tx, moment: Date, year: number, municipalityCode: string | null): Promise<ComparableSums> {
    const rows = await tx.query<SumsRow>(
      `WITH ${LOCATIONS_OF_YEAR},
       counted AS (
         SELECT *, CASE WHEN place_days > 0 THEN kind ELSE 'regular' END AS counts_as FROM location
       ),
       municipality AS (
         SELECT municipality_code, fiscal_year, version,
                coalesce(sum(place_days), 0) > 0 AND bool_and(counts_as IS NOT NULL) AS is_comparable
           FROM declared
           LEFT JOIN counted USING (municipality_code)
          GROUP BY municipality_code, fiscal_year, version
       )
       SELECT grouping(is_comparable) = 1 AS "isAll", is_comparable AS "isComparable",
              coalesce(jsonb_agg(DISTINCT jsonb_build_object('municipalityCode', municipality_code,
                'fiscalYear', fiscal_year, 'version', version)), '[]') AS declarations,
              count(DISTINCT municipality_code) FILTER (WHERE place_days > 0)::integer AS "municipalitiesWithPlaces",
              ${costOfPlaces('whole', 'cost_eur', 'name IS NOT NULL')},
              ${costOfPlaces('hotel', 'cost_eur - allowance_eur', `counts_as = 'hotel'`)},
              ${costOfPlaces('ship', 'cost_eur - allowance_eur', `counts_as = 'ship'`)},
              ${sumWhere('allowance_eur', 'true')} AS allowance,
              ${sumWhere('catering_eur', 'true')} AS "cateringEverywhere",
              ${sumWhere('catering_eur', `coalesce(counts_as, 'regular') = 'regular'`)} AS "cateringOutside",
              ${sumWhere('cost_eur', 'place_days = 0')} AS "costWithoutPlaces",
              count(name) FILTER (WHERE counts_as IS NULL)::integer AS "locationsWithoutKind",
              ${sumWhere('place_days', 'counts_as IS NULL')} AS "placeDaysWithoutKind"
         FROM municipality
         LEFT JOIN counted USING (municipality_code)
        GROUP BY GROUPING SETS ((), (is_comparable))`,
      [moment, year, municipalityCode],
    );
    const all = rows.find(({ isAll }) => isAll);
    if (!all) throw new Error('the sums of all municipalities are missing from the answer of the database');
    const comparable = rows.find(({ isAll, isComparable }) => !isAll && isComparable === true);
    return { all: gooSums(all), comparable: comparable ? gooSums(comparable) : null };
  }
}

type Places = 'whole' | 'hotel' | 'ship';

type SumsRow = Readonly<Record<`${Places}${'Cost' | 'PlaceDays'}`, string>> &
  Readonly<Record<`${Places}Occupied`, string | null>> &
  Readonly<
    Record<
      'allowance' | 'cateringEverywhere' | 'cateringOutside' | 'costWithoutPlaces' | 'placeDaysWithoutKind',
      string
    >
  > & {
    readonly isAll: boolean;
    readonly isComparable: boolean | null;
    readonly declarations: readonly DeclarationKey[];
    readonly municipalitiesWithPlaces: number;
    readonly locationsWithoutKind: number;
  };

function sumWhere(measure: string, condition: string): string {
  return `coalesce(sum(${measure}) FILTER (WHERE ${condition}), 0)`;
}

/** The cost and the places of some locations; how many were occupied is null where one location does not say. */
function costOfPlaces(places: Places, cost: string, condition: string): string {
  const isKnown = `coalesce(bool_and(occupied_place_days IS NOT NULL) FILTER (WHERE ${condition}), true)`;
  return `
    ${sumWhere(cost, condition)} AS "${places}Cost",
    ${sumWhere('place_days', condition)} AS "${places}PlaceDays",
    CASE WHEN ${isKnown} THEN ${sumWhere('occupied_place_days', condition)} END AS "${places}Occupied"`;
}

function gooSums(row: SumsRow): GooSums {
  const costOf = (places: Places): CostOfPlaces => {
    const occupied = row[`${places}Occupied`];
    return {
      realCost: amount(row[`${places}Cost`]),
      realisedPlaceDays: amount(row[`${places}PlaceDays`]),
      occupiedPlaceDays: occupied === null ? null : amount(occupied),
    };
  };
  return {
    declarations: row.declarations,
    municipalitiesWithPlaces: row.municipalitiesWithPlaces,
    whole: costOf('whole'),
    allowance: amount(row.allowance),
    hotel: costOf('hotel'),
    ship: costOf('ship'),
    catering: {
      everywhere: amount(row.cateringEverywhere),
      outsideHotelsAndShips: amount(row.cateringOutside),
    },
    costWithoutPlaces: amount(row.costWithoutPlaces),
    withoutKind: { locations: row.locationsWithoutKind, placeDays: Number(row.placeDaysWithoutKind) },
  };
}
