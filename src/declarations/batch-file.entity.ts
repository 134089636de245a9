import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

export type BatchFileOutcome = 'waiting' | 'accepted' | 'known' | 'refused';

/** A file of many that were handed in together, and what became of it. */
@Entity('batch_file')
@Check('batch_file_outcome_check', `outcome IN ('waiting', 'accepted', 'known', 'refused')`)
@Check('batch_file_declaration_check', `(outcome IN ('accepted', 'known')) = (declaration IS NOT NULL)`)
@Check('batch_file_refused_check', `(outcome = 'refused') = (message IS NOT NULL)`)
export class BatchFileEntity {
  /** Whose person handed it in. */
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'batch_file_pk' })
  municipalityCode!: string;

  @PrimaryColumn('uuid', { name: 'batch_id', primaryKeyConstraintName: 'batch_file_pk' })
  batchId!: string;

  @PrimaryColumn('integer', { name: 'file_number', primaryKeyConstraintName: 'batch_file_pk' })
  fileNumber!: number;

  @Column('text', { name: 'file_name' })
  fileName!: string;

  @Column('text', { name: 'file_sha256' })
  fileSha256!: string;

  @Column('text')
  outcome!: BatchFileOutcome;

  @Column('text', { nullable: true })
  declaration!: string | null;

  @Column('uuid', { name: 'upload_id', nullable: true })
  uploadId!: string | null;

  @Column('integer', { nullable: true })
  errors!: number | null;

  @Column('integer', { nullable: true })
  warnings!: number | null;

  @Column('text', { nullable: true })
  message!: string | null;

  @Column('text', { name: 'handed_in_by' })
  handedInBy!: string;

  @Column('timestamp with time zone', { name: 'handed_in_at', precision: 3 })
  handedInAt!: Date;
}

@Entity('batch_file_part')
@ForeignKey(
  () => BatchFileEntity,
  ['municipalityCode', 'batchId', 'fileNumber'],
  ['municipalityCode', 'batchId', 'fileNumber'],
  { name: 'batch_file_part_file_fk' },
)
export class BatchFilePartEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'batch_file_part_pk' })
  municipalityCode!: string;

  @PrimaryColumn('uuid', { name: 'batch_id', primaryKeyConstraintName: 'batch_file_part_pk' })
  batchId!: string;

  @PrimaryColumn('integer', { name: 'file_number', primaryKeyConstraintName: 'batch_file_part_pk' })
  fileNumber!: number;

  @PrimaryColumn('integer', { name: 'part_number', primaryKeyConstraintName: 'batch_file_part_pk' })
  partNumber!: number;

  @Column('bytea')
  content!: Buffer;
}
