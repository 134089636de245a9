import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { OwnerConnection } from '../platform/database/migrate.js';
import { REFERENCE_TABLES } from './reference-tables.js';
import type { ReferenceTable } from './reference-tables.js';

/** Reference data in the project's files contradicts what is recorded. */
export class ReferenceDataError extends Error {}

/**
 * Brings the database's reference data in line with the data files, table by table, in one transaction.
 * Loading twice changes nothing. What posted figures rest on (tariffs, the component of a cost, deductions) is only
 * ever added: a recorded row that a file tries to change stops the start.
 */
export async function loadReference(connection: OwnerConnection, recordedAt: Date): Promise<void> {
  await connection.query('BEGIN');
  try {
    for (const table of REFERENCE_TABLES) await loadTable(connection, table, recordedAt);
    await connection.query('COMMIT');
  } catch (error) {
    await connection.query('ROLLBACK');
    throw error;
  }
}

async function loadTable(connection: OwnerConnection, table: ReferenceTable, recordedAt: Date): Promise<void> {
  const records = readDataFile(table);
  const columns = Object.values(table.columns).map(({ column }) => column);
  const types = Object.values(table.columns).map(({ type }) => type);
  const values = Object.keys(table.columns).map((header) => records.map((record) => valueOf(record, header, table)));

  const selection = types.map((type, index) => `$${index + 1}::${type}[]`).join(', ');
  const rows = `SELECT * FROM unnest(${selection}) AS file (${columns.join(', ')})`;
  if (table.appendOnly) {
    await refuseChangedRows(connection, table, columns, rows, values);
    const moment = table.hasMoment ? { column: ', recorded_at', value: `, $${columns.length + 1}::timestamptz` } : null;
    await connection.query(
      `INSERT INTO ${table.name} (${columns.join(', ')}${moment?.column ?? ''})
       SELECT file.*${moment?.value ?? ''} FROM (${rows}) AS file
       ON CONFLICT (${table.key.join(', ')}) DO NOTHING`,
      moment ? [...values, recordedAt] : values,
    );
    return;
  }
  const changeable = columns.filter((column) => !table.key.includes(column));
  await connection.query(
    `INSERT INTO ${table.name} (${columns.join(', ')}) ${rows}
     ON CONFLICT (${table.key.join(', ')}) DO UPDATE SET ${changeable.map((name) => `${name} = excluded.${name}`).join(', ')}
     WHERE (${changeable.map((name) => `${table.name}.${name}`).join(', ')})
       IS DISTINCT FROM (${changeable.map((name) => `excluded.${name}`).join(', ')})`,
    values,
  );
}

async function refuseChangedRows(
  connection: OwnerConnection,
  table: ReferenceTable,
  columns: readonly string[],
  rows: string,
  values: unknown[],
): Promise<void> {
  const key = table.key.join(', ');
  const changed = (await connection.query(
    `SELECT ${table.key.map((name) => `recorded.${name}`).join(` || ' ' || `)} AS id
       FROM (${rows}) AS file JOIN ${table.name} AS recorded USING (${key})
      WHERE (${columns.map((name) => `recorded.${name}`).join(', ')})
        IS DISTINCT FROM (${columns.map((name) => `file.${name}`).join(', ')})`,
    values,
  )) as { id: string }[];
  if (changed.length > 0) {
    throw new ReferenceDataError(
      `${table.file} changes what is already recorded (${changed.map(({ id }) => id).join(', ')}): ` +
        'posted figures rest on it, so nothing of it can be changed in the file',
    );
  }
}

type DataRecord = Readonly<Record<string, string>>;

function readDataFile(table: ReferenceTable): DataRecord[] {
  const text = readFileSync(new URL(`./data/${table.file}`, import.meta.url), 'utf8');
  const records: DataRecord[] = parse(text, { columns: true });
  return records.map((record, index) => ({ ...record, position: String(index + 1) }));
}

/** An empty cell is an absent value; every other text is for the database to read in its column's type. */
function valueOf(record: DataRecord, header: string, table: ReferenceTable): string | null {
  const value = record[header];
  if (value === undefined) throw new ReferenceDataError(`${table.file} has no column ${header}`);
  return value === '' ? null : value;
}
