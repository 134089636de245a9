import { Injectable } from '@nestjs/common';
import { amount } from '../kernel/money.js';
import { firstDayOf, monthOf } from '../kernel/period.js';
import type { Basis, CostLine, ReceiptLine, ReceptionLine } from '../kernel/scheme.js';
import type { Moment, Tx } from '../platform/database/transactions.js';
import type { DeclaredLines } from './assessment.js';
import { keyValues } from './declaration-id.js';
import type { DeclarationKey } from './declaration-id.js';

/** Whose declarations, of which years (both ends included); null: everybody's. */
export interface DeclaredScope {
  readonly municipalityCodes: readonly string[] | null;
  readonly fromYear: number;
  readonly toYear: number;
}

/** A line of the sheet Opvang with the declared year it belongs to. */
export interface DeclaredReception {
  readonly municipalityCode: string;
  readonly fiscalYear: number;
  readonly basis: Basis;
  readonly line: ReceptionLine;
}

const RECEPTION_COLUMNS = `
  row_number AS row, from_date AS "from", through_date AS through, regulation, location,
  realised_places AS "realisedPlaces", occupied_places AS "occupiedPlaces", persons`;

/** The SQL of the lines of a declaration: written once, in batches, and read whole. */
@Injectable()
export class DeclaredLinesRepository {
  async insertReception(tx: Tx, key: DeclarationKey, lines: readonly ReceptionLine[]): Promise<void> {
    await tx.query(
      `INSERT INTO reception_line (municipality_code, fiscal_year, version, row_number, from_date, through_date,
         regulation, location, realised_places, occupied_places, persons)
       SELECT $1, $2, $3, added.*
         FROM unnest($4::integer[], $5::date[], $6::date[], $7::text[], $8::text[], $9::integer[], $10::integer[],
                $11::integer[]) AS added`,
      [
        ...keyValues(key),
        lines.map((line) => line.row),
        lines.map((line) => line.from),
        lines.map((line) => line.through),
        lines.map((line) => line.regulation),
        lines.map((line) => line.location),
        lines.map((line) => line.realisedPlaces),
        lines.map((line) => line.occupiedPlaces),
        lines.map((line) => line.persons),
      ],
    );
  }

  /** The version that the lines to come belong to. */
  async insertVersion(tx: Tx, key: DeclarationKey): Promise<void> {
    await tx.query(
      'INSERT INTO declaration_version (municipality_code, fiscal_year, version) VALUES ($1, $2, $3)',
      keyValues(key),
    );
  }

  async insertCosts(tx: Tx, key: DeclarationKey, lines: readonly CostLine[]): Promise<void> {
    await tx.query(
      `INSERT INTO cost_line (municipality_code, fiscal_year, version, row_number, month, cost_category, funding_route,
         amount_eur, location, description, evidence)
       SELECT $1, $2, $3, added.*
         FROM unnest($4::integer[], $5::date[], $6::text[], $7::text[], $8::numeric[], $9::text[], $10::text[],
                $11::text[]) AS added`,
      [
        ...keyValues(key),
        lines.map((line) => line.row),
        lines.map((line) => firstDayOf(line.month)),
        lines.map((line) => line.costCategory),
        lines.map((line) => line.fundingRoute),
        lines.map((line) => line.amountEur.toFixed()),
        lines.map((line) => line.location),
        lines.map((line) => line.description),
        lines.map((line) => line.evidence),
      ],
    );
  }

  async insertReceipts(tx: Tx, key: DeclarationKey, lines: readonly ReceiptLine[]): Promise<void> {
    await tx.query(
      `INSERT INTO receipt_line (municipality_code, fiscal_year, version, row_number, receipt_date, kind, component,
         amount_eur, reference)
       SELECT $1, $2, $3, added.*
         FROM unnest($4::integer[], $5::date[], $6::text[], $7::text[], $8::numeric[], $9::text[]) AS added`,
      [
        ...keyValues(key),
        lines.map((line) => line.row),
        lines.map((line) => line.date),
        lines.map((line) => line.kind),
        lines.map((line) => line.component),
        lines.map((line) => line.amountEur.toFixed()),
        lines.map((line) => line.reference),
      ],
    );
  }

  /** The reception lines of every declaration that stood at a moment, with the basis that held for its year. */
  async *receptionKnownOn(tx: Tx, moment: Moment, scope: DeclaredScope): AsyncGenerator<DeclaredReception> {
    const rows = tx.stream<ReceptionLine & Omit<DeclaredReception, 'line'>>(
      `SELECT municipality_code AS "municipalityCode", fiscal_year AS "fiscalYear", basis, ${RECEPTION_COLUMNS}
         FROM declared_known_on($1) AS declared
         JOIN reception_line USING (municipality_code, fiscal_year, version)
        WHERE fiscal_year BETWEEN $2 AND $3
          AND ($4::text[] IS NULL OR municipality_code = ANY ($4))`,
      [moment, scope.fromYear, scope.toYear, scope.municipalityCodes],
    );
    for await (const row of rows) {
      yield { municipalityCode: row.municipalityCode, fiscalYear: row.fiscalYear, basis: row.basis, line: row };
    }
  }

  /** The lines of a declaration; without its costs where these make no difference, for they are the most by far. */
  async lines(
    tx: Tx,
    declaration: DeclarationKey & { readonly basis: Basis },
    options: { readonly costs: boolean } = { costs: true },
  ): Promise<DeclaredLines> {
    const key = keyValues(declaration);
    const ofDeclaration = 'WHERE municipality_code = $1 AND fiscal_year = $2 AND version = $3 ORDER BY row_number';
    const reception = await tx.query<ReceptionLine>(
      `SELECT ${RECEPTION_COLUMNS} FROM reception_line ${ofDeclaration}`,
      key,
    );
    const costs = options.costs
      ? await tx.query<Omit<CostLine, 'amountEur'> & { amountEur: string }>(
          `SELECT row_number AS row, month, cost_category AS "costCategory", funding_route AS "fundingRoute",
                  amount_eur AS "amountEur", location, description, evidence
             FROM cost_line ${ofDeclaration}`,
          key,
        )
      : [];
    const receipts = await tx.query<Omit<ReceiptLine, 'amountEur'> & { amountEur: string }>(
      `SELECT row_number AS row, receipt_date AS date, kind, component, amount_eur AS "amountEur", reference
         FROM receipt_line ${ofDeclaration}`,
      key,
    );
    return {
      basis: declaration.basis,
      reception,
      costs: costs.map((line) => ({ ...line, month: monthOf(line.month), amountEur: amount(line.amountEur) })),
      receipts: receipts.map((line) => ({ ...line, amountEur: amount(line.amountEur) })),
    };
  }
}
