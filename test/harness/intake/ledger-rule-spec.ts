import { describe, expect, it } from '@jest/globals';
import { readExtract } from '../../../src/intake/general-ledger/extract-reader.js';
import type { LedgerMapping } from '../../../src/intake/general-ledger/ledger-mapping.js';
import type { Finding } from '../../../src/intake/findings.js';
import type { FindingCode } from '../../../src/intake/rules/registry.js';
import type { Rule } from '../../../src/intake/rules/rule.js';
import { DEFAULT_LIMITS } from '../../../src/platform/config/workbook-limits.js';
import type { WorkbookLimits } from '../../../src/platform/config/workbook-limits.js';
import { REFERENCE } from './declaration-file.js';
import type { Cells } from './declaration-file.js';
import { auditFile, EXTRACT_HEADINGS, extractWorkbook, ledgerMapping, ledgerRule } from './ledger-extract.js';
import type { AuditContent } from './ledger-extract.js';
import { temporaryFiles } from './temporary-file.js';

/** Specs of the rules for extracts of the general ledger, as sheets or as audit files of 2024. */

export interface LedgerCase {
  /** Rows below the headings of one sheet; of the account 43.. for rent, and 1.. that does not count. */
  readonly rows?: readonly Cells[];
  /** Sheets as they stand. */
  readonly sheets?: Readonly<Record<string, readonly Cells[]>>;
  /** An audit file, or the text of one. */
  readonly audit?: AuditContent | string;
  readonly mapping?: LedgerMapping;
  readonly limits?: Partial<WorkbookLimits>;
}

export interface BrokenLedgerCase extends LedgerCase {
  /** The whole message that its sender reads; one for each breach. */
  readonly says: string | readonly string[];
}

const MAPPING = ledgerMapping([ledgerRule('43*', 'goo-housing'), ledgerRule('1*', null)]);

/** Rent of € 10 on 5 March 2024. */
export const RENT: Cells = ['4310', null, '5-3-2024', 10];

/** An extract that keeps to the rule, one that breaks it, and one on the border, which does either. */
export function describeLedgerRule(
  rule: Rule<FindingCode>,
  cases: {
    readonly passes: LedgerCase;
    readonly fails: BrokenLedgerCase;
    readonly border: LedgerCase | BrokenLedgerCase;
  },
): void {
  describe(rule.code, () => {
    it.each(Object.entries(cases))('%s', async (_name, given: LedgerCase | BrokenLedgerCase) => {
      const found = (await findingsOf(given)).filter(({ code }) => code === rule.code);
      expect(found.map(({ message }) => message)).toEqual('says' in given ? [given.says].flat() : []);
      expect(found.every(({ severity }) => severity === rule.severity)).toBe(true);
    });
  });
}

async function findingsOf({ mapping = MAPPING, limits = {}, ...content }: LedgerCase): Promise<Finding[]> {
  const files = temporaryFiles();
  try {
    const path = files.write(await bytesOf(content));
    const findings: Finding[] = [];
    for await (const item of readExtract(path, mapping, 2024, REFERENCE, { ...DEFAULT_LIMITS, ...limits })) {
      if (item.kind === 'finding') findings.push(item.finding);
    }
    return findings;
  } finally {
    files.remove();
  }
}

async function bytesOf({ audit, sheets, rows = [RENT] }: LedgerCase): Promise<Uint8Array> {
  if (audit !== undefined) return Buffer.from(typeof audit === 'string' ? audit : auditFile(audit));
  return extractWorkbook(sheets ?? { Mutaties: [EXTRACT_HEADINGS, ...rows] });
}
