import { Injectable } from '@nestjs/common';
import type { Amount } from '../kernel/money.js';
import { PSYCHOSOCIAL_CATEGORIES } from '../kernel/scheme.js';
import { declarationId, keyValues } from '../declarations/declaration-id.js';
import type { DeclarationKey } from '../declarations/declaration-id.js';
import type { Tx } from '../platform/database/transactions.js';
import { amountOf } from './balance-sums.js';
import { Parameters } from './balance-view.js';
import { groupColumns } from './group-columns.js';
import type { Grouping } from './national-frame.js';
import type { NationalReading } from './national-reading.js';

/** Where the year of a municipality stands: its last version that is in force, or else its last one. */
export type DeclaredStatus = 'approved' | 'submitted' | 'returned' | 'draft';

/** The months of a year that a declaration has anything in, and where it stands. */
export interface DeclaredMonths {
  readonly code: string;
  readonly declaration: string;
  readonly status: DeclaredStatus;
  readonly costMonths: readonly number[];
  readonly receptionMonths: readonly number[];
}

/** What the grade of a declaration that is in force rests on. */
export interface EvidenceFacts {
  readonly code: string;
  readonly declaration: string;
  readonly costSize: Amount;
  readonly evidencedSize: Amount;
  readonly advances: Amount;
  readonly decidedAdvances: Amount;
  /** Warnings that nobody confirmed with a reason. */
  readonly openWarnings: number;
}

/** The same of a declaration that may not be in force, with what its place-days cost. */
export interface DeclaredEvidence extends EvidenceFacts {
  readonly isApproved: boolean;
  readonly placeDays: Amount;
  /** Real cost of component goo. */
  readonly gooCost: Amount;
}

/** Psychosocial and psychiatric care of a group, with who was received. */
export interface CareSums {
  /** The group's value of each grouping; null for all groups together. */
  readonly keys: readonly string[] | null;
  readonly realCost: Amount;
  readonly psychosocial: Amount;
  readonly psychiatric: Amount;
  readonly booo: Amount;
  readonly vws: Amount;
  readonly own: Amount;
  /** All of component care: what was spent, and what was granted. */
  readonly careCost: Amount;
  readonly careGranted: Amount;
  /** Municipal years that stand declared, and those of them that say how many persons they received. */
  readonly declared: number;
  readonly withPersons: number;
  /** Of the latter: their days of persons in places and with hosts, and their real cost. */
  readonly personDays: Amount;
  readonly costWithPersons: Amount;
}

/** The declarations in force at a moment: versions are approved in order, so the highest approved by then is the one. */
const IN_FORCE = `
  SELECT DISTINCT ON (municipality_code COLLATE "C", fiscal_year) municipality_code, fiscal_year, version, upload_id
    FROM declaration
   WHERE status IN ('approved', 'corrected') AND decided_at <= $1 AND fiscal_year BETWEEN $2 AND $3
   ORDER BY municipality_code COLLATE "C", fiscal_year, version DESC`;

/** The SQL of what declarations say beyond their amounts. */
@Injectable()
export class DeclaredFactsRepository {
  /** Of each municipality that handed anything in for the first year of the range, as it stood at the moment. */
  async declaredMonths({ tx, moment, range }: NationalReading): Promise<DeclaredMonths[]> {
    const rows = await tx.query<Omit<DeclaredMonths, 'declaration'> & { version: number }>(
      `SELECT DISTINCT ON (municipality_code COLLATE "C") municipality_code AS code, version, status,
              cost_months AS "costMonths", reception_months AS "receptionMonths"
         FROM (SELECT municipality_code, fiscal_year, version,
                      CASE WHEN status IN ('approved', 'corrected') AND decided_at <= $1 THEN 'approved'
                           WHEN status = 'returned' AND decided_at <= $1 THEN 'returned'
                           WHEN submitted_at <= $1 THEN 'submitted'
                           ELSE 'draft' END AS status
                 FROM declaration
                WHERE fiscal_year = $2 AND created_at <= $1) AS stood
         JOIN declaration_facts USING (municipality_code, fiscal_year, version)
        ORDER BY municipality_code COLLATE "C", (status = 'approved') DESC, version DESC`,
      [moment, range.fromYear],
    );
    return rows.map(({ version, ...row }) => ({
      ...row,
      declaration: declarationId({ municipalityCode: row.code, fiscalYear: range.fromYear, version }),
    }));
  }

