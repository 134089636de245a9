import type { DataSource, QueryRunner } from 'typeorm';

/** The lock of the job with this id, in SQL. */
export const lockOfJob = (id: string): string => `hashtextextended('opvangboek job ' || ${id}, 0)`;

/**
 * Who runs a job holds its lock, on a connection that does nothing else. The lock is free as soon as that connection
 * ends, however its process ended: that is how others see that nobody runs the job any more.
 */
export class JobLock {
  private readonly runner: QueryRunner;
  private isHeld = false;

  constructor(dataSource: DataSource) {
    this.runner = dataSource.createQueryRunner();
  }

  /** Whether the lock was free, and now is ours. */
  async take(id: string): Promise<boolean> {
    const [row] = (await this.runner.query(`SELECT pg_try_advisory_lock(${lockOfJob('$1')}) AS taken`, [id])) as {
      taken: boolean;
    }[];
    this.isHeld ||= row?.taken ?? false;
    return row?.taken ?? false;
  }

  async release(): Promise<void> {
    // a connection that is gone has let go already
    if (this.isHeld) await this.runner.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    await this.runner.release();
  }
}
