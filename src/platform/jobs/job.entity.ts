import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The table of jobs. Constraints carry the names they have in the migrations. */
@Entity('job')
@Index('job_running', ['id'], { where: `status = 'running'` })
@Check('job_status_check', `status IN ('queued', 'running', 'completed', 'failed', 'cancelled')`)
@Check('job_progress_check', 'done BETWEEN 0 AND total')
@Check('job_started_check', `status IN ('queued', 'cancelled') OR started_at IS NOT NULL`)
@Check('job_finished_check', `(status IN ('completed', 'failed', 'cancelled')) = (finished_at IS NOT NULL)`)
@Check('job_failure_check', `failure IS NULL OR status = 'failed'`)
export class JobEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'job_pk' })
  id!: string;

  /** Whose it is, and who may see it; null: the country's. */
  @Column('text', { name: 'municipality_code', nullable: true })
  municipalityCode!: string | null;

  @Column('text')
  kind!: string;

  @Column('text')
  status!: string;

  @Column('integer')
  done!: number;

  @Column('integer')
  total!: number;

  @Column('integer', { name: 'run_number' })
  runNumber!: number;

  @Column('integer')
  failures!: number;

  @Column('text', { nullable: true })
  failure!: string | null;

  @Column('timestamp with time zone', { name: 'created_at', precision: 3 })
  createdAt!: Date;

  @Column('timestamp with time zone', { name: 'started_at', precision: 3, nullable: true })
  startedAt!: Date | null;

  @Column('timestamp with time zone', { name: 'finished_at', precision: 3, nullable: true })
  finishedAt!: Date | null;
}
