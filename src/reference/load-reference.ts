import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { OwnerConnection } from '../platform/database/migrate.js';
import { REFERENCE_TABLES } from './reference-tables.js';
import type { ReferenceTable } from './reference-tables.js';

/** Reference data in the project's files contradicts what is recorded. */
export class ReferenceDataError extends Error {}

/**
 * Brings the database's reference data in line with the data files, table by table, in one transaction; `clock` says
 * what time it is. Loading twice changes nothing. What a row was before it changed stays readable: the database keeps
 * the history. Posted figures rest on the component of a cost: a recorded one that a file tries to change stops the
 * start. Tariffs, deductions and indicators of SiSa are changed by people, through the API: their files are only where
 * they start from.
 */
export async function loadReference(connection: OwnerConnection, clock: Date): Promise<void> {
  await connection.query('BEGIN');
  try {
    await connection.query(`SELECT set_config('opvangboek.clock', $1, true)`, [clock.toISOString()]);
    for (const table of REFERENCE_TABLES) await loadTable(connection, table);
    await loadFirstTariffs(connection);
    await loadSisaIndicators(connection);
    await connection.query('COMMIT');
  } catch (error) {
    await connection.query('ROLLBACK');
    throw error;
  }
}

async function loadTable(connection: OwnerConnection, table: ReferenceTable): Promise<void> {
  const { rows, values, columns } = fileRows(table);
  if (table.changes === 'refused') await refuseChangedRows(connection, table, columns, rows, values);
  if (table.changes !== 'taken over') {
    await connection.query(
      `INSERT INTO ${table.name} (${columns.join(', ')}) ${rows}
       ON CONFLICT (${table.key.join(', ')}) DO NOTHING`,
      values,
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

const TARIFFS: Pick<ReferenceTable, 'file' | 'columns'> = {
  file: 'tariffs.csv',
  columns: {
    id: { column: 'id', type: 'text' },
    tariff: { column: 'tariff', type: 'text' },
    validFrom: { column: 'valid_from', type: 'date' },
    validUntil: { column: 'valid_until', type: 'date' },
    amountEur: { column: 'amount_eur', type: 'numeric' },
    publishedOn: { column: 'published_on', type: 'date' },
    confirmedUntil: { column: 'confirmed_until', type: 'date' },
    source: { column: 'source', type: 'text' },
  },
};

/** The tariffs that a new ledger begins with. Later ones are recorded by a VNG analyst, who sees what they change. */
async function loadFirstTariffs(connection: OwnerConnection): Promise<void> {
  const known = await connection.query('SELECT FROM tariff_version LIMIT 1');
  if (known.length > 0) return;
  const { rows, values } = fileRows(TARIFFS);
  await connection.query(
    `INSERT INTO tariff_version (id, tariff, amount_eur) SELECT id, tariff, amount_eur FROM (${rows}) AS file`,
    values,
  );
  await connection.query(
    `INSERT INTO tariff_state (tariff, version_id, state, valid_from, valid_until, published_on, confirmed_until, source,
       recorded_by, recorded_at)
     SELECT tariff, id, 'adopted', valid_from, valid_until, published_on, confirmed_until, source, 'reference-data',
            reference_moment()
       FROM (${rows}) AS file`,
    values,
  );
}

const SISA_INDICATORS: Pick<ReferenceTable, 'file' | 'columns'> = {
  file: 'sisa-indicators.csv',
  columns: {
    fiscalYear: { column: 'fiscal_year', type: 'integer' },
    code: { column: 'code', type: 'text' },
    label: { column: 'label', type: 'text' },
    measure: { column: 'measure', type: 'text' },
    source: { column: 'source', type: 'text' },
  },
};

/** The indicators that were published, of each year as far as nobody recorded or withdrew them yet. */
async function loadSisaIndicators(connection: OwnerConnection): Promise<void> {
  const { rows, values } = fileRows(SISA_INDICATORS);
  await connection.query(
    `INSERT INTO sisa_indicator (fiscal_year, code, label, measure, source, withdrawn, recorded_by, recorded_at)
     SELECT file.*, false, 'reference-data', reference_moment()
       FROM (${rows}) AS file
      WHERE NOT EXISTS (SELECT FROM sisa_indicator AS recorded
                         WHERE recorded.fiscal_year = file.fiscal_year AND recorded.code = file.code)`,
    values,
  );
}

/** The rows of a data file as a query, with its parameters. */
function fileRows(table: Pick<ReferenceTable, 'file' | 'columns'>): {
  rows: string;
  values: unknown[];
  columns: readonly string[];
} {
  const records = readDataFile(table.file);
  const columns = Object.values(table.columns).map(({ column }) => column);
  const types = Object.values(table.columns).map(({ type }) => type);
  const selection = types.map((type, index) => `$${index + 1}::${type}[]`).join(', ');
  return {
    rows: `SELECT * FROM unnest(${selection}) AS file (${columns.join(', ')})`,
    values: Object.keys(table.columns).map((header) => records.map((record) => valueOf(record, header, table.file))),
    columns,
  };
}

type DataRecord = Readonly<Record<string, string>>;

function readDataFile(file: string): DataRecord[] {
  const text = readFileSync(new URL(`./data/${file}`, import.meta.url), 'utf8');
  const records: DataRecord[] = parse(text, { columns: true });
  return records.map((record, index) => ({ ...record, position: String(index + 1) }));
}

/** An empty cell is an absent value; every other text is for the database to read in its column's type. */
function valueOf(record: DataRecord, header: string, file: string): string | null {
  const value = record[header];
  if (value === undefined) throw new ReferenceDataError(`${file} has no column ${header}`);
  return value === '' ? null : value;
}
