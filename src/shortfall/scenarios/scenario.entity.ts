import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The table of scenarios. Constraints carry the names they have in the migrations. */
@Entity('scenario')
@Check('scenario_sha256_check', `inputs_sha256 ~ '^[0-9a-f]{64}$'`)
export class ScenarioEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'scenario_pk' })
  id!: string;

  @Column('text')
  name!: string;

  @Column('json')
  content!: unknown;

  @Column('timestamp with time zone', { name: 'known_on', precision: 3 })
  knownOn!: Date;

  @Column('integer', { nullable: true })
  layout!: number | null;

  @Column('json')
  result!: unknown;

  @Column('text', { name: 'inputs_sha256' })
  inputsSha256!: string;

  @Column('text', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamp with time zone', { name: 'recorded_at', precision: 3 })
  recordedAt!: Date;
}
