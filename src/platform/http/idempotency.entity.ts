import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Requests that carried a key of their own, and what was answered. Constraints carry the names of the migration. */
@Entity('idempotency_key')
@Index('idempotency_key_claimed', ['claimedAt'])
@Check('idempotency_key_answer_check', '(status IS NULL) = (answer IS NULL)')
export class IdempotencyKeyEntity {
  /** A hash of the key and of who sent it. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'idempotency_key_pk' })
  id!: string;

  @Column('text')
  fingerprint!: string;

  /** With which rights it was asked, and who may have the answer again. */
  @Column('text')
  scope!: string;

  @Column('timestamp with time zone', { name: 'claimed_at', precision: 3 })
  claimedAt!: Date;

  /** null: somebody is at work on it. */
  @Column('integer', { nullable: true })
  status!: number | null;

  @Column('text', { nullable: true })
  answer!: string | null;
}
