import { parseArgs } from 'node:util';
import { systemAccess, withAccess } from '../platform/access/access.js';
import { asProgram } from '../platform/as-program.js';
import { importFiles } from './import-files.js';
import { openApplication } from './open-application.js';

/**
 * npm run import -- FILE… [--approve]
 * Hands in many workbooks by the same path as an upload. With --approve each is also submitted and approved, as a
 * second person: for a demonstration and for taking over older years only.
 */
const USAGE = 'Gebruik: npm run import -- BESTAND… [--approve]';

await asProgram(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { approve: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help || positionals.length === 0) {
    console.error(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const application = await openApplication();
  try {
    const { refused } = await withAccess(systemAccess('import'), () =>
      importFiles(application, positionals, { approve: values.approve ?? false }),
    );
    process.exitCode = refused.length > 0 ? 1 : 0;
  } finally {
    await application.close();
  }
});
