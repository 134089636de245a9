import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The table of audit events. Constraints carry the names they have in the migrations. */
@Entity('audit_event')
@Check('audit_event_via_check', `via IN ('session', 'token', 'system')`)
@Check('audit_event_outcome_check', `outcome IN ('done', 'read', 'refused', 'failed')`)
@Check('audit_event_hash_check', `hash ~ '^[0-9a-f]{64}$' AND previous_hash ~ '^[0-9a-f]{64}$'`)
@Index('audit_event_at', ['at'])
@Index('audit_event_person', ['person', 'at'])
export class AuditEventEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'audit_event_pk' })
  municipalityCode!: string;

  @PrimaryColumn('bigint', { name: 'event_number', primaryKeyConstraintName: 'audit_event_pk' })
  eventNumber!: string;

  @Column('timestamp with time zone', { precision: 3 })
  at!: Date;

  @Column('text')
  person!: string;

  @Column('text', { array: true })
  roles!: string[];

  @Column('text')
  via!: string;

  @Column('text', { nullable: true })
  address!: string | null;

  @Column('text', { name: 'request_id', nullable: true })
  requestId!: string | null;

  @Column('text')
  action!: string;

  @Column('text')
  outcome!: string;

  @Column('text', { name: 'object_kind' })
  objectKind!: string;

  @Column('text', { name: 'object_id' })
  objectId!: string;

  @Column('json', { nullable: true })
  before!: unknown;

  @Column('json', { nullable: true })
  after!: unknown;

  @Column('text', { name: 'previous_hash' })
  previousHash!: string;

  @Column('text')
  hash!: string;
}

/** The end of each chain. */
@Entity('audit_head')
export class AuditHeadEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'audit_head_pk' })
  municipalityCode!: string;

  @Column('bigint', { name: 'event_number' })
  eventNumber!: string;

  @Column('text')
  hash!: string;
}
