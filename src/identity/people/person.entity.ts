import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Everybody who ever came in, with the rights of the last time. Constraints carry the names of the migrations. */
@Entity('person')
export class PersonEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'person_pk' })
  id!: string;

  @Column('text')
  name!: string;

  @Column('text', { array: true })
  roles!: string[];

  @Column('text', { name: 'municipality_code', nullable: true })
  municipalityCode!: string | null;

  @Column('timestamp with time zone', { name: 'first_seen_at', precision: 3 })
  firstSeenAt!: Date;

  @Column('timestamp with time zone', { name: 'last_seen_at', precision: 3 })
  lastSeenAt!: Date;
}
