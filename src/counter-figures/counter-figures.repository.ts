import { Injectable } from '@nestjs/common';
import { amount } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';
import type { FigureKind } from '../kernel/counter-figure.js';
import type { IsoDate } from '../kernel/period.js';
import type { Component } from '../kernel/scheme.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Coverage, StatedFigure, StatedFigures, StatedTariff } from './stated-figures.js';

/** Whose figures they are, of when, and from which file. */
export interface CounterFiguresHead {
  readonly id: string;
  readonly party: string;
  readonly datedOn: IsoDate;
  readonly source: string;
  readonly coverage: Coverage;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

/** What they come to in all, of one year, component and kind. */
export interface StatedTotal {
  readonly year: number;
  readonly component: Component;
  readonly kind: FigureKind;
  readonly rows: number;
  readonly municipalities: number;
  readonly amountEur: Amount;
}

const HEAD = `id, party, dated_on AS "datedOn", source, coverage, file_name AS "fileName", file_sha256 AS "fileSha256",
  recorded_by AS "recordedBy", recorded_at AS "recordedAt"`;

/** The SQL of other parties' figures: written once, and never changed. */
@Injectable()
export class CounterFiguresRepository {
  /** false: the same file is there already. */
  async insertHead(tx: Tx, head: CounterFiguresHead): Promise<boolean> {
    const { id, party, datedOn, source, coverage, fileName, fileSha256, recordedBy, recordedAt } = head;
    const inserted = await tx.query(
      `INSERT INTO counter_figures
         (id, party, dated_on, source, coverage, file_name, file_sha256, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (file_sha256) DO NOTHING
       RETURNING id`,
      [id, party, datedOn, source, coverage, fileName, fileSha256, recordedBy, recordedAt],
    );
    return inserted.length > 0;
  }

  async insertFigures(tx: Tx, id: string, figures: readonly StatedFigure[]): Promise<void> {
    await tx.query(
      `INSERT INTO counter_figure
         (counter_figures_id, source_row, municipality_code, fiscal_year, from_date, through_date, component, kind,
          quantity, tariff_eur, amount_eur, reference)
       SELECT $1, * FROM unnest($2::integer[], $3::text[], $4::integer[], $5::date[], $6::date[], $7::text[], $8::text[],
         $9::numeric[], $10::numeric[], $11::numeric[], $12::text[])`,
      [
        id,
        figures.map(({ row }) => row),
        figures.map(({ municipalityCode }) => municipalityCode),
        figures.map(({ year }) => year),
        figures.map(({ from }) => from),
        figures.map(({ through }) => through),
        figures.map(({ component }) => component),
        figures.map(({ kind }) => kind),
        figures.map(({ count }) => count?.toFixed() ?? null),
        figures.map(({ tariffEur }) => tariffEur?.toFixed() ?? null),
        figures.map(({ amountEur }) => amountEur.toFixed()),
        figures.map(({ reference }) => reference),
      ],
    );
  }

  async insertTariffs(tx: Tx, id: string, tariffs: readonly StatedTariff[]): Promise<void> {
    await tx.query(
      `INSERT INTO counter_tariff
         (counter_figures_id, source_row, tariff, valid_from, valid_through, amount_eur, source)
       SELECT $1, * FROM unnest($2::integer[], $3::text[], $4::date[], $5::date[], $6::numeric[], $7::text[])`,
      [
        id,
        tariffs.map(({ row }) => row),
        tariffs.map(({ tariff }) => tariff),
        tariffs.map(({ validFrom }) => validFrom),
        tariffs.map(({ validThrough }) => validThrough),
        tariffs.map(({ amountEur }) => amountEur.toFixed()),
        tariffs.map(({ source }) => source),
      ],
    );
  }

  /** Every party's, oldest first. */
  async all(tx: Tx): Promise<CounterFiguresHead[]> {
    return tx.query<CounterFiguresHead>(`SELECT ${HEAD} FROM counter_figures ORDER BY recorded_at, id`);
  }

  async find(tx: Tx, id: string): Promise<CounterFiguresHead | null> {
    const [found] = await tx.query<CounterFiguresHead>(`SELECT ${HEAD} FROM counter_figures WHERE id = $1`, [id]);
    return found ?? null;
  }

  async ofFile(tx: Tx, fileSha256: string): Promise<CounterFiguresHead | null> {
    const [found] = await tx.query<CounterFiguresHead>(`SELECT ${HEAD} FROM counter_figures WHERE file_sha256 = $1`, [
      fileSha256,
    ]);
    return found ?? null;
  }

  async totals(tx: Tx, id: string): Promise<StatedTotal[]> {
    const rows = await tx.query<Omit<StatedTotal, 'amountEur'> & { amountEur: string }>(
      `SELECT fiscal_year AS year, component, kind, count(*)::integer AS rows,
              count(DISTINCT municipality_code)::integer AS municipalities, sum(amount_eur) AS "amountEur"
         FROM counter_figure
        WHERE counter_figures_id = $1
        GROUP BY fiscal_year, component, kind
        ORDER BY fiscal_year, kind COLLATE "C", component COLLATE "C"`,
      [id],
    );
    return rows.map((row) => ({ ...row, amountEur: amount(row.amountEur) }));
  }

  /** All that the file states, in its own order. */
  async stated(tx: Tx, id: string): Promise<StatedFigures> {
    const figures = await tx.query<Texts<StatedFigure, 'count' | 'tariffEur' | 'amountEur'>>(
      `SELECT source_row AS row, municipality_code AS "municipalityCode", fiscal_year AS year, from_date AS "from",
              through_date AS through, component, kind, quantity AS count, tariff_eur AS "tariffEur",
              amount_eur AS "amountEur", reference
         FROM counter_figure WHERE counter_figures_id = $1 ORDER BY source_row`,
      [id],
    );
    const tariffs = await tx.query<Texts<StatedTariff, 'amountEur'>>(
      `SELECT source_row AS row, tariff, valid_from AS "validFrom", valid_through AS "validThrough",
              amount_eur AS "amountEur", source
         FROM counter_tariff WHERE counter_figures_id = $1 ORDER BY source_row`,
      [id],
    );
    return {
      figures: figures.map((row) => ({
        ...row,
        count: row.count === null ? null : amount(row.count),
        tariffEur: row.tariffEur === null ? null : amount(row.tariffEur),
        amountEur: amount(row.amountEur),
      })),
      tariffs: tariffs.map((row) => ({ ...row, amountEur: amount(row.amountEur) })),
    };
  }
}

/** A row as the database tells it: decimals come as text. */
type Texts<Row, Decimals extends keyof Row> = Omit<Row, Decimals> & {
  readonly [Key in Decimals]: null extends Row[Key] ? string | null : string;
};
