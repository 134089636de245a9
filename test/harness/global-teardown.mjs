import { rmSync } from 'node:fs';

export default async function globalTeardown() {
  globalThis.testTokens.close();
  globalThis.testTokens.closeAllConnections();
  await globalThis.testServer?.stop();
  rmSync(globalThis.testFolder, { recursive: true, force: true });
}
