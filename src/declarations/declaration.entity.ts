import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Basis } from '../kernel/scheme.js';
import { MunicipalityEntity } from '../reference/reference.entity.js';

/** The tables of what municipalities hand in. Constraints carry the names they have in the migrations. */

@Entity('upload')
@Index('upload_by_id', ['uploadId'])
@Check('upload_outcome_check', `outcome IN ('accepted', 'refused')`)
@Check('upload_sha256_check', `file_sha256 ~ '^[0-9a-f]{64}$'`)
export class UploadEntity {
  /** 'unknown' when the file did not tell whose it is. */
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'upload_pk' })
  municipalityCode!: string;

  @PrimaryColumn('uuid', { name: 'upload_id', primaryKeyConstraintName: 'upload_pk' })
  uploadId!: string;

  @Column('integer', { name: 'fiscal_year', nullable: true })
  fiscalYear!: number | null;

  @Column('text', { name: 'file_name' })
  fileName!: string;

  @Column('text', { name: 'file_sha256' })
  fileSha256!: string;

  @Column('bigint', { name: 'file_size' })
  fileSize!: string;

  @Column('text')
  outcome!: 'accepted' | 'refused';

  @Column('text', { name: 'uploaded_by' })
  uploadedBy!: string;

  @Column('timestamp with time zone', { name: 'uploaded_at', precision: 3 })
  uploadedAt!: Date;
}

@Entity('upload_part')
@ForeignKey(() => UploadEntity, ['municipalityCode', 'uploadId'], ['municipalityCode', 'uploadId'], {
  name: 'upload_part_upload_fk',
})
export class UploadPartEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'upload_part_pk' })
  municipalityCode!: string;

  @PrimaryColumn('uuid', { name: 'upload_id', primaryKeyConstraintName: 'upload_part_pk' })
  uploadId!: string;

  @PrimaryColumn('integer', { name: 'part_number', primaryKeyConstraintName: 'upload_part_pk' })
  partNumber!: number;

  @Column('bytea')
  content!: Buffer;
}

@Entity('finding')
@ForeignKey(() => UploadEntity, ['municipalityCode', 'uploadId'], ['municipalityCode', 'uploadId'], {
  name: 'finding_upload_fk',
})
@Check('finding_severity_check', `severity IN ('error', 'warning')`)
export class FindingEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'finding_pk' })
  municipalityCode!: string;

  @PrimaryColumn('uuid', { name: 'upload_id', primaryKeyConstraintName: 'finding_pk' })
  uploadId!: string;

  @PrimaryColumn('integer', { name: 'finding_number', primaryKeyConstraintName: 'finding_pk' })
  findingNumber!: number;

  @Column('text')
  code!: string;

  @Column('text')
  severity!: 'error' | 'warning';

  @Column('text', { nullable: true })
  sheet!: string | null;

  @Column('integer', { name: 'row_number', nullable: true })
  row!: number | null;

  @Column('text', { name: 'column_letter', nullable: true })
  column!: string | null;

  @Column('text', { nullable: true })
  header!: string | null;

  @Column('text', { nullable: true })
  given!: string | null;

  @Column('text')
  expected!: string;

  @Column('text')
  message!: string;
}

export type DeclarationStatus = 'draft' | 'submitted' | 'returned' | 'approved' | 'corrected';

@Entity('declaration')
@ForeignKey(() => UploadEntity, ['municipalityCode', 'uploadId'], ['municipalityCode', 'uploadId'], {
  name: 'declaration_upload_fk',
})
@Index('declaration_one_approved', ['municipalityCode', 'fiscalYear'], {
  unique: true,
  where: `status = 'approved'`,
})
@Index('declaration_standing', ['fiscalYear', 'municipalityCode', 'decidedAt'], {
  where: `status IN ('approved', 'corrected')`,
})
@Check('declaration_basis_check', `basis IN ('norm', 'actual')`)
@Check('declaration_status_check', `status IN ('draft', 'submitted', 'returned', 'approved', 'corrected')`)
@Check('declaration_version_check', 'version > 0')
@Check('declaration_submitted_check', `status = 'draft' OR submitted_at IS NOT NULL`)
@Check('declaration_decided_check', `status IN ('draft', 'submitted') OR decided_at IS NOT NULL`)
@Check('declaration_return_check', `(status = 'returned') = (return_reason IS NOT NULL)`)
export class DeclarationEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'declaration_pk' })
  @ForeignKey(() => MunicipalityEntity, { name: 'declaration_municipality_fk' })
  municipalityCode!: string;

  @PrimaryColumn('integer', { name: 'fiscal_year', primaryKeyConstraintName: 'declaration_pk' })
  fiscalYear!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'declaration_pk' })
  version!: number;

  @Column('uuid', { name: 'upload_id' })
  uploadId!: string;

  @Column('text')
  basis!: Basis;

  @Column('text', { nullable: true })
  remark!: string | null;

  @Column('text')
  status!: DeclarationStatus;

  @Column('text', { name: 'created_by' })
  createdBy!: string;

  @Column('timestamp with time zone', { name: 'created_at', precision: 3 })
  createdAt!: Date;

  @Column('text', { name: 'submitted_by', nullable: true })
  submittedBy!: string | null;

  @Column('timestamp with time zone', { name: 'submitted_at', precision: 3, nullable: true })
  submittedAt!: Date | null;

  @Column('text', { name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column('timestamp with time zone', { name: 'decided_at', precision: 3, nullable: true })
  decidedAt!: Date | null;

  @Column('text', { name: 'return_reason', nullable: true })
  returnReason!: string | null;
}

@Entity('basis_choice')
@Check('basis_choice_basis_check', `basis IN ('norm', 'actual')`)
@Check('basis_choice_reason_check', `reason <> ''`)
export class BasisChoiceEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'basis_choice_pk' })
  @ForeignKey(() => MunicipalityEntity, { name: 'basis_choice_municipality_fk' })
  municipalityCode!: string;

  @PrimaryColumn('integer', { name: 'fiscal_year', primaryKeyConstraintName: 'basis_choice_pk' })
  fiscalYear!: number;

  @PrimaryColumn('integer', { name: 'choice_number', primaryKeyConstraintName: 'basis_choice_pk' })
  number!: number;

  @Column('text')
  basis!: Basis;

  @Column('text')
  reason!: string;

  @Column('text', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamp with time zone', { name: 'recorded_at', precision: 3 })
  recordedAt!: Date;
}
