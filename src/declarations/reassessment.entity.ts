import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Component } from '../kernel/scheme.js';
import { MunicipalityEntity } from '../reference/reference.entity.js';

/** The tables of reassessments. Constraints carry the names they have in the migrations. */

@Entity('reassessment')
@Check('reassessment_cause_check', `cause_kind IN ('tariff', 'rules')`)
@Check('reassessment_years_check', 'from_year <= to_year')
export class ReassessmentEntity {
  /** That of the job that does it. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'reassessment_pk' })
  id!: string;

  @Column('text', { name: 'cause_kind' })
  causeKind!: 'tariff' | 'rules';

  @Column('text', { name: 'cause_id' })
  causeId!: string;

  /** null: every component */
  @Column('text', { nullable: true })
  component!: Component | null;

  @Column('integer', { name: 'from_year' })
  fromYear!: number;

  @Column('integer', { name: 'to_year' })
  toYear!: number;

  @Column('text', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamp with time zone', { name: 'recorded_at', precision: 3 })
  recordedAt!: Date;
}

@Entity('reassessment_municipality')
export class ReassessmentMunicipalityEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'reassessment_municipality_pk' })
  @ForeignKey(() => MunicipalityEntity, { name: 'reassessment_municipality_municipality_fk' })
  municipalityCode!: string;

  @PrimaryColumn('uuid', { name: 'reassessment_id', primaryKeyConstraintName: 'reassessment_municipality_pk' })
  @ForeignKey(() => ReassessmentEntity, { name: 'reassessment_municipality_reassessment_fk' })
  reassessmentId!: string;

  /** null: not yet */
  @Column('timestamp with time zone', { name: 'done_at', precision: 3, nullable: true })
  doneAt!: Date | null;
}
