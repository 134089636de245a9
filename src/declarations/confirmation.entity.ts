import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { DeclarationEntity } from './declaration.entity.js';

/** A warning that somebody confirmed. Those that were confirmed together have one number. */
@Entity('finding_confirmation')
@ForeignKey(
  () => DeclarationEntity,
  ['municipalityCode', 'fiscalYear', 'version'],
  ['municipalityCode', 'fiscalYear', 'version'],
  { name: 'finding_confirmation_declaration_fk' },
)
@Check('finding_confirmation_reason_check', `reason <> ''`)
export class FindingConfirmationEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'finding_confirmation_pk' })
  municipalityCode!: string;

  @PrimaryColumn('integer', { name: 'fiscal_year', primaryKeyConstraintName: 'finding_confirmation_pk' })
  fiscalYear!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'finding_confirmation_pk' })
  version!: number;

  @PrimaryColumn('integer', { name: 'finding_number', primaryKeyConstraintName: 'finding_confirmation_pk' })
  findingNumber!: number;

  @Column('integer', { name: 'confirmation_number' })
  confirmationNumber!: number;

  @Column('text')
  reason!: string;

  @Column('text', { name: 'confirmed_by' })
  confirmedBy!: string;

  @Column('timestamp with time zone', { name: 'confirmed_at', precision: 3 })
  confirmedAt!: Date;
}