  /** Of the declarations in force of the first year of the range, by code. */
  async evidence({ tx, moment, range }: NationalReading): Promise<EvidenceFacts[]> {
    const rows = await tx.query<Record<string, string> & { version: number; openWarnings: number; code: string }>(
      `WITH in_force AS (${IN_FORCE})
       SELECT municipality_code AS code, version, cost_size_eur AS "costSize", evidenced_size_eur AS "evidencedSize",
              advances_eur AS advances, decided_advances_eur AS "decidedAdvances",
              ${openWarnings('in_force', '$1')} AS "openWarnings"
         FROM in_force
         JOIN declaration_facts USING (municipality_code, fiscal_year, version)
        ORDER BY municipality_code COLLATE "C"`,
      [moment, range.fromYear, range.fromYear],
    );
    return rows.map((row) => ({
      code: row.code,
      declaration: declarationId({
        municipalityCode: row.code,
        fiscalYear: range.fromYear,
        version: row.version,
      }),
      ...evidenceFactsOf(row),
    }));
  }

  /** Of one declaration, whatever became of it; null where there is none. */
  async evidenceOf(tx: Tx, moment: Date, key: DeclarationKey): Promise<DeclaredEvidence | null> {
    const [row] = await tx.query<Record<string, string> & { openWarnings: number; isApproved: boolean }>(
      `SELECT status IN ('approved', 'corrected') AND decided_at <= $4 AS "isApproved", cost_size_eur AS "costSize",
              evidenced_size_eur AS "evidencedSize", advances_eur AS advances, decided_advances_eur AS "decidedAdvances",
              ${openWarnings('declaration', '$4')} AS "openWarnings", place_days AS "placeDays",
              (SELECT coalesce(sum(amount_eur), 0)
                 FROM declaration_location_cost AS cost
                WHERE (cost.municipality_code, cost.fiscal_year, cost.version) = ($1, $2, $3) AND component = 'goo')
                AS "gooCost"
         FROM declaration
         JOIN declaration_facts USING (municipality_code, fiscal_year, version)
        WHERE (municipality_code, fiscal_year, version) = ($1, $2, $3) AND created_at <= $4`,
      [...keyValues(key), moment],
    );
    if (!row) return null;
    return {
      code: key.municipalityCode,
      declaration: declarationId(key),
      isApproved: row.isApproved,
      ...evidenceFactsOf(row),
      placeDays: amountOf(row.placeDays),
      gooCost: amountOf(row.gooCost),
    };
  }

