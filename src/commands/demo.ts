import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { FIRST_FISCAL_YEAR } from '../kernel/scheme.js';
import { systemAccess, withAccess } from '../platform/access/access.js';
import { asProgram } from '../platform/as-program.js';
import { readConfig } from '../platform/config/app-config.js';
import { startServer } from '../server.js';
import { ShortfallService } from '../shortfall/shortfall.service.js';
import { ExportFiles } from '../workbooks/export-files.js';
import { ExportsService } from '../workbooks/exports.service.js';
import { importFiles } from './import-files.js';
import { nationalTable } from './national-table.js';
import { openApplication } from './open-application.js';

/**
 * npm run demo: from nothing to the main job. Takes the invented declarations of fixtures/ in by the path of an upload,
 * prints the national table, writes the national workbook to out/, and serves the application. With --once it ends.
 */
const DECLARATIONS = join('fixtures', 'declarations');
const WORKBOOK = join('out', 'opvangboek-landelijk.xlsx');

await asProgram(async () => {
  const { values } = parseArgs({ options: { once: { type: 'boolean' } } });
  const server = values.once ? null : await startServer({ ...readConfig(process.env), logLevel: 'warn' });
  const application = server?.application ?? (await openApplication());

  await withAccess(systemAccess('demo'), () => fill(application));

  if (server) {
    console.log(`Opvangboek luistert op ${server.url}, alleen voor deze computer. Stop met Ctrl+C.`);
    console.log(`Log in op ${server.url}: u kiest zelf wie u bent, bijvoorbeeld financieel medewerker van GM0193.`);
    console.log('Een token voor de API geeft: npm run --silent token -- vng-analyst');
  } else {
    await application.close();
  }
});

/** Takes the declarations in, prints the national table and writes the national workbook. */
async function fill(application: INestApplicationContext): Promise<void> {
  console.log('De verzonnen declaraties uit fixtures/ worden ingelezen en goedgekeurd.');
  const names = (await readdir(DECLARATIONS)).filter((name) => name.endsWith('.xlsx')).sort();
  const { refused } = await importFiles(
    application,
    names.map((name) => join(DECLARATIONS, name)),
    { approve: true },
  );
  process.exitCode = refused.length > 0 ? 1 : 0;

  const shortfall = application.get(ShortfallService);
  const question = shortfall.questionOf({ fromYear: FIRST_FISCAL_YEAR });
  console.log(`\n${nationalTable(await shortfall.national(question, ['year'], null))}\n`);

  const exports = application.get(ExportsService);
  const { id } = await exports.make({ ...question, audience: 'vng' }, null, 'demo');
  await mkdir('out', { recursive: true });
  await copyFile(application.get(ExportFiles).pathOf(id), WORKBOOK);
  console.log(`Het landelijke werkboek staat in ${WORKBOOK}.`);
}
