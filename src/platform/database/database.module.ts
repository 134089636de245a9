import { Inject, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { AppConfig } from '../config/app-config.js';
import { APP_CONFIG } from '../config/app-config.js';
import { AnswerMemory } from './answer-memory.js';
import { applicationConnection } from './connection.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { migrateDatabase } from './migrate.js';
import type { AfterMigration } from './migrate.js';
import { Transactions } from './transactions.js';

/** A database that is ready for work. */
export interface ReadyDatabase {
  readonly url: string;
  stop(): Promise<void>;
}

const READY_DATABASE = Symbol('ReadyDatabase');

/** Starts the embedded server unless one is given, brings its shape up to date, and says where it is. */
async function prepareDatabase(config: AppConfig, afterMigration: AfterMigration): Promise<ReadyDatabase> {
  if (config.databaseUrl !== null) {
    await migrateDatabase(config.migrationUrl ?? config.databaseUrl, afterMigration);
    return { url: config.databaseUrl, stop: async () => {} };
  }
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, log: (line) => console.log(line) });
  try {
    await migrateDatabase(server.ownerUrl, afterMigration);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { url: server.ownerUrl, stop: () => server.stop() };
}

@Module({})
class ReadyDatabaseModule {}

/** The connection pool and transactions, for everybody; it outlives all other modules at shutdown. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    @Inject(READY_DATABASE) private readonly database: ReadyDatabase,
    private readonly dataSource: DataSource,
  ) {}

  static register(config: AppConfig, afterMigration: AfterMigration): DynamicModule {
    const ready: DynamicModule = {
      module: ReadyDatabaseModule,
      providers: [
        { provide: READY_DATABASE, useFactory: () => prepareDatabase(config, afterMigration) },
        { provide: APP_CONFIG, useValue: config },
      ],
      exports: [READY_DATABASE, APP_CONFIG],
    };
    return {
      module: DatabaseModule,
      global: true,
      imports: [
        ready,
        TypeOrmModule.forRootAsync({
          imports: [ready],
          inject: [READY_DATABASE],
          useFactory: (database: ReadyDatabase) => ({
            ...applicationConnection(database.url),
            autoLoadEntities: true,
            // the migrations have just run: who cannot connect now will not in half a minute either
            retryAttempts: 0,
          }),
        }),
      ],
      providers: [Transactions, AnswerMemory],
      exports: [Transactions, AnswerMemory, ready],
    };
  }

  /** The pool closes before the server stops; TypeORM's own hook, before or after this one, then finds it closed. */
  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
    await this.database.stop();
  }
}
