// npm run bench:export: the lines of the negotiation workbook beside a bare streaming writer of exceljs of the same cells,
// in the same run. Prints a table of ratios with their limits, and ends with 1 when a limit is passed.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { amount, ZERO } from '../dist/src/kernel/money.js';
import { writeLines } from '../dist/src/workbooks/negotiation/lines-sheet.js';
import { WorkbookFile } from '../dist/src/workbooks/workbook-file.js';

const RUNS = Number(process.env.RUNS ?? 5);
const SIZES = [10_000, 100_000, 1_000_000];
/** Of the time of the bare writer, at 100,000 lines. */
const MOST_RATIO = 1.25;
/** Memory that a million lines may take beyond 10,000. */
const MOST_GROWTH_MIB = 150;

const LINES_PER_DECLARATION = 100;
const CATEGORIES = [{ code: 'goo-housing', label: 'Huisvesting (huur, energie, onderhoud)' }];
const MOMENT = new Date('2026-11-01T12:00:00Z');

const folder = mkdtempSync(join(tmpdir(), 'opvangboek-bench-'));
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** One declaration at a time, as the ledger gives them: half of its lines rest on a norm amount. */
async function* declarations(lines) {
  for (let first = 0; first < lines; first += LINES_PER_DECLARATION) {
    // it comes from a database
    await setImmediate();
    const code = `GM${String(first / LINES_PER_DECLARATION).padStart(5, '0')}`;
    yield {
      declarationId: `${code}-2024-1`,
      municipality: { code, name: 'Zwolle' },
      layoutCode: code,
      year: 2024,
      fileName: 'declaratie-2024.xlsx',
      rows: Array.from({ length: LINES_PER_DECLARATION }, (_, index) => line(first + index)),
    };
  }
}

function line(number) {
  const common = { row: number + 2, month: '2024-03', location: 'Kantoor', received: ZERO, certainty: 'final' };
  return number % 2 === 0
    ? {
        ...common,
        ...{ sheet: 'Opvang', description: 'Plekdagen', component: 'goo', costCategory: null, fundingRoute: null },
        ...{ text: null, quantity: amount(310), tariffEur: amount(61), tariffId: 'goo-place-day-2024-01-01-v1' },
        ...{ realCost: ZERO, entitlement: amount(18_910), ground: 'norm' },
      }
    : {
        ...common,
        ...{
          sheet: 'Kosten',
          description: 'Kosten',
          component: 'goo',
          costCategory: 'goo-housing',
          fundingRoute: 'booo',
        },
        ...{ text: `Factuur ${number}`, quantity: null, tariffEur: null, tariffId: null },
        ...{ realCost: amount(100 + (number % 9_973) / 100), entitlement: ZERO, ground: null },
      };
}

async function ours(path, lines) {
  const workbook = new WorkbookFile(path, MOMENT);
  await writeLines(workbook, declarations(lines), CATEGORIES);
  await workbook.close();
}

/** What the peer does: the cells, their formats, and nothing with it. */
async function bare(path, lines) {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true });
  const sheet = workbook.addWorksheet('Regels');
  const euro = { width: 18, style: { numFmt: '#,##0.00' } };
  sheet.columns = Array.from({ length: 22 }, (_, index) => ([16, 18, 19, 20].includes(index) ? euro : { width: 18 }));
  sheet.addRow(Array.from({ length: 22 }, (_, index) => `Kolom ${index}`)).commit();
  let row = 1;
  for await (const { declarationId, municipality, layoutCode, year, fileName, rows } of declarations(lines)) {
    for (const one of rows) {
      row += 1;
      sheet
        .addRow([
          ...[municipality.code, municipality.name, layoutCode, year, declarationId, fileName],
          ...[one.sheet, one.row, one.description, 'Gemeentelijke opvang (GOO)'],
          ...[one.costCategory && CATEGORIES[0].label, one.fundingRoute && 'BooO', one.month, one.location, one.text],
          one.quantity && Number(one.quantity),
          one.tariffEur && {
            formula: `INDEX(Normbedragen_Bedrag,MATCH(R${row},Normbedragen_Kenmerk,0))`,
            result: Number(one.tariffEur),
          },
          one.tariffId,
          Number(one.realCost),
          one.tariffEur ? { formula: `ROUND(P${row}*Q${row},2)`, result: Number(one.entitlement) } : 0,
          Number(one.received),
          '',
        ])
        .commit();
    }
  }
  sheet.commit();
  await workbook.commit();
}

async function timed(work) {
  globalThis.gc?.();
  const base = process.memoryUsage().rss;
  let peak = base;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
  const started = performance.now();
  await work();
  const milliseconds = performance.now() - started;
  clearInterval(watch);
  return { milliseconds, mib: (peak - base) / 2 ** 20 };
}

try {
  const table = [];
  for (const lines of process.env.SIZES ? process.env.SIZES.split(',').map(Number) : SIZES) {
    const path = join(folder, `${lines}.xlsx`);
    const peers = [];
    const own = [];
    await ours(path, Math.min(lines, SIZES[0]));
    // a million once: it is there for the memory
    for (let run = 0; run < (lines > 100_000 ? 1 : RUNS); run++) {
      peers.push(await timed(() => bare(path, lines)));
      own.push(await timed(() => ours(path, lines)));
    }
    const of = (list, key) => median(list.map((each) => each[key]));
    table.push({
      lines,
      'bare writer (ms)': Math.round(of(peers, 'milliseconds')),
      'export (ms)': Math.round(of(own, 'milliseconds')),
      ratio: Number((of(own, 'milliseconds') / of(peers, 'milliseconds')).toFixed(2)),
      'bare memory (MiB)': Math.round(of(peers, 'mib')),
      'export memory (MiB)': Math.round(of(own, 'mib')),
      'file (MiB)': Math.round(statSync(path).size / 2 ** 20),
    });
  }
  console.table(table);
  const at = (lines) => table.find((row) => row.lines === lines);
  const ratio = at(100_000)?.ratio;
  const growth = (at(SIZES.at(-1))?.['export memory (MiB)'] ?? NaN) - (at(SIZES[0])?.['export memory (MiB)'] ?? NaN);
  console.log(`ratio at 100000 lines: ${ratio}, limit ${MOST_RATIO}`);
  console.log(`memory from ${SIZES[0]} to ${SIZES.at(-1)} lines: ${growth} MiB more, limit ${MOST_GROWTH_MIB}`);
  process.exitCode = ratio <= MOST_RATIO && growth <= MOST_GROWTH_MIB ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
