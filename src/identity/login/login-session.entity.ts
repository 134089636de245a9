import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** Somebody who is logged in by browser. Constraints carry the names they have in the migrations. */
@Entity('login_session')
@Unique('login_session_secret_key', ['secretSha256'])
@Index('login_session_person', ['person'])
@Index('login_session_last_seen', ['lastSeenAt'])
export class LoginSessionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'login_session_pk' })
  id!: string;

  /** Of the secret in the cookie. */
  @Column('text', { name: 'secret_sha256' })
  secretSha256!: string;

  @Column('text')
  person!: string;

  @Column('text')
  name!: string;

  @Column('text', { array: true })
  roles!: string[];

  @Column('text', { name: 'municipality_code', nullable: true })
  municipalityCode!: string | null;

  /** To end the session of the identity provider with. */
  @Column('text', { name: 'id_token' })
  idToken!: string;

  @Column('timestamp with time zone', { name: 'created_at', precision: 3 })
  createdAt!: Date;

  @Column('timestamp with time zone', { name: 'last_seen_at', precision: 3 })
  lastSeenAt!: Date;
}

/** A login that is on its way to the identity provider and back. */
@Entity('login_attempt')
@Index('login_attempt_created', ['createdAt'])
export class LoginAttemptEntity {
  /** Of the secret in the cookie: it comes back to the same browser. */
  @PrimaryColumn('text', { name: 'browser_sha256', primaryKeyConstraintName: 'login_attempt_pk' })
  browserSha256!: string;

  @Column('text')
  state!: string;

  @Column('text')
  nonce!: string;

  @Column('text', { name: 'code_verifier' })
  codeVerifier!: string;

  @Column('text', { name: 'return_to' })
  returnTo!: string;

  @Column('timestamp with time zone', { name: 'created_at', precision: 3 })
  createdAt!: Date;
}
