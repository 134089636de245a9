import { asProgram } from './platform/as-program.js';
import { readConfig } from './platform/config/app-config.js';
import { startServer } from './server.js';

await asProgram(async () => {
  const config = readConfig(process.env);
  const { url } = await startServer(config);
  console.log(`Opvangboek listens on ${url}.`);
  if (config.identity.provider === null) {
    console.log('People are made up: log in as whom you like, or get a token with npm run token. Not for production.');
  }
});