  /** Of each group in which any year stands declared, and of all together. */
  async care({ tx, moment, range, frame }: NationalReading, groupings: readonly Grouping[]): Promise<CareSums[]> {
    const { add, values } = new Parameters();
    for (const value of [moment, range.fromYear, range.toYear]) add(value);
    const groups = groupColumns(frame, groupings, add);
    const isCare = `account = 'cost' AND cost_category = ANY (${add(PSYCHOSOCIAL_CATEGORIES)})`;
    const of = (condition: string): string => `coalesce(sum(amount_eur) FILTER (WHERE ${condition}), 0)`;
    const rows = await tx.query<Record<string, string> & { declared: number; withPersons: number }>(
      `WITH in_force AS (${IN_FORCE}), cost AS (
         SELECT municipality_code, fiscal_year, sum(amount_eur) AS cost,
                ${of(`cost_category = 'psychosocial-care'`)} AS psychosocial,
                ${of(`cost_category = 'psychiatric-care'`)} AS psychiatric, ${of(`funding_route = 'booo'`)} AS booo,
                ${of(`funding_route = 'vws'`)} AS vws, ${of(`funding_route = 'own'`)} AS own
           FROM year_balance_known_on($1)
          WHERE fiscal_year BETWEEN $2 AND $3 AND ${isCare}
          GROUP BY municipality_code, fiscal_year
       ), care AS (
         SELECT municipality_code, fiscal_year, sum(real_cost_eur) AS care_cost, sum(entitlement_eur) AS granted
           FROM component_balance_known_on($1)
          WHERE component = 'care' AND fiscal_year BETWEEN $2 AND $3
          GROUP BY municipality_code, fiscal_year
       ), declared AS (
         SELECT ${groups.selected}occupied_place_days + host_person_days AS person_days,
                coalesce(cost, 0) AS cost, psychosocial, psychiatric, booo, vws, own, care_cost, granted
           FROM in_force
           JOIN declaration_facts USING (municipality_code, fiscal_year, version)
           JOIN ${groups.places} ON place.code = municipality_code
           LEFT JOIN cost USING (municipality_code, fiscal_year)
           LEFT JOIN care USING (municipality_code, fiscal_year)
       )
       SELECT ${groups.listed}GROUPING(key_0) = 1 AS "isAll", ${CARE_SUMS}
         FROM declared
        GROUP BY GROUPING SETS ((${groups.keys.map((_, index) => `key_${index}`).join(', ')}), ())`,
      values,
    );
    return rows.map((row) => ({ keys: row.isAll ? null : groups.namesOf(row), ...careSumsOf(row) }));
  }
}

/** How many warnings of a declaration nobody had confirmed by a moment. */
function openWarnings(declaration: string, moment: string): string {
  return `(
    SELECT count(*)::integer
      FROM finding
     WHERE finding.municipality_code = ${declaration}.municipality_code
       AND finding.upload_id = ${declaration}.upload_id AND severity = 'warning'
       AND NOT EXISTS (
         SELECT FROM finding_confirmation AS confirmation
          WHERE confirmation.municipality_code = ${declaration}.municipality_code
            AND confirmation.fiscal_year = ${declaration}.fiscal_year
            AND confirmation.version = ${declaration}.version
            AND confirmation.finding_number = finding.finding_number
            AND confirmed_at <= ${moment}))`;
}

function evidenceFactsOf(
  row: Record<string, string> & { openWarnings: number },
): Omit<EvidenceFacts, 'code' | 'declaration'> {
  return {
    costSize: amountOf(row.costSize),
    evidencedSize: amountOf(row.evidencedSize),
    advances: amountOf(row.advances),
    decidedAdvances: amountOf(row.decidedAdvances),
    openWarnings: row.openWarnings,
  };
}

const CARE_SUMS = `
  coalesce(sum(cost), 0) AS "realCost", coalesce(sum(psychosocial), 0) AS psychosocial,
  coalesce(sum(psychiatric), 0) AS psychiatric, coalesce(sum(booo), 0) AS booo, coalesce(sum(vws), 0) AS vws,
  coalesce(sum(own), 0) AS own, coalesce(sum(care_cost), 0) AS "careCost", coalesce(sum(granted), 0) AS "careGranted",
  count(*)::integer AS declared, count(person_days)::integer AS "withPersons",
  coalesce(sum(person_days), 0) AS "personDays",
  coalesce(sum(cost) FILTER (WHERE person_days IS NOT NULL), 0) AS "costWithPersons"`;

function careSumsOf(row: Record<string, string> & { declared: number; withPersons: number }): Omit<CareSums, 'keys'> {
  return {
    realCost: amountOf(row.realCost),
    psychosocial: amountOf(row.psychosocial),
    psychiatric: amountOf(row.psychiatric),
    booo: amountOf(row.booo),
    vws: amountOf(row.vws),
    own: amountOf(row.own),
    careCost: amountOf(row.careCost),
    careGranted: amountOf(row.careGranted),
    declared: row.declared,
    withPersons: row.withPersons,
    personDays: amountOf(row.personDays),
    costWithPersons: amountOf(row.costWithPersons),
  };
}
