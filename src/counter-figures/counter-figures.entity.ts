import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { FigureKind } from '../kernel/counter-figure.js';
import type { Component } from '../kernel/scheme.js';
import type { TariffCode } from '../kernel/tariff-schedule.js';
import { MunicipalityEntity } from '../reference/reference.entity.js';
import type { Coverage } from './stated-figures.js';

/** The tables of other parties' figures. Constraints carry the names they have in the migrations. */

@Entity('counter_figures')
@Check('counter_figures_party_check', `party <> ''`)
@Check('counter_figures_source_check', `source <> ''`)
@Check('counter_figures_coverage_check', `coverage IN ('country', 'named')`)
@Check('counter_figures_sha256_check', `file_sha256 ~ '^[0-9a-f]{64}$'`)
@Index('counter_figures_file', ['fileSha256'], { unique: true })
export class CounterFiguresEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'counter_figures_pk' })
  id!: string;

  @Column('text')
  party!: string;

  @Column('date', { name: 'dated_on' })
  datedOn!: string;

  @Column('text')
  source!: string;

  @Column('text')
  coverage!: Coverage;

  @Column('text', { name: 'file_name' })
  fileName!: string;

  @Column('text', { name: 'file_sha256' })
  fileSha256!: string;

  @Column('text', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamp with time zone', { name: 'recorded_at', precision: 3 })
  recordedAt!: Date;
}

@Entity('counter_figure')
@Check('counter_figure_component_check', `component IN ('goo', 'allowance', 'poo-norm', 'transition', 'care', 'own')`)
@Check('counter_figure_kind_check', `kind IN ('entitlement', 'real-cost', 'received')`)
@Check('counter_figure_period_check', '(from_date IS NULL) = (through_date IS NULL) AND from_date <= through_date')
@Check('counter_figure_quantity_check', 'quantity >= 0')
@Check('counter_figure_tariff_check', 'tariff_eur >= 0')
export class CounterFigureEntity {
  @PrimaryColumn('uuid', { name: 'counter_figures_id', primaryKeyConstraintName: 'counter_figure_pk' })
  @ForeignKey(() => CounterFiguresEntity, { name: 'counter_figure_counter_figures_fk' })
  counterFiguresId!: string;

  /** Of the sheet Cijfers. */
  @PrimaryColumn('integer', { name: 'source_row', primaryKeyConstraintName: 'counter_figure_pk' })
  sourceRow!: number;

  /** Of whom it is said; it is not theirs. */
  @Column('text', { name: 'municipality_code' })
  @ForeignKey(() => MunicipalityEntity, { name: 'counter_figure_municipality_fk' })
  municipalityCode!: string;

  @Column('integer', { name: 'fiscal_year' })
  fiscalYear!: number;

  @Column('date', { name: 'from_date', nullable: true })
  fromDate!: string | null;

  @Column('date', { name: 'through_date', nullable: true })
  throughDate!: string | null;

  @Column('text')
  component!: Component;

  @Column('text')
  kind!: FigureKind;

  @Column('numeric', { precision: 16, scale: 2, nullable: true })
  quantity!: string | null;

  @Column('numeric', { name: 'tariff_eur', precision: 16, scale: 2, nullable: true })
  tariffEur!: string | null;

  @Column('numeric', { name: 'amount_eur', precision: 16, scale: 2 })
  amountEur!: string;

  @Column('text', { nullable: true })
  reference!: string | null;
}

@Entity('counter_tariff')
@Check('counter_tariff_tariff_check', `tariff IN ('goo-place-day', 'poo-person-month')`)
@Check('counter_tariff_validity_check', 'valid_from <= valid_through')
@Check('counter_tariff_amount_check', 'amount_eur >= 0')
export class CounterTariffEntity {
  @PrimaryColumn('uuid', { name: 'counter_figures_id', primaryKeyConstraintName: 'counter_tariff_pk' })
  @ForeignKey(() => CounterFiguresEntity, { name: 'counter_tariff_counter_figures_fk' })
  counterFiguresId!: string;

  /** Of the sheet Normbedragen. */
  @PrimaryColumn('integer', { name: 'source_row', primaryKeyConstraintName: 'counter_tariff_pk' })
  sourceRow!: number;

  @Column('text')
  tariff!: TariffCode;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_through', nullable: true })
  validThrough!: string | null;

  @Column('numeric', { name: 'amount_eur', precision: 16, scale: 2 })
  amountEur!: string;

  @Column('text', { nullable: true })
  source!: string | null;
}
