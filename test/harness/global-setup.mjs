// One PostgreSQL server for the whole run, and in it one template with shape and reference data; every test file copies
// that template (test-database.ts). TEST_DATABASE_URL points to a server of your own instead.
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { demoPerson } from '../../dist/src/identity/demo/demo-person.js';
import { DemoProvider } from '../../dist/src/identity/demo/demo-provider.js';
import { startEmbeddedPostgres } from '../../dist/src/platform/database/embedded-postgres.js';
import { migrateDatabase } from '../../dist/src/platform/database/migrate.js';
import { loadReference } from '../../dist/src/reference/load-reference.js';

const TEMPLATE = 'opvangboek_template';
// a moment before every test's own, so that reference data is known from the start
const RECORDED_AT = new Date('2022-01-01T00:00:00Z');

export default async function globalSetup() {
  const folder = mkdtempSync(join(tmpdir(), 'opvangboek-test-'));
  let serverUrl = process.env.TEST_DATABASE_URL;
  if (!serverUrl) {
    const server = await startEmbeddedPostgres({ dataDir: folder, fast: true });
    globalThis.testServer = server;
    serverUrl = server.ownerUrl;
  }
  globalThis.testFolder = folder;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${TEMPLATE}`);
  await client.query(`CREATE DATABASE ${TEMPLATE}`);
  await client.end();
  const templateUrl = new URL(serverUrl);
  templateUrl.pathname = `/${TEMPLATE}`;
  await migrateDatabase(templateUrl.href, (connection) => loadReference(connection, RECORDED_AT));
  process.env.TEST_SERVER_URL = serverUrl;
  process.env.TEST_TEMPLATE = TEMPLATE;
  process.env.TEST_FOLDER = folder;
  process.env.TEST_TOKENS_URL = await serveTokens(join(folder, 'identity'));
}

// The embedded identity provider, for the whole run: GET /controller:GM0193 gives that person's token. Here, since its
// libraries check for classes that every test file would have another one of.
async function serveTokens(dataDir) {
  const provider = new DemoProvider(dataDir);
  const tokens = new Map();
  const server = createServer(async ({ url }, response) => {
    const id = decodeURIComponent(url.slice(1));
    const person = demoPerson(id);
    if (person === null) return response.writeHead(404).end();
    if (!tokens.has(id)) tokens.set(id, provider.accessToken(person));
    response.end(await tokens.get(id));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  globalThis.testTokens = server;
  return `http://127.0.0.1:${server.address().port}`;
}
