import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Component, FundingRoute } from '../kernel/scheme.js';
import type { SisaMeasure } from '../kernel/sisa.js';
import type { TariffCode } from '../kernel/tariff-schedule.js';
import type { TariffStateName } from './tariffs/tariff-state.js';

/** The tables of the reference data. Constraints carry the names they have in the migrations. */

@Entity('safety_region')
export class SafetyRegionEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'safety_region_pk' })
  code!: string;

  @Column('text')
  name!: string;

  @Column('text')
  province!: string;
}

@Entity('municipality')
@Check('municipality_code_check', `code ~ '^GM[0-9]{4}$'`)
@Check('municipality_validity_check', 'valid_from < valid_until')
export class MunicipalityEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'municipality_pk' })
  code!: string;

  @Column('text')
  name!: string;

  @Column('text')
  province!: string;

  @Column('text', { name: 'safety_region' })
  @ForeignKey(() => SafetyRegionEntity, { name: 'municipality_safety_region_fk' })
  safetyRegion!: string;

  @Column('date', { name: 'valid_from', nullable: true })
  validFrom!: string | null;

  @Column('date', { name: 'valid_until', nullable: true })
  validUntil!: string | null;
}

@Entity('municipality_population')
@Check('municipality_population_check', 'population > 0')
export class MunicipalityPopulationEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'municipality_population_pk' })
  @ForeignKey(() => MunicipalityEntity, { name: 'municipality_population_municipality_fk' })
  municipalityCode!: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'municipality_population_pk' })
  year!: number;

  @Column('integer')
  population!: number;
}

@Entity('reorganisation')
@Check('reorganisation_status_check', `status IN ('planned', 'effective')`)
@Check('reorganisation_parties_check', 'predecessor <> successor')
export class ReorganisationEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'reorganisation_pk' })
  @ForeignKey(() => MunicipalityEntity, { name: 'reorganisation_predecessor_fk' })
  predecessor!: string;

  @PrimaryColumn('date', { name: 'effective_on', primaryKeyConstraintName: 'reorganisation_pk' })
  effectiveOn!: string;

  @Column('text')
  @ForeignKey(() => MunicipalityEntity, { name: 'reorganisation_successor_fk' })
  successor!: string;

  @Column('text')
  status!: 'planned' | 'effective';

  @Column('text')
  note!: string;
}

@Entity('cost_category')
@Unique('cost_category_label_key', ['label'])
@Check('cost_category_default_route_check', `default_route IN ('booo', 'vws', 'own')`)
export class CostCategoryEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'cost_category_pk' })
  code!: string;

  @Column('text')
  label!: string;

  @Column('text', { name: 'default_route' })
  defaultRoute!: FundingRoute;

  /** Place in the order in which people see them. */
  @Column('integer')
  position!: number;
}

@Entity('component_rule')
@Check('component_rule_route_check', `funding_route IN ('booo', 'vws', 'own')`)
@Check('component_rule_component_check', `component IN ('goo', 'allowance', 'poo-norm', 'transition', 'care', 'own')`)
@Exclusion(
  'component_rule_no_overlap',
  'USING gist (cost_category WITH =, funding_route WITH =, daterange(valid_from, valid_until) WITH &&)',
)
export class ComponentRuleEntity {
  @PrimaryColumn('text', { name: 'cost_category', primaryKeyConstraintName: 'component_rule_pk' })
  @ForeignKey(() => CostCategoryEntity, { name: 'component_rule_cost_category_fk' })
  costCategory!: string;

  @PrimaryColumn('text', { name: 'funding_route', primaryKeyConstraintName: 'component_rule_pk' })
  fundingRoute!: FundingRoute;

  @PrimaryColumn('date', { name: 'valid_from', primaryKeyConstraintName: 'component_rule_pk' })
  validFrom!: string;

  @Column('date', { name: 'valid_until', nullable: true })
  validUntil!: string | null;

  @Column('text')
  component!: Component;

  @Column('text')
  source!: string;
}

@Entity('tariff_version')
@Check('tariff_version_tariff_check', `tariff IN ('goo-place-day', 'poo-person-month')`)
@Check('tariff_version_amount_check', 'amount_eur >= 0')
export class TariffVersionEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'tariff_version_pk' })
  id!: string;

  @Column('text')
  tariff!: TariffCode;

  @Column('numeric', { name: 'amount_eur', precision: 12, scale: 2 })
  amountEur!: string;
}

