import type PgBoss from 'pg-boss';

/** A connection of ours: a transaction, or that of the owner. */
export interface SqlConnection {
  query(sql: string, parameters?: unknown[]): Promise<unknown[]>;
}

/** Lets pg-boss work on a connection of ours. */
export function bossConnection(connection: SqlConnection): PgBoss.Db {
  return {
    executeSql: async (sql, parameters) => ({ rows: rowsOf(await connection.query(sql, parameters)) }),
  };
}

/** TypeORM answers an UPDATE or DELETE with its rows and their number, and several statements with nothing. */
function rowsOf(answer: unknown[] | undefined): unknown[] {
  const [rows] = answer ?? [];
  return Array.isArray(rows) ? rows : (answer ?? []);
}
