// npm run bench: from upload to findings beside a bare streaming read of the same file by exceljs, in the same run.
// Prints a table of ratios with their limits, and ends with 1 when a limit is passed.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../dist/src/app.module.js';
import { UploadService } from '../dist/src/declarations/upload.service.js';
import { systemAccess, withAccess } from '../dist/src/platform/access/access.js';
import { readConfig } from '../dist/src/platform/config/app-config.js';

const RUNS = 5;
const SIZES = [10_000, 50_000, 200_000];
/** Upload to findings takes no more than this many times the bare read, at 10,000 lines. */
const MOST_RATIO = 1.6;
/** Memory that 200,000 lines may take beyond 10,000. */
const MOST_GROWTH_MIB = 100;

const folder = mkdtempSync(join(tmpdir(), 'opvangboek-bench-'));
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** A declaration with this many cost lines, by exceljs as people's systems write them. */
async function workbookOf(lines) {
  const filename = join(folder, `${lines}.xlsx`);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename, useSharedStrings: false });
  const sheet = (name, rows) => {
    const added = workbook.addWorksheet(name);
    for (const row of rows) added.addRow(row).commit();
    added.commit();
  };
  sheet('Gemeente', [
    ['Veld', 'Waarde'],
    ['Gemeentecode', 'GM0193'],
    ['Boekjaar', 2024],
    ['Grondslag GOO', 'norm'],
    ['Sjabloonversie', 1],
  ]);
  sheet('Opvang', [
    ['Van', 'Tot en met', 'Regeling', 'Locatie', 'Gerealiseerde plekken', 'Bezette plekken', 'Personen'],
    ['01-01-2024', '31-12-2024', 'GOO', 'Kantoor', 400, 380, null],
    ['01-01-2024', '31-12-2024', 'POO', null, null, null, 90],
  ]);
  const categories = ['goo-housing', 'goo-catering', 'goo-guidance', 'poo-allowance', 'psychosocial-care'];
  sheet('Kosten', costRows(lines, categories));
  sheet('Ontvangsten', [
    ['Datum', 'Soort', 'Onderdeel', 'Bedrag', 'Kenmerk'],
    ['13-06-2024', 'Voorschot', 'goo', 2_500_000, 'Brief 1'],
  ]);
  await workbook.commit();
  return filename;
}

function* costRows(lines, categories) {
  yield ['Maand', 'Kostensoort', 'Dekking', 'Bedrag', 'Locatie', 'Omschrijving', 'Bewijsstuk'];
  for (let line = 0; line < lines; line++) {
    const month = `2024-${String((line % 12) + 1).padStart(2, '0')}`;
    const amount = 100 + (line % 9_973) / 100;
    yield [month, categories[line % categories.length], null, amount, 'Kantoor', `Factuur ${line}`, `F-${line}`];
  }
}

/** What the peer does: every cell of every row, and nothing with it. */
async function bareRead(path) {
  const options = {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'emit',
  };
  for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(path, options)) {
    for await (const row of sheet) row.eachCell((cell) => cell.value);
  }
}

async function timed(work) {
  globalThis.gc?.();
  const base = process.memoryUsage().rss;
  let peak = base;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 5);
  const started = performance.now();
  await work();
  const milliseconds = performance.now() - started;
  clearInterval(watch);
  return { milliseconds, mib: (peak - base) / 2 ** 20 };
}

const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent', DATABASE_URL: process.env.DATABASE_URL });
const application = await NestFactory.createApplicationContext(AppModule.register(config), { logger: ['error'] });
try {
  const uploads = application.get(UploadService);
  const rows = [];
  for (const lines of SIZES) {
    const path = await workbookOf(lines);
    const upload = () =>
      // another hash each time: the same file would be the same declaration, and not be read
      withAccess(systemAccess('bench'), () =>
        uploads.upload(
          { path, name: 'bench.xlsx', size: statSync(path).size, sha256: randomBytes(32).toString('hex') },
          'bench',
        ),
      );
    const bare = [];
    const ours = [];
    await bareRead(path);
    await upload();
    for (let run = 0; run < RUNS; run++) {
      bare.push(await timed(() => bareRead(path)));
      ours.push(await timed(upload));
    }
    const of = (list, key) => median(list.map((each) => each[key]));
    rows.push({
      'cost lines': lines,
      'bare read (ms)': Math.round(of(bare, 'milliseconds')),
      'upload to findings (ms)': Math.round(of(ours, 'milliseconds')),
      ratio: Number((of(ours, 'milliseconds') / of(bare, 'milliseconds')).toFixed(2)),
      'memory taken (MiB)': Math.round(of(ours, 'mib')),
    });
  }
  console.table(rows);
  const growth = rows.at(-1)['memory taken (MiB)'] - rows[0]['memory taken (MiB)'];
  console.log(`ratio at ${SIZES[0]} lines: ${rows[0].ratio}, limit ${MOST_RATIO}`);
  console.log(`memory from ${SIZES[0]} to ${SIZES.at(-1)} lines: ${growth} MiB more, limit ${MOST_GROWTH_MIB}`);
  process.exitCode = rows[0].ratio <= MOST_RATIO && growth <= MOST_GROWTH_MIB ? 0 : 1;
} finally {
  await application.close();
  rmSync(folder, { recursive: true, force: true });
}
