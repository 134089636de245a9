// npm run bench:national: every national question at a million lines and at ten, beside the same question asked of the raw
// postings and of DuckDB on the same data, in one run. Prints a table and ends with 1 when a limit is passed.
// npm run bench:national -- 1000000: at that many lines only. --without-peers: our own answers, and how they grow; quicker.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { AppModule } from '../dist/src/app.module.js';
import { systemAccess, withAccess } from '../dist/src/platform/access/access.js';
import { readConfig } from '../dist/src/platform/config/app-config.js';
import { Transactions } from '../dist/src/platform/database/transactions.js';
import { generateLedger } from './national/generate.mjs';
import { QUESTIONS } from './national/questions.mjs';

const { positionals, values: flags } = parseArgs({
  allowPositionals: true,
  options: { 'without-peers': { type: 'boolean', default: false } },
});
const SIZES = positionals.length > 0 ? positionals.map(Number) : [1_000_000, 10_000_000];
const WITH_PEERS = !flags['without-peers'];
const RUNS = 15;
const PEER_RUNS = 3;
/** An answer takes no longer than this at the smallest size, and at the largest no more than this many times that. */
const MOST_MS = 20;
const MOST_GROWTH = 1.3;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

async function medianOf(runs, work) {
  const times = [];
  await work();
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return median(times);
}

/** The same postings in DuckDB's own columns, and the same groups of municipalities. */
async function duckDb(client, folder) {
  const file = join(folder, 'posting.csv');
  const place = join(folder, 'place.csv');
  await client.query(`COPY posting TO '${file}' (FORMAT csv, HEADER)`);
  await client.query(`COPY place TO '${place}' (FORMAT csv, HEADER)`);
  const instance = await DuckDBInstance.create(join(folder, 'duck.db'), { threads: '2' });
  const connection = await instance.connect();
  await connection.run(
    `CREATE TABLE posting AS SELECT * REPLACE (amount_eur::DECIMAL(16, 2) AS amount_eur, quantity::DECIMAL(16, 2) AS quantity)
       FROM read_csv('${file}', all_varchar = false)`,
  );
  await connection.run(`CREATE TABLE place AS SELECT * FROM read_csv('${place}')`);
  return { ask: (sql) => connection.runAndReadAll(sql), close: () => connection.closeSync() };
}

async function measure(lines) {
  const folder = mkdtempSync(join(tmpdir(), 'opvangboek-bench-'));
  // the server writes there too, and run by root it is somebody else
  chmodSync(folder, 0o777);
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' });
  const application = await NestFactory.createApplicationContext(AppModule.register(config), { logger: ['error'] });
  const client = new pg.Client({ connectionString: application.get(DataSource).options.url });
  await client.connect();
  try {
    const counted = await generateLedger(client, lines);
    console.log(`${counted.lines} cost lines, ${counted.postings} postings`);
    await client.query(`
      CREATE TABLE place AS
      SELECT code, province, safety_region, width_bucket(population, ARRAY[20000, 50000, 100000, 250000]) AS size_class
        FROM municipality JOIN municipality_population ON municipality_code = code AND year = 2024`);
    const duck = WITH_PEERS ? await duckDb(client, folder) : null;
    const get = (service) => application.get(service);
    const record = () => get(Transactions).run((tx) => tx.recordingMoment());
    const answers = new Map();
    for (const { name, ask, sql } of QUESTIONS) {
      const asked = () => withAccess(systemAccess('bench'), async () => JSON.stringify(await ask(get)));
      answers.set(name, {
        // something was recorded since: reckoned from the balances
        anew: await medianOf(RUNS, async () => {
          await withAccess(systemAccess('bench'), record);
          await asked();
        }),
        again: await medianOf(RUNS, asked),
        raw: sql === null || !duck ? null : await medianOf(PEER_RUNS, () => client.query(sql)),
        duck: sql === null || !duck ? null : await medianOf(PEER_RUNS, () => duck.ask(sql)),
      });
    }
    duck?.close();
    return answers;
  } finally {
    await client.end();
    await application.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const measured = [];
for (const lines of SIZES) measured.push(await measure(lines));
const [smallest] = measured;
const rounded = (value) => (value === null ? '–' : Number(value.toFixed(1)));
let isWithin = true;
for (const [index, answers] of measured.entries()) {
  const rows = {};
  for (const [name, { anew, again, raw, duck }] of answers) {
    const growth = again / smallest.get(name).again;
    const grown = anew / smallest.get(name).anew;
    rows[name] = {
      'anew (ms)': rounded(anew),
      'again (ms)': rounded(again),
      'raw postings (ms)': rounded(raw),
      'DuckDB (ms)': rounded(duck),
      'anew : raw': raw === null ? '–' : Number((anew / raw).toFixed(4)),
      'anew : DuckDB': duck === null ? '–' : Number((anew / duck).toFixed(2)),
      'anew : smallest size': Number(grown.toFixed(2)),
    };
    if (again > MOST_MS || growth > MOST_GROWTH + 1 / again) isWithin = false;
  }
  console.log(`\n${SIZES[index]} lines`);
  console.table(rows);
}
console.log(`limits: ${MOST_MS} ms for an answer, ${MOST_GROWTH} times that of the smallest size`);
process.exitCode = isWithin ? 0 : 1;
