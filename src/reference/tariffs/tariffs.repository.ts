import { Injectable } from '@nestjs/common';
import { amount } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import type { TariffCode } from '../../kernel/tariff-schedule.js';
import type { Moment, Tx } from '../../platform/database/transactions.js';
import type { TariffState } from './tariff-state.js';

/** The SQL of the tariffs. */
@Injectable()
export class TariffsRepository {
  /** One change of the tariffs at a time; work that posts by them (shared) goes before or after it as a whole. */
  async lockToChange(tx: Tx): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(${TARIFF_LOCK})`);
  }

  async lockToUse(tx: Tx): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock_shared(${TARIFF_LOCK})`);
  }

  /** Every state that stood at the moment, in order of tariff and time. */
  async statesOn(tx: Tx, moment: Moment): Promise<TariffState[]> {
    return this.states(tx, 'superseded_at IS NULL OR superseded_at > $1', moment);
  }

  /** Every state that stood at the moment or before it. */
  async historyUntil(tx: Tx, moment: Moment): Promise<TariffState[]> {
    return this.states(tx, 'true', moment);
  }

  async insertVersion(tx: Tx, version: { id: string; tariff: TariffCode; amountEur: Amount }): Promise<void> {
    await tx.query(`INSERT INTO tariff_version (id, tariff, amount_eur) VALUES ($1, $2, $3)`, [
      version.id,
      version.tariff,
      version.amountEur.toFixed(2),
    ]);
  }

  async insertState(tx: Tx, state: TariffState): Promise<void> {
    await tx.query(
      `INSERT INTO tariff_state (tariff, version_id, state, valid_from, valid_until, published_on, confirmed_until, source,
         recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        state.tariff,
        state.id,
        state.state,
        state.validFrom,
        state.validUntil,
        state.publishedOn,
        state.confirmedUntil,
        state.source,
        state.recordedBy,
        state.recordedAt,
      ],
    );
  }

  /** Writes down that a state does not stand any more. */
  async endState(tx: Tx, state: TariffState, at: Date): Promise<void> {
    await tx.query(
      `UPDATE tariff_state SET superseded_at = $4 WHERE version_id = $1 AND valid_from = $2 AND recorded_at = $3`,
      [state.id, state.validFrom, state.recordedAt, at],
    );
  }

  /** How many versions of the tariff were ever recorded from this first day: what the next one is numbered after. */
  async countVersions(tx: Tx, idPrefix: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM tariff_version WHERE starts_with(id, $1)`,
      [idPrefix],
    );
    return row?.count ?? 0;
  }

  private async states(tx: Tx, standing: string, moment: Moment): Promise<TariffState[]> {
    const rows = await tx.query<Omit<TariffState, 'amountEur'> & { amountEur: string }>(
      `SELECT version_id AS id, state.tariff, state, valid_from AS "validFrom", valid_until AS "validUntil",
              amount_eur AS "amountEur", source, published_on AS "publishedOn", confirmed_until AS "confirmedUntil",
              recorded_by AS "recordedBy", recorded_at AS "recordedAt",
              CASE WHEN superseded_at <= $1 THEN superseded_at END AS "supersededAt"
         FROM tariff_state AS state
         JOIN tariff_version ON tariff_version.id = state.version_id
        WHERE recorded_at <= $1 AND (${standing})
        ORDER BY state.tariff, valid_from, recorded_at`,
      [moment],
    );
    return rows.map((row) => ({ ...row, amountEur: amount(row.amountEur) }));
  }
}

const TARIFF_LOCK = `hashtextextended('opvangboek tariffs', 0)`;
