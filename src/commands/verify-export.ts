import { parseArgs } from 'node:util';
import { WorkbookRefused } from '../intake/workbook/workbook-refused.js';
import { asProgram } from '../platform/as-program.js';
import { errorCode } from '../platform/error-code.js';
import { sha256Of } from '../workbooks/seal/file-hash.js';
import { NotSealed, verifyWorkbook } from '../workbooks/seal/verify-workbook.js';
import type { SheetState, WorkbookCheck } from '../workbooks/seal/verify-workbook.js';

/**
 * npm run verify-export -- FILE
 * Holds a workbook of an export against its own seal, for who has no access to the ledger: it reads the file and nothing
 * else. Ends with 1 when something was changed, with 2 when the file is no such workbook.
 */
const USAGE = 'Gebruik: npm run verify-export -- BESTAND';

const STATES: Readonly<Record<SheetState, string>> = {
  same: 'klopt',
  changed: 'IS VERANDERD nadat het werkboek is gemaakt',
  missing: 'ONTBREEKT',
  added: 'hoort er niet bij: het is later toegevoegd',
};

await asProgram(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean' } } });
  const [path] = positionals;
  if (values.help || path === undefined || positionals.length > 1) {
    console.error(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  try {
    const sha256 = await sha256Of(path);
    tell(await verifyWorkbook(path), sha256);
  } catch (error) {
    if (!isNoWorkbook(error)) throw error;
    console.error(`${path} is geen werkboek van Opvangboek met een blad Controle, of het is niet te lezen.`);
    process.exitCode = 2;
  }
});

function tell({ id, sheets, isWhole, wrongTotals }: WorkbookCheck, sha256: string): void {
  console.log(`Kenmerk: ${id ?? 'staat er niet in'}`);
  for (const { sheet, rows, state } of sheets) console.log(`Blad ${sheet}: ${rows} rijen, ${STATES[state]}`);
  for (const column of wrongTotals) console.log(`Blad Regels: de kolom ${column} telt niet op tot de totaalregel`);
  const holds = isWhole && wrongTotals.length === 0;
  console.log(holds ? 'De inhoud is zoals die is gemaakt.' : 'De inhoud is NIET zoals die is gemaakt.');
  console.log(`SHA-256 van het bestand: ${sha256}`);
  console.log(
    'Wie het blad Controle meeveranderde, valt door de mand bij de VNG: zij heeft de SHA-256 bij dit kenmerk.',
  );
  process.exitCode = holds ? 0 : 1;
}

function isNoWorkbook(error: unknown): boolean {
  const isUnreadable = ['ENOENT', 'EISDIR', 'EACCES'].includes(errorCode(error) ?? '');
  return error instanceof NotSealed || error instanceof WorkbookRefused || isUnreadable;
}
