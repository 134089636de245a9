import { Injectable } from '@nestjs/common';
import type { Component } from '../kernel/scheme.js';
import type { Moment, Tx } from '../platform/database/transactions.js';

/** What a change of the rules asks for: these years of everybody whom it touches. */
export interface Reassessment {
  readonly id: string;
  readonly causeKind: 'tariff' | 'rules';
  readonly causeId: string;
  /** null: every component */
  readonly component: Component | null;
  readonly fromYear: number;
  readonly toYear: number;
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

/** The SQL of reassessments. */
@Injectable()
export class ReassessmentsRepository {
  /** Who declared one of these years, by what stands now. */
  async declaredMunicipalities(tx: Tx, fromYear: number, toYear: number): Promise<string[]> {
    const rows = await tx.query<{ code: string }>(
      `SELECT DISTINCT municipality_code AS code
         FROM declared_known_on('infinity')
        WHERE fiscal_year BETWEEN $1 AND $2
        ORDER BY 1`,
      [fromYear, toYear],
    );
    return rows.map(({ code }) => code);
  }

  async insert(tx: Tx, reassessment: Reassessment, municipalityCodes: readonly string[]): Promise<void> {
    await tx.query(
      `INSERT INTO reassessment (id, cause_kind, cause_id, component, from_year, to_year, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        reassessment.id,
        reassessment.causeKind,
        reassessment.causeId,
        reassessment.component,
        reassessment.fromYear,
        reassessment.toYear,
        reassessment.recordedBy,
        reassessment.recordedAt,
      ],
    );
    await tx.query(
      `INSERT INTO reassessment_municipality (municipality_code, reassessment_id)
       SELECT code, $1 FROM unnest($2::text[]) AS code`,
      [reassessment.id, municipalityCodes],
    );
  }

  async find(tx: Tx, id: string): Promise<Reassessment | null> {
    const [found] = await tx.query<Reassessment>(
      `SELECT id, cause_kind AS "causeKind", cause_id AS "causeId", component, from_year AS "fromYear",
              to_year AS "toYear", recorded_by AS "recordedBy", recorded_at AS "recordedAt"
         FROM reassessment
        WHERE id = $1`,
      [id],
    );
    return found ?? null;
  }

  /** Its municipalities in order, and whether they are done. */
  async municipalities(tx: Tx, id: string): Promise<{ code: string; isDone: boolean }[]> {
    return tx.query(
      `SELECT municipality_code AS code, done_at IS NOT NULL AS "isDone"
         FROM reassessment_municipality
        WHERE reassessment_id = $1
        ORDER BY municipality_code`,
      [id],
    );
  }

  async isDone(tx: Tx, id: string, municipalityCode: string): Promise<boolean> {
    const [row] = await tx.query<{ isDone: boolean }>(
      `SELECT done_at IS NOT NULL AS "isDone"
         FROM reassessment_municipality
        WHERE reassessment_id = $1 AND municipality_code = $2`,
      [id, municipalityCode],
    );
    return row?.isDone ?? false;
  }

  async setDone(tx: Tx, id: string, municipalityCode: string, at: Date): Promise<void> {
    await tx.query(
      `UPDATE reassessment_municipality SET done_at = $3 WHERE reassessment_id = $1 AND municipality_code = $2`,
      [id, municipalityCode, at],
    );
  }

  /** Municipalities that at a moment still waited for a reassessment of one of these years. */
  async waitingOn(tx: Tx, moment: Moment, fromYear: number, toYear: number): Promise<string[]> {
    const rows = await tx.query<{ code: string }>(
      `SELECT DISTINCT municipality_code AS code
         FROM reassessment
         JOIN reassessment_municipality ON reassessment_id = reassessment.id
        WHERE recorded_at <= $1 AND (done_at IS NULL OR done_at > $1)
          AND from_year <= $3 AND to_year >= $2`,
      [moment, fromYear, toYear],
    );
    return rows.map(({ code }) => code);
  }
}
