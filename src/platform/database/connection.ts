import pg from 'pg';
import type { DataSourceOptions } from 'typeorm';
import { PreparingClient } from './preparing-client.js';

/** How this application speaks with PostgreSQL. */

/** The role without owner rights that the application works as; the first migration makes it. */
const APPLICATION_ROLE = 'opvangboek_app';

const DATE = 1082;
// A day stays the text it is: as a JavaScript Date it would be midnight in some time zone.
pg.types.setTypeParser(DATE, (text) => text);

/** A statement that takes this long is not an answer any more. The check of the whole ledger lifts it for itself. */
const STATEMENT_TIMEOUT = '10min';

/** Locks of a machine that is gone are free within a minute, instead of the two hours that are usual. */
const KEEPALIVE = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5';

/** The application's connections: never more rights than the application's role has. */
export function applicationConnection(url: string): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    applicationName: 'opvangboek',
    synchronize: false,
    poolSize: 10,
    extra: {
      Client: PreparingClient,
      options: `-c role=${APPLICATION_ROLE} -c timezone=UTC -c statement_timeout=${STATEMENT_TIMEOUT} ${KEEPALIVE}`,
    },
  };
}

/** The owner's connection, for migrations and reference data. */
export function ownerConnection(url: string): Extract<DataSourceOptions, { type: 'postgres' }> {
  return {
    type: 'postgres',
    url,
    applicationName: 'opvangboek-owner',
    synchronize: false,
    poolSize: 1,
    // the owner is held to row-level security too; migrations are about everybody's rows
    extra: { options: '-c timezone=UTC -c opvangboek.scope=all' },
  };
}
