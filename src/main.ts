import { readConfig } from './platform/config/app-config.js';
import { startServer } from './server.js';

try {
  const { url } = await startServer(readConfig(process.env));
  console.log(`Opvangboek listens on ${url}, for this machine only: there is no login yet.`);
} catch (error) {
  console.error(reasonOf(error));
  process.exitCode = 1;
}

/** The words of an error; one that stands for several (an address tried over IPv4 and IPv6) has none of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('\n');
  return error instanceof Error ? error.message : String(error);
}
