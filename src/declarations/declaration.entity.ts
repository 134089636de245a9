import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Basis, Component, FundingRoute, ReceiptKind, Regulation } from '../kernel/scheme.js';
import { CostCategoryEntity, MunicipalityEntity } from '../reference/reference.entity.js';

/** The tables of what municipalities hand in. Constraints carry the names they have in the migrations. */

@Entity('upload')
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

/** The declaration a line belongs to. */
const DECLARATION_KEY = ['municipalityCode', 'fiscalYear', 'version'] as const;

@Entity('reception_line')
@ForeignKey(() => DeclarationEntity, [...DECLARATION_KEY], [...DECLARATION_KEY], {
  name: 'reception_line_declaration_fk',
  deferrable: 'INITIALLY DEFERRED',
})
@Check('reception_line_dates_check', 'from_date <= through_date')
@Check(
  'reception_line_year_check',
  'extract(year FROM from_date) = fiscal_year AND extract(year FROM through_date) = fiscal_year',
)
@Check(
  'reception_line_count_check',
  `CASE regulation WHEN 'GOO' THEN realised_places IS NOT NULL WHEN 'POO' THEN persons IS NOT NULL ELSE false END`,
)
@Check(
  'reception_line_positive_check',
  'coalesce(realised_places, 0) >= 0 AND coalesce(occupied_places, 0) >= 0 AND coalesce(persons, 0) >= 0',
)
export class ReceptionLineEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'reception_line_pk' })
  municipalityCode!: string;

  @PrimaryColumn('integer', { name: 'fiscal_year', primaryKeyConstraintName: 'reception_line_pk' })
  fiscalYear!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'reception_line_pk' })
  version!: number;

  @PrimaryColumn('integer', { name: 'row_number', primaryKeyConstraintName: 'reception_line_pk' })
  row!: number;

  @Column('date', { name: 'from_date' })
  from!: string;

  @Column('date', { name: 'through_date' })
  through!: string;

  @Column('text')
  regulation!: Regulation;

  @Column('text', { nullable: true })
  location!: string | null;

  @Column('integer', { name: 'realised_places', nullable: true })
  realisedPlaces!: number | null;

  @Column('integer', { name: 'occupied_places', nullable: true })
  occupiedPlaces!: number | null;

  @Column('integer', { nullable: true })
  persons!: number | null;
}

@Entity('cost_line')
@ForeignKey(() => DeclarationEntity, [...DECLARATION_KEY], [...DECLARATION_KEY], {
  name: 'cost_line_declaration_fk',
  deferrable: 'INITIALLY DEFERRED',
})
@Check('cost_line_month_check', 'extract(day FROM month) = 1 AND extract(year FROM month) = fiscal_year')
@Check('cost_line_route_check', `funding_route IN ('booo', 'vws', 'own')`)
export class CostLineEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'cost_line_pk' })
  municipalityCode!: string;

  @PrimaryColumn('integer', { name: 'fiscal_year', primaryKeyConstraintName: 'cost_line_pk' })
  fiscalYear!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'cost_line_pk' })
  version!: number;

  @PrimaryColumn('integer', { name: 'row_number', primaryKeyConstraintName: 'cost_line_pk' })
  row!: number;

  @Column('date')
  month!: string;

  @Column('text', { name: 'cost_category' })
  @ForeignKey(() => CostCategoryEntity, { name: 'cost_line_cost_category_fk' })
  costCategory!: string;

  @Column('text', { name: 'funding_route' })
  fundingRoute!: FundingRoute;

  /** As declared, not rounded. */
  @Column('numeric', { name: 'amount_eur' })
  amountEur!: string;

  @Column('text', { nullable: true })
  location!: string | null;

  @Column('text', { nullable: true })
  description!: string | null;

  @Column('text', { nullable: true })
  evidence!: string | null;
}

@Entity('receipt_line')
@ForeignKey(() => DeclarationEntity, [...DECLARATION_KEY], [...DECLARATION_KEY], {
  name: 'receipt_line_declaration_fk',
  deferrable: 'INITIALLY DEFERRED',
})
@Check('receipt_line_kind_check', `kind IN ('advance', 'settlement', 'reclaim', 'grant', 'own-contribution')`)
@Check(
  'receipt_line_component_check',
  `CASE kind
     WHEN 'grant' THEN component IN ('transition', 'care')
     WHEN 'own-contribution' THEN component = 'goo'
     ELSE component IN ('goo', 'allowance', 'poo-norm', 'transition', 'care')
   END`,
)
@Check('receipt_line_amount_check', 'amount_eur > 0')
export class ReceiptLineEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'receipt_line_pk' })
  municipalityCode!: string;

  @PrimaryColumn('integer', { name: 'fiscal_year', primaryKeyConstraintName: 'receipt_line_pk' })
  fiscalYear!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'receipt_line_pk' })
  version!: number;

  @PrimaryColumn('integer', { name: 'row_number', primaryKeyConstraintName: 'receipt_line_pk' })
  row!: number;

  @Column('date', { name: 'receipt_date' })
  date!: string;

  @Column('text')
  kind!: ReceiptKind;

  @Column('text')
  component!: Component;

  @Column('numeric', { name: 'amount_eur' })
  amountEur!: string;

  @Column('text', { nullable: true })
  reference!: string | null;
}
