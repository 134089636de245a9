import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** The tables of claims. Constraints carry the names they have in the migrations; the municipality is who claims. */

@Entity('claim')
@Check('claim_claimant_check', `municipality_code ~ '^(GM[0-9]{4}|VNG)$'`)
export class ClaimEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'claim_pk' })
  claimant!: string;

  @PrimaryColumn('integer', { name: 'claim_number', primaryKeyConstraintName: 'claim_pk' })
  claimNumber!: number;

  @Column('text', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamp with time zone', { name: 'recorded_at', precision: 3 })
  recordedAt!: Date;
}

/** What was claimed, in every wording that it had. */
@Entity('claim_revision')
@Check('claim_revision_title_check', `title <> ''`)
@Check('claim_revision_narrative_check', `narrative <> ''`)
@Check('claim_revision_contact_check', `contact <> ''`)
@Check('claim_revision_years_check', `from_year <= to_year`)
@Check(
  'claim_revision_members_check',
  `cardinality(member_codes) > 0 AND (municipality_code = 'VNG' OR member_codes = ARRAY[municipality_code])`,
)
@Check(
  'claim_revision_components_check',
  `cardinality(components) > 0 AND components <@ ARRAY['goo', 'allowance', 'poo-norm', 'transition', 'care', 'own']`,
)
@ForeignKey(() => ClaimEntity, ['claimant', 'claimNumber'], ['claimant', 'claimNumber'], {
  name: 'claim_revision_claim_fk',
})
export class ClaimRevisionEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'claim_revision_pk' })
  claimant!: string;

  @PrimaryColumn('integer', { name: 'claim_number', primaryKeyConstraintName: 'claim_revision_pk' })
  claimNumber!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'claim_revision_pk' })
  revision!: number;

  @Column('text')
  title!: string;

  @Column('text', { name: 'member_codes', array: true })
  memberCodes!: string[];

  @Column('integer', { name: 'from_year' })
  fromYear!: number;

  @Column('integer', { name: 'to_year' })
  toYear!: number;

  @Column('text', { array: true })
  components!: string[];

  @Column('text')
  narrative!: string;

  @Column('text', { nullable: true })
  contact!: string | null;

  @Column('text', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamp with time zone', { name: 'recorded_at', precision: 3 })
  recordedAt!: Date;
}

/** What became of it, step by step. Which may follow which is guarded by a trigger. */
@Entity('claim_state')
@Check('claim_state_state_check', `state IN ('draft', 'submitted', 'included', 'presented', 'settled')`)
@Check('claim_state_dated_on_check', `(state IN ('presented', 'settled')) = (dated_on IS NOT NULL)`)
@Check(
  'claim_state_reference_check',
  `(state IN ('presented', 'settled')) = (reference IS NOT NULL) AND reference <> ''`,
)
@Check('claim_state_reason_check', `(state = 'draft' AND step > 1) = (reason IS NOT NULL) AND reason <> ''`)
@ForeignKey(() => ClaimEntity, ['claimant', 'claimNumber'], ['claimant', 'claimNumber'], {
  name: 'claim_state_claim_fk',
})
export class ClaimStateEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'claim_state_pk' })
  claimant!: string;

  @PrimaryColumn('integer', { name: 'claim_number', primaryKeyConstraintName: 'claim_state_pk' })
  claimNumber!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'claim_state_pk' })
  step!: number;

  @Column('text')
  state!: string;

  /** Of a presentation or a settlement. */
  @Column('date', { name: 'dated_on', nullable: true })
  datedOn!: string | null;

  @Column('text', { nullable: true })
  reference!: string | null;

  /** Of a return. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamp with time zone', { name: 'recorded_at', precision: 3 })
  recordedAt!: Date;
}
