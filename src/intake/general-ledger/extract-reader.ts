import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { CostLine } from '../../kernel/scheme.js';
import { findingLimit } from '../finding-limit.js';
import { asItem, finding } from '../findings.js';
import type { Finding, FindingItem } from '../findings.js';
import type { IntakeReference } from '../intake-reference.js';
import type { FindingCode } from '../rules/registry.js';
import { DEFAULT_LIMITS } from '../../platform/config/workbook-limits.js';
import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import { openWorkbook } from '../workbook/open-workbook.js';
import { WorkbookRefused } from '../workbook/workbook-refused.js';
import type { RefusalCode } from '../workbook/workbook-refused.js';
import { readAuditFile } from './audit-file.js';
import type { ExtractItem } from './extract-line.js';
import { extractMapper } from './extract-mapper.js';
import type { AccountTally, ExtractMapper } from './extract-mapper.js';
import type { LedgerColumns, LedgerMapping } from './ledger-mapping.js';
import { readSheetExtract } from './sheet-extract.js';

/**
 * Reads an extract of the general ledger, a spreadsheet or an XML Auditfile Financieel, as the cost lines of a
 * declaration: one for every line of the extract that the mapping counts, in one pass and in flat memory. How many
 * findings are too many is for the caller to say.
 */
export type ExtractReading = { readonly kind: 'cost'; readonly line: CostLine } | FindingItem;

export async function* readExtract(
  path: string,
  mapping: LedgerMapping,
  year: number,
  reference: Pick<IntakeReference, 'costCategories'>,
  limits: WorkbookLimits = DEFAULT_LIMITS,
): AsyncGenerator<ExtractReading> {
  const mapper = extractMapper(mapping, year, reference.costCategories);
  for await (const batch of mappedItems({ path, mapping, year, limits }, mapper)) yield* batch;
}

/** What an extract holds, without keeping anything of it. */
export interface ExtractSurvey {
  readonly accounts: readonly AccountTally[];
  readonly findings: readonly Finding[];
  /** The headings it was read by; null for an audit file, and when none were found. */
  readonly columns: LedgerColumns | null;
}

/** The accounts of an extract with what a mapping makes of them; without a mapping, to make one from. */
export async function surveyExtract(
  path: string,
  mapping: LedgerMapping | null,
  year: number,
  reference: Pick<IntakeReference, 'costCategories'>,
  limits: WorkbookLimits = DEFAULT_LIMITS,
): Promise<ExtractSurvey> {
  const mapper = extractMapper(mapping, year, reference.costCategories);
  const findings: Finding[] = [];
  let columns: LedgerColumns | null = null;
  const onColumns = (found: LedgerColumns): void => {
    columns = found;
  };
  const limit = findingLimit();
  for await (const batch of mappedItems({ path, mapping, year, limits, onColumns }, mapper)) {
    for (const item of batch) {
      if (item.kind === 'finding' && limit.admits(item.finding)) findings.push(item.finding);
    }
    if (limit.isSpent()) break;
  }
  const rest = limit.rest();
  if (rest) findings.push(rest);
  return { accounts: mapper.accounts(), findings, columns };
}

interface ExtractSource {
  readonly path: string;
  readonly mapping: LedgerMapping | null;
  readonly year: number;
  readonly limits: WorkbookLimits;
  readonly onColumns?: (columns: LedgerColumns) => void;
}

async function* mappedItems(source: ExtractSource, mapper: ExtractMapper): AsyncGenerator<readonly ExtractReading[]> {
  let isSilent = true;
  for await (const items of extractItems(source)) {
    isSilent &&= items.length === 0;
    yield items.flatMap((item) => (mapper.isOverfull() ? [] : mappedItem(item, mapper)));
    if (mapper.isOverfull()) break;
  }
  const findings = mapper.finish();
  if (isSilent) findings.push(finding('declaration-empty', {}, { expected: 'boekingen in het uittreksel' }));
  yield findings.map(asItem);
}

function mappedItem(item: ExtractItem, mapper: ExtractMapper): ExtractReading[] {
  if (item.kind === 'finding') return [item];
  const findings: Finding[] = [];
  const line = mapper.map(item, findings);
  return [...findings.map(asItem), ...(line ? [{ kind: 'cost', line } as const] : [])];
}

/** The lines of the file, whatever it is; a file that cannot be read at all is an error finding, the last one. */
async function* extractItems(source: ExtractSource): AsyncGenerator<readonly ExtractItem[]> {
  const isXml = await startsAsXml(source.path);
  try {
    if (isXml) yield* readAuditFile(bytesOf(source), source.year, source.limits);
    else yield* readSheets(source);
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error;
    const code = isXml ? (AUDIT_FILE_REFUSALS.get(error.code) ?? 'auditfile-too-large') : error.code;
    const expected = isXml ? 'een XML Auditfile Financieel' : 'een uittreksel van het grootboek';
    yield [asItem(finding(code, {}, { expected }))];
  }
}

const AUDIT_FILE_REFUSALS = new Map<RefusalCode, FindingCode>([
  ['damaged-workbook', 'auditfile-damaged'],
  ['unsafe-xml', 'auditfile-unsafe'],
]);

async function* readSheets({
  path,
  mapping,
  limits,
  onColumns,
}: ExtractSource): AsyncGenerator<readonly ExtractItem[]> {
  const workbook = await openWorkbook(path, limits);
  try {
    yield* readSheetExtract(workbook, {
      columns: mapping?.columns ?? null,
      sign: mapping?.sign ?? 'debit-positive',
      ...(onColumns ? { onColumns } : {}),
    });
  } finally {
    workbook.close();
  }
}

async function* bytesOf({ path, limits }: ExtractSource): AsyncGenerator<Buffer> {
  let bytesLeft = limits.totalBytes;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    bytesLeft -= chunk.length;
    if (bytesLeft < 0) throw new WorkbookRefused('workbook-too-large');
    yield chunk;
  }
}

/** A `<`, after a byte order mark and white space at most; in UTF-16 with a zero beside it. */
const XML_START = /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?[\s\0]*</;

async function startsAsXml(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
    return XML_START.test(buffer.subarray(0, bytesRead).toString('latin1'));
  } finally {
    await file.close();
  }
}
