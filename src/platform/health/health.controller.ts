import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { migrations } from '../../../migrations/index.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';

/** Whether the process lives, and whether it can do its work. For machines that watch over it. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(private readonly transactions: Transactions) {}

  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Ready when the database answers and every migration has run. */
  @Get('ready')
  async ready(): Promise<{ status: 'ok' }> {
    const run = await this.transactions
      .read((tx) => tx.query<{ name: string }>('SELECT name FROM migrations'))
      .catch((): { name: string }[] => []);
    const done = new Set(run.map(({ name }) => name));
    if (!migrations.every((migration) => done.has(migration.name))) {
      throw new ProblemError('unavailable', 'De database is nog niet klaar.');
    }
    return { status: 'ok' };
  }
}
