import { asProgram } from './platform/as-program.js';
import { readConfig } from './platform/config/app-config.js';
import { startServer } from './server.js';

await asProgram(async () => {
  const { url } = await startServer(readConfig(process.env));
  console.log(`Opvangboek listens on ${url}, for this machine only: there is no login yet.`);
});
