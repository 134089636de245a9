import { Injectable } from '@nestjs/common';
import { amount } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';
import type { Basis, Component } from '../kernel/scheme.js';
import type { Tx } from '../platform/database/transactions.js';
import type { KnownYear } from '../shortfall/municipal-figures.service.js';
import type { ClaimBooks, ClaimedFigure } from './claim-figures.js';
import { claimValues } from './claim-id.js';
import type { ClaimKey } from './claim-id.js';

/** The figures of a submission: of which revision, as known on when, and their hash. */
export interface ClaimSeal {
  readonly step: number;
  readonly revision: number;
  readonly knownOn: Date;
  readonly sha256: string;
}

/** What a settlement came to for a year and component. */
export interface SettledAmount {
  readonly year: number;
  readonly component: Component;
  readonly amountEur: Amount;
}

const FIGURES = [
  ['realCost', 'real_cost_eur'],
  ['entitlement', 'entitlement_eur'],
  ['received', 'received_eur'],
  ['provisionalEntitlement', 'provisional_entitlement_eur'],
  ['deduction', 'deduction_eur'],
  ['quantity', 'quantity'],
  ['quantityWithoutTariff', 'quantity_without_tariff'],
] as const;

/** The SQL of sealed figures and settled amounts. */
@Injectable()
export class ClaimSealsRepository {
  async insert(tx: Tx, key: ClaimKey, seal: ClaimSeal, { years, figures }: ClaimBooks): Promise<void> {
    await tx.query(
      `INSERT INTO claim_seal (municipality_code, claim_number, step, revision, known_on, sha256)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [...claimValues(key), seal.step, seal.revision, seal.knownOn, seal.sha256],
    );
    await tx.query(
      `INSERT INTO claim_sealed_year (municipality_code, claim_number, step, member_code, fiscal_year, version, basis)
       SELECT $1, $2, $3, year.* FROM unnest($4::text[], $5::integer[], $6::integer[], $7::text[]) AS year`,
      [
        ...claimValues(key),
        seal.step,
        years.map(({ code }) => code),
        years.map(({ year }) => year),
        years.map(({ declared }) => declared && declared.version),
        years.map(({ declared }) => declared && declared.basis),
      ],
    );
    await tx.query(
      `INSERT INTO claim_sealed_figure (municipality_code, claim_number, step, member_code, fiscal_year, component,
         ${FIGURES.map(([, column]) => column).join(', ')})
       SELECT $1, $2, $3, figure.*
         FROM unnest($4::text[], $5::integer[], $6::text[], ${FIGURES.map((_, index) => `$${index + 7}::numeric[]`).join(', ')})
           AS figure`,
      [
        ...claimValues(key),
        seal.step,
        figures.map(({ code }) => code),
        figures.map(({ year }) => year),
        figures.map(({ component }) => component),
        ...FIGURES.map(([name]) => figures.map((figure) => figure[name]?.toFixed(2) ?? null)),
      ],
    );
  }

  /** The last seal; null: it was never submitted. */
  async last(tx: Tx, key: ClaimKey): Promise<ClaimSeal | null> {
    const [seal] = await tx.query<ClaimSeal>(
      `SELECT step, revision, known_on AS "knownOn", sha256
         FROM claim_seal
        WHERE municipality_code = $1 AND claim_number = $2
        ORDER BY step DESC
        LIMIT 1`,
      claimValues(key),
    );
    return seal ?? null;
  }

  /** What was sealed at a step, in the order in which it was. */
  async books(tx: Tx, key: ClaimKey, step: number): Promise<ClaimBooks> {
    const years = await tx.query<{ code: string; year: number; version: number | null; basis: Basis | null }>(
      `SELECT member_code AS code, fiscal_year AS year, version, basis
         FROM claim_sealed_year
        WHERE municipality_code = $1 AND claim_number = $2 AND step = $3
        ORDER BY member_code COLLATE "C", fiscal_year`,
      [...claimValues(key), step],
    );
    const figures = await tx.query<
      Pick<ClaimedFigure, 'code' | 'year' | 'component'> & Record<(typeof FIGURES)[number][0], string | null>
    >(
      `SELECT member_code AS code, fiscal_year AS year, component,
              ${FIGURES.map(([name, column]) => `${column} AS "${name}"`).join(', ')}
         FROM claim_sealed_figure
        WHERE municipality_code = $1 AND claim_number = $2 AND step = $3
        ORDER BY member_code COLLATE "C", fiscal_year,
              array_position(ARRAY['goo', 'allowance', 'poo-norm', 'transition', 'care', 'own'], component)`,
      [...claimValues(key), step],
    );
    return {
      years: years.map(({ code, year, version, basis }): KnownYear => {
        return { code, year, declared: version === null || basis === null ? null : { version, basis } };
      }),
      figures: figures.map((row) => ({
        code: row.code,
        year: row.year,
        component: row.component,
        realCost: amount(row.realCost ?? ''),
        entitlement: amount(row.entitlement ?? ''),
        received: amount(row.received ?? ''),
        provisionalEntitlement: amount(row.provisionalEntitlement ?? ''),
        deduction: amount(row.deduction ?? ''),
        quantity: row.quantity === null ? null : amount(row.quantity),
        quantityWithoutTariff: row.quantityWithoutTariff === null ? null : amount(row.quantityWithoutTariff),
      })),
    };
  }

  async insertSettled(tx: Tx, key: ClaimKey, step: number, amounts: readonly SettledAmount[]): Promise<void> {
    await tx.query(
      `INSERT INTO claim_settled_amount (municipality_code, claim_number, step, fiscal_year, component, amount_eur)
       SELECT $1, $2, $3, settled.* FROM unnest($4::integer[], $5::text[], $6::numeric[]) AS settled`,
      [
        ...claimValues(key),
        step,
        amounts.map(({ year }) => year),
        amounts.map(({ component }) => component),
        amounts.map(({ amountEur }) => amountEur.toFixed(2)),
      ],
    );
  }

  /** In order of year and component; none before it is settled. */
  async settled(tx: Tx, key: ClaimKey): Promise<SettledAmount[]> {
    const rows = await tx.query<Omit<SettledAmount, 'amountEur'> & { amountEur: string }>(
      `SELECT fiscal_year AS year, component, amount_eur AS "amountEur"
         FROM claim_settled_amount
        WHERE municipality_code = $1 AND claim_number = $2
        ORDER BY fiscal_year, array_position(ARRAY['goo', 'allowance', 'poo-norm', 'transition', 'care', 'own'], component)`,
      claimValues(key),
    );
    return rows.map((row) => ({ ...row, amountEur: amount(row.amountEur) }));
  }
}
