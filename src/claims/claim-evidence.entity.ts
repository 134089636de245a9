import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ClaimEntity } from './claim.entity.js';

/** The tables of evidence: the files, their bytes, and which of them were withdrawn. */

@Entity('claim_evidence')
@Check('claim_evidence_kind_check', `kind IN ('pdf', 'xlsx')`)
@Check('claim_evidence_sha256_check', `file_sha256 ~ '^[0-9a-f]{64}$'`)
@ForeignKey(() => ClaimEntity, ['claimant', 'claimNumber'], ['claimant', 'claimNumber'], {
  name: 'claim_evidence_claim_fk',
})
export class ClaimEvidenceEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'claim_evidence_pk' })
  claimant!: string;

  @PrimaryColumn('integer', { name: 'claim_number', primaryKeyConstraintName: 'claim_evidence_pk' })
  claimNumber!: number;

  @PrimaryColumn('integer', { name: 'evidence_number', primaryKeyConstraintName: 'claim_evidence_pk' })
  evidenceNumber!: number;

  @Column('text')
  kind!: string;

  @Column('text', { name: 'file_name' })
  fileName!: string;

  @Column('bigint', { name: 'file_size' })
  fileSize!: string;

  @Column('text', { name: 'file_sha256' })
  fileSha256!: string;

  @Column('text', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamp with time zone', { name: 'recorded_at', precision: 3 })
  recordedAt!: Date;
}

@Entity('claim_evidence_part')
@ForeignKey(
  () => ClaimEvidenceEntity,
  ['claimant', 'claimNumber', 'evidenceNumber'],
  ['claimant', 'claimNumber', 'evidenceNumber'],
  { name: 'claim_evidence_part_evidence_fk' },
)
export class ClaimEvidencePartEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'claim_evidence_part_pk' })
  claimant!: string;

  @PrimaryColumn('integer', { name: 'claim_number', primaryKeyConstraintName: 'claim_evidence_part_pk' })
  claimNumber!: number;

  @PrimaryColumn('integer', { name: 'evidence_number', primaryKeyConstraintName: 'claim_evidence_part_pk' })
  evidenceNumber!: number;

  @PrimaryColumn('integer', { name: 'part_number', primaryKeyConstraintName: 'claim_evidence_part_pk' })
  partNumber!: number;

  @Column('bytea')
  content!: Buffer;
}

@Entity('claim_evidence_withdrawal')
@Check('claim_evidence_withdrawal_reason_check', `reason <> ''`)
@ForeignKey(
  () => ClaimEvidenceEntity,
  ['claimant', 'claimNumber', 'evidenceNumber'],
  ['claimant', 'claimNumber', 'evidenceNumber'],
  { name: 'claim_evidence_withdrawal_evidence_fk' },
)
export class ClaimEvidenceWithdrawalEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'claim_evidence_withdrawal_pk' })
  claimant!: string;

  @PrimaryColumn('integer', { name: 'claim_number', primaryKeyConstraintName: 'claim_evidence_withdrawal_pk' })
  claimNumber!: number;

  @PrimaryColumn('integer', { name: 'evidence_number', primaryKeyConstraintName: 'claim_evidence_withdrawal_pk' })
  evidenceNumber!: number;

  @Column('text')
  reason!: string;

  @Column('text', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamp with time zone', { name: 'recorded_at', precision: 3 })
  recordedAt!: Date;
}
