import type { CostLine, ReceiptLine, ReceptionLine } from '../kernel/scheme.js';
import { COST_SHEET, MUNICIPALITY_SHEET, RECEIPT_SHEET, RECEPTION_SHEET } from './declaration-layout.js';
import type { SheetLayout } from './declaration-layout.js';
import { findingLimit } from './finding-limit.js';
import { asItem, finding } from './findings.js';
import type { Finding, FindingItem } from './findings.js';
import { readMunicipalitySheet } from './gemeente-sheet.js';
import type { DeclarationHeader, MunicipalitySheet } from './gemeente-sheet.js';
import { readExtract } from './general-ledger/extract-reader.js';
import type { LedgerMapping } from './general-ledger/ledger-mapping.js';
import { givenRows, isLedgerExtract, withGivenFields } from './given-fields.js';
import type { GivenFields } from './given-fields.js';
import type { IntakeReference } from './intake-reference.js';
import { categoryNotation, readCostRow } from './kosten-sheet.js';
import { readReceiptRow } from './ontvangsten-sheet.js';
import { readReceptionRow } from './opvang-sheet.js';
import { readTable } from './table.js';
import type { TableRow } from './table.js';
import { totalsRow } from './totals-row.js';
import { workbookShape } from './workbook-shape.js';
import type { WorkbookShape } from './workbook-shape.js';
import { DEFAULT_LIMITS } from '../platform/config/workbook-limits.js';
import type { WorkbookLimits } from '../platform/config/workbook-limits.js';
import { openWorkbook } from './workbook/open-workbook.js';
import type { Workbook } from './workbook/workbook.js';
import { WorkbookRefused } from './workbook/workbook-refused.js';

export type { DeclarationHeader } from './gemeente-sheet.js';
export type { GivenFields } from './given-fields.js';
export type { IntakeReference } from './intake-reference.js';

/**
 * Reads a declaration from a workbook: its header, its lines and all findings, in one pass and in flat memory. It goes
 * on after an error, so that a sender hears everything at once; and one mistake is one finding, so that what is heard
 * is what has to be mended. A file that cannot be read at all is an error finding too, the last one.
 */
export type DeclarationItem =
  | { readonly kind: 'header'; readonly header: DeclarationHeader }
  | { readonly kind: 'reception'; readonly line: ReceptionLine }
  | { readonly kind: 'cost'; readonly line: CostLine }
  | { readonly kind: 'receipt'; readonly line: ReceiptLine }
  | { readonly kind: 'columns'; readonly sheet: string; readonly columns: ReadonlyMap<string, number> }
  | FindingItem;

export interface ReadingOptions {
  readonly limits?: WorkbookLimits;
  /** Whose declaration of which year it is, for a bare CSV, which cannot say so; of other files it is not used. */
  readonly given?: GivenFields;
  /** How the general ledger of the given municipality becomes costs; null when nothing is laid down for it. */
  readonly mapping?: { readonly version: number; readonly mapping: LedgerMapping } | null;
}

/** The header comes first, when it can be read. Lines stand in the order of the sheets of the template. */
export async function* readDeclaration(
  path: string,
  reference: IntakeReference,
  options: ReadingOptions = {},
): AsyncGenerator<DeclarationItem> {
  const limit = findingLimit();
  try {
    const isExtract = isLedgerExtract(options.given ?? {});
    const items = isExtract ? readExtractDeclaration(path, reference, options) : readFile(path, reference, options);
    for await (const item of items) {
      if (item.kind !== 'finding' || limit.admits(item.finding)) yield item;
      else if (limit.isSpent()) break;
    }
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error;
    yield asItem(finding(error.code, {}, { expected: 'een werkmap (.xlsx of .ods) of CSV volgens het sjabloon' }));
  }
  const rest = limit.rest();
  if (rest) yield asItem(rest);
}

async function* readFile(
  path: string,
  reference: IntakeReference,
  { limits = DEFAULT_LIMITS, given = {} }: ReadingOptions,
): AsyncGenerator<DeclarationItem> {
  const workbook = await openWorkbook(path, limits);
  try {
    if (workbook.format !== 'csv') yield* readWorkbook(workbook, reference);
    else if (given.municipality === undefined && given.year === undefined) yield asItem(ownerless());
    else yield* readWorkbook(withGivenFields(workbook, given), reference);
  } finally {
    workbook.close();
  }
}

/** An extract of the general ledger as a declaration of costs; its head is what was given beside it. */
async function* readExtractDeclaration(
  path: string,
  reference: IntakeReference,
  { limits = DEFAULT_LIMITS, given = {}, mapping = null }: ReadingOptions,
): AsyncGenerator<DeclarationItem> {
  const { name } = MUNICIPALITY_SHEET;
  const rows = readTable(name, MUNICIPALITY_SHEET, givenRows(given));
  const { header, fiscalYear, findings } = await readMunicipalitySheet(name, rows, reference);
  if (header) yield { kind: 'header', header: { ...header, remark: mapping && mappedBy(mapping.version) } };
  yield* findings.map(asItem);
  if (fiscalYear === null) return;
  if (mapping) yield* readExtract(path, mapping.mapping, fiscalYear, reference, limits);
  else yield asItem(finding('ledger-mapping-missing', {}, { expected: 'een indeling van het grootboek' }));
}

