import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { MunicipalityEntity } from '../../reference/reference.entity.js';
import { DeclarationVersionEntity } from '../declared-line.entity.js';

/** The tables of what declarations say beyond their amounts. Constraints carry the names they have in the migrations. */

const DECLARATION_KEY = ['municipalityCode', 'fiscalYear', 'version'] as const;

@Entity('declaration_facts')
@ForeignKey(() => DeclarationVersionEntity, [...DECLARATION_KEY], [...DECLARATION_KEY], {
  name: 'declaration_facts_version_fk',
})
export class DeclarationFactsEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'declaration_facts_pk' })
  municipalityCode!: string;

  @PrimaryColumn('integer', { name: 'fiscal_year', primaryKeyConstraintName: 'declaration_facts_pk' })
  fiscalYear!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'declaration_facts_pk' })
  version!: number;

  @Column('integer', { name: 'cost_months', array: true })
  costMonths!: number[];

  @Column('integer', { name: 'reception_months', array: true })
  receptionMonths!: number[];

  @Column('numeric', { name: 'cost_size_eur', precision: 18, scale: 2 })
  costSizeEur!: string;

  @Column('numeric', { name: 'evidenced_size_eur', precision: 18, scale: 2 })
  evidencedSizeEur!: string;

  @Column('numeric', { name: 'advances_eur', precision: 18, scale: 2 })
  advancesEur!: string;

  @Column('numeric', { name: 'decided_advances_eur', precision: 18, scale: 2 })
  decidedAdvancesEur!: string;

  @Column('bigint', { name: 'place_days' })
  placeDays!: string;

  @Column('bigint', { name: 'occupied_place_days', nullable: true })
  occupiedPlaceDays!: string | null;

  @Column('bigint', { name: 'host_person_days' })
  hostPersonDays!: string;
}

@Entity('declaration_location')
@ForeignKey(() => DeclarationVersionEntity, [...DECLARATION_KEY], [...DECLARATION_KEY], {
  name: 'declaration_location_version_fk',
})
export class DeclarationLocationEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'declaration_location_pk' })
  municipalityCode!: string;

  @PrimaryColumn('integer', { name: 'fiscal_year', primaryKeyConstraintName: 'declaration_location_pk' })
  fiscalYear!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'declaration_location_pk' })
  version!: number;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'declaration_location_pk' })
  location!: string;

  @Column('bigint', { name: 'place_days' })
  placeDays!: string;

  @Column('bigint', { name: 'occupied_place_days', nullable: true })
  occupiedPlaceDays!: string | null;
}

@Entity('declaration_location_cost')
@ForeignKey(() => DeclarationVersionEntity, [...DECLARATION_KEY], [...DECLARATION_KEY], {
  name: 'declaration_location_cost_version_fk',
})
export class DeclarationLocationCostEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'declaration_location_cost_pk' })
  municipalityCode!: string;

  @PrimaryColumn('integer', { name: 'fiscal_year', primaryKeyConstraintName: 'declaration_location_cost_pk' })
  fiscalYear!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'declaration_location_cost_pk' })
  version!: number;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'declaration_location_cost_pk' })
  location!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'declaration_location_cost_pk' })
  component!: string;

  @PrimaryColumn('text', { name: 'cost_category', primaryKeyConstraintName: 'declaration_location_cost_pk' })
  costCategory!: string;

  @Column('numeric', { name: 'amount_eur', precision: 18, scale: 2 })
  amountEur!: string;
}

@Entity('location_kind')
@Check('location_kind_kind_check', `kind IN ('regular', 'hotel', 'ship')`)
export class LocationKindEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'location_kind_pk' })
  @ForeignKey(() => MunicipalityEntity, { name: 'location_kind_municipality_fk' })
  municipalityCode!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'location_kind_pk' })
  location!: string;

  @PrimaryColumn('timestamp with time zone', {
    name: 'recorded_at',
    precision: 3,
    primaryKeyConstraintName: 'location_kind_pk',
  })
  recordedAt!: Date;

  @Column('text')
  kind!: string;

  @Column('text', { name: 'recorded_by' })
  recordedBy!: string;
}
