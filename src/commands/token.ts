import { DEMO_PERSON_NOTATION, demoPerson } from '../identity/demo/demo-person.js';
import { DemoProvider } from '../identity/demo/demo-provider.js';
import { asProgram } from '../platform/as-program.js';
import { readConfig } from '../platform/config/app-config.js';

/**
 * npm run token -- finance-officer:GM0177
 * Prints a bearer token of the embedded identity provider for that demo person; of the same data folder as the server.
 */
await asProgram(async () => {
  const [id = ''] = process.argv.slice(2);
  const person = demoPerson(id);
  if (person === null) {
    console.error(`Gebruik: npm run token -- ${DEMO_PERSON_NOTATION}`);
    process.exitCode = 2;
    return;
  }
  const { dataDir, identity } = readConfig(process.env);
  if (identity.provider !== null) {
    throw new Error(`Tokens komen van ${identity.provider.issuer}: demopersonen zijn er niet naast OIDC_ISSUER.`);
  }
  console.log(await new DemoProvider(dataDir).accessToken(person));
});