/** So that what was declared can be followed to the version of the mapping it was read by. */
function mappedBy(version: number): string {
  return `Kosten uit het grootboek, volgens versie ${version} van de indeling.`;
}

function ownerless(): Finding {
  const expected = 'de velden municipality en year naast het bestand, als GM0193 en 2024';
  return finding('csv-without-municipality', {}, { expected });
}

async function* readWorkbook(workbook: Workbook, reference: IntakeReference): AsyncGenerator<DeclarationItem> {
  const shape = workbookShape(workbook.sheets);
  const { header, fiscalYear, findings } = await readMunicipality(workbook, shape, reference);
  if (header) yield { kind: 'header', header };

  const tally = { rows: 0, errors: 0 };
  const counted = (found: Finding): DeclarationItem => {
    if (found.severity === 'error') tally.errors += 1;
    return asItem(found);
  };
  yield* [...shape.findings, ...linkFindings(workbook), ...findings].map(counted);
  for await (const items of readLines(workbook, shape, reference, fiscalYear)) {
    for (const item of items) {
      if (item.kind === 'row') tally.rows += 1;
      else yield item.kind === 'finding' ? counted(item.finding) : item;
    }
  }
  if (tally.rows === 0 && tally.errors === 0) {
    const expected = 'regels op de bladen Opvang, Kosten of Ontvangsten';
    yield asItem(finding('declaration-empty', {}, { expected }));
  }
}

function linkFindings({ hasExternalLinks }: Workbook): Finding[] {
  return hasExternalLinks ? [finding('external-links', {}, { expected: 'waarden in de werkmap zelf' })] : [];
}

async function readMunicipality(
  workbook: Workbook,
  shape: WorkbookShape,
  reference: IntakeReference,
): Promise<MunicipalitySheet> {
  const sheet = shape.sheetOf(MUNICIPALITY_SHEET);
  if (!sheet) return { header: null, fiscalYear: null, findings: [] };
  const { name } = MUNICIPALITY_SHEET;
  return readMunicipalitySheet(
    name,
    readTable(name, MUNICIPALITY_SHEET, workbook.rows(sheet), workbook.form(sheet)),
    reference,
  );
}

type LineItem = Exclude<DeclarationItem, { kind: 'header' }> | { readonly kind: 'row' };

async function* readLines(
  workbook: Workbook,
  shape: WorkbookShape,
  reference: IntakeReference,
  fiscalYear: number | null,
): AsyncGenerator<readonly LineItem[]> {
  const categories = categoryNotation(reference.costCategories);
  yield* readSheet(workbook, shape, RECEPTION_SHEET, (row, findings) => {
    const line = readReceptionRow(row, fiscalYear, findings);
    return line && { kind: 'reception', line };
  });
  yield* readSheet(workbook, shape, COST_SHEET, (row, findings) => {
    const line = readCostRow(row, fiscalYear, categories, findings);
    return line && { kind: 'cost', line };
  });
  yield* readSheet(workbook, shape, RECEIPT_SHEET, (row, findings) => {
    const line = readReceiptRow(row, { fiscalYear, currentYear: reference.currentYear }, findings);
    return line && { kind: 'receipt', line };
  });
}

/** The rows of one sheet, each as its line and its findings, after a mark that there was a row; in batches. */
async function* readSheet<K extends string>(
  workbook: Workbook,
  shape: WorkbookShape,
  layout: SheetLayout<K>,
  readRow: (row: TableRow<K>, findings: Finding[]) => LineItem | null,
): AsyncGenerator<readonly LineItem[]> {
  const sheet = shape.sheetOf(layout);
  if (!sheet) return;
  for await (const items of readTable(layout.name, layout, workbook.rows(sheet), workbook.form(sheet))) {
    yield items.flatMap((item): LineItem[] => {
      if (item.kind === 'row') return readTableRow(item.row, layout, readRow);
      return [item.kind === 'columns' ? { ...item, sheet: layout.name } : item];
    });
  }
}

function readTableRow<K extends string>(
  row: TableRow<K>,
  layout: SheetLayout<K>,
  readRow: (row: TableRow<K>, findings: Finding[]) => LineItem | null,
): LineItem[] {
  const total = totalsRow(row, layout);
  if (total) return [{ kind: 'row' }, asItem(total)];
  const findings: Finding[] = [];
  const line = readRow(row, findings);
  return [{ kind: 'row' }, ...findings.map(asItem), ...(line ? [line] : [])];
}
