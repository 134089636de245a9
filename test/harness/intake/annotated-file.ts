import { annotateFile } from '../../../src/intake/annotated/annotate-file.js';
import type { Finding } from '../../../src/intake/findings.js';
import { DEFAULT_LIMITS } from '../../../src/platform/config/workbook-limits.js';

/** The file with the findings in it, whole. */
export async function annotated(path: string, findings: readonly Finding[]): Promise<Buffer> {
  const file = await annotateFile(path, findings, DEFAULT_LIMITS);
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of file.bytes) chunks.push(chunk);
  } finally {
    file.close();
  }
  return Buffer.concat(chunks);
}
