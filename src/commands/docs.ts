import { writeFile } from 'node:fs/promises';
import { policyPage } from '../identity/policy/policy-page.js';
import { rulesPage } from '../intake/rules/rules-page.js';
import { asProgram } from '../platform/as-program.js';

/** npm run docs: writes the pages under docs/ that are made from the code. */
await asProgram(async () => {
  await writeFile('docs/validation-rules.md', rulesPage());
  await writeFile('docs/access.md', policyPage());
});
