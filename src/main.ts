import { readConfig } from './platform/config/app-config.js';
import { startServer } from './server.js';

try {
  const { url } = await startServer(readConfig(process.env));
  console.log(`Opvangboek listens on ${url}, for this machine only: there is no login yet.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
