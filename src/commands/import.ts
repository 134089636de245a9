import { parseArgs } from 'node:util';
import { importFiles } from './import-files.js';
import { openApplication } from './open-application.js';

/**
 * npm run import -- FILE… [--approve]
 * Hands in many workbooks by the same path as an upload. With --approve each is also submitted and approved, as a
 * second person: for a demonstration and for taking over older years only.
 */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { approve: { type: 'boolean' } } });
if (positionals.length === 0) {
  console.error('Use: npm run import -- FILE… [--approve]');
  process.exit(2);
}

const application = await openApplication();
try {
  const result = await importFiles(application, positionals, { approve: values.approve ?? false });
  process.exitCode = result.refused.length > 0 ? 1 : 0;
} finally {
  await application.close();
}