@Entity('tariff_state')
@Check('tariff_state_state_check', `state IN ('announced', 'adopted', 'withdrawn')`)
@Check('tariff_state_validity_check', 'valid_from < valid_until')
@Check('tariff_state_source_check', `source <> ''`)
@Check('tariff_state_recorded_check', 'recorded_at < superseded_at')
@Exclusion(
  'tariff_state_no_overlap',
  `USING gist (tariff WITH =, daterange(valid_from, valid_until) WITH &&, tstzrange(recorded_at, superseded_at) WITH &&)
   WHERE (state = 'adopted')`,
)
export class TariffStateEntity {
  @PrimaryColumn('text', { name: 'version_id', primaryKeyConstraintName: 'tariff_state_pk' })
  @ForeignKey(() => TariffVersionEntity, { name: 'tariff_state_version_fk' })
  versionId!: string;

  @PrimaryColumn('date', { name: 'valid_from', primaryKeyConstraintName: 'tariff_state_pk' })
  validFrom!: string;

  @PrimaryColumn('timestamp with time zone', {
    name: 'recorded_at',
    precision: 3,
    primaryKeyConstraintName: 'tariff_state_pk',
  })
  recordedAt!: Date;

  @Column('text')
  tariff!: TariffCode;

  @Column('text')
  state!: TariffStateName;

  @Column('date', { name: 'valid_until', nullable: true })
  validUntil!: string | null;

  @Column('date', { name: 'published_on', nullable: true })
  publishedOn!: string | null;

  @Column('date', { name: 'confirmed_until' })
  confirmedUntil!: string;

  @Column('text')
  source!: string;

  @Column('text', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamp with time zone', { name: 'superseded_at', precision: 3, nullable: true })
  supersededAt!: Date | null;
}

@Entity('deduction_rule')
export class DeductionRuleEntity {
  @PrimaryColumn('integer', { name: 'fiscal_year', primaryKeyConstraintName: 'deduction_rule_pk' })
  fiscalYear!: number;

  @Column('boolean', { name: 'deduct_own_contributions' })
  deductOwnContributions!: boolean;

  @Column('text')
  source!: string;
}

@Entity('deadline')
@Check('deadline_kind_check', `kind IN ('advance-application', 'sisa', 'settlement', 'reclaim')`)
@Check('deadline_source_check', `source <> ''`)
export class DeadlineEntity {
  @PrimaryColumn('integer', { name: 'fiscal_year', primaryKeyConstraintName: 'deadline_pk' })
  fiscalYear!: number;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'deadline_pk' })
  kind!: string;

  @Column('date', { name: 'due_on' })
  dueOn!: string;

  @Column('text')
  source!: string;
}

/** Every row that ever stood in the tables above, with the time in which it stood there. */
@Entity('reference_version')
@Check('reference_version_recorded_check', 'recorded_at < superseded_at')
@Index('reference_version_current', ['tableName', 'key'], { unique: true, where: 'superseded_at IS NULL' })
@Index('reference_version_recorded', ['recordedAt'])
@Index('reference_version_superseded', ['supersededAt'], { where: 'superseded_at IS NOT NULL' })
export class ReferenceVersionEntity {
  @PrimaryColumn('text', { name: 'table_name', primaryKeyConstraintName: 'reference_version_pk' })
  tableName!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'reference_version_pk' })
  key!: string;

  @PrimaryColumn('timestamp with time zone', {
    name: 'recorded_at',
    precision: 3,
    primaryKeyConstraintName: 'reference_version_pk',
  })
  recordedAt!: Date;

  @Column('jsonb')
  content!: object;

  @Column('timestamp with time zone', { name: 'superseded_at', precision: 3, nullable: true })
  supersededAt!: Date | null;
}

/** An indicator of SiSa as it was recorded; a later row of the same year and code takes its place. */
@Entity('sisa_indicator')
@Check('sisa_indicator_code_check', `code ~ '^[A-Z][0-9]{1,2}[A-Z]?/[0-9]{2}$'`)
@Check('sisa_indicator_label_check', `label <> ''`)
@Check(
  'sisa_indicator_measure_check',
  `measure IN ('goo-norm-amount', 'goo-higher-cost', 'goo-voluntary-return', 'transition-cost',
    'transition-implementation', 'poo-allowance', 'allowance-claims', 'poo-norm-amount', 'total-spending',
    'cumulative-spending')`,
)
@Check('sisa_indicator_source_check', `source <> ''`)
export class SisaIndicatorEntity {
  @PrimaryColumn('integer', { name: 'fiscal_year', primaryKeyConstraintName: 'sisa_indicator_pk' })
  fiscalYear!: number;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'sisa_indicator_pk' })
  code!: string;

  @PrimaryColumn('timestamp with time zone', {
    name: 'recorded_at',
    precision: 3,
    primaryKeyConstraintName: 'sisa_indicator_pk',
  })
  recordedAt!: Date;

  @Column('text')
  label!: string;

  @Column('text')
  measure!: SisaMeasure;

  @Column('text')
  source!: string;

  @Column('boolean')
  withdrawn!: boolean;

  @Column('text', { name: 'recorded_by' })
  recordedBy!: string;
}
