import ExcelJS from 'exceljs';
import type { ExtractItem } from '../../../src/intake/general-ledger/extract-line.js';
import { readExtract, surveyExtract } from '../../../src/intake/general-ledger/extract-reader.js';
import type { ExtractSurvey } from '../../../src/intake/general-ledger/extract-reader.js';
import type { LedgerMapping, LedgerRule } from '../../../src/intake/general-ledger/ledger-mapping.js';
import { amount } from '../../../src/kernel/money.js';
import { DEFAULT_LIMITS } from '../../../src/platform/config/workbook-limits.js';
import { REFERENCE } from './declaration-file.js';
import type { Cells } from './declaration-file.js';
import type { TemporaryFiles } from './temporary-file.js';

/** Extracts of an invented general ledger, as a sheet and as an audit file. */

export const EXTRACT_HEADINGS = ['Grootboek', 'Kostenplaats', 'Boekdatum', 'Bedrag', 'Omschrijving', 'Boekstuk'];

export const EXTRACT_COLUMNS = {
  account: 'Grootboek',
  costCentre: 'Kostenplaats',
  date: 'Boekdatum',
  amount: 'Bedrag',
  description: 'Omschrijving',
  document: 'Boekstuk',
} as const;

/** A rule for an account: a cost category, or none and it is ignored. */
export function ledgerRule(account: string, costCategory: string | null, change: Partial<LedgerRule> = {}): LedgerRule {
  return { account, costCentre: null, costCategory, fundingRoute: null, ignore: costCategory === null, ...change };
}

export function ledgerMapping(rules: readonly LedgerRule[], change: Partial<LedgerMapping> = {}): LedgerMapping {
  return { columns: EXTRACT_COLUMNS, sign: 'debit-positive', rules, ...change };
}

/** A line of an account on 5 March 2024, as it is read. */
export function extractLine(account: string, cents: number): Extract<ExtractItem, { kind: 'line' }> {
  const amountEur = amount(cents).dividedBy(100);
  const line = { row: 2, account, accountName: null, costCentre: null, date: '2024-03-05', amountEur };
  const cells = { row: 2, cell: () => ({ place: {}, value: null, unreadable: false }) };
  return { kind: 'line', line, cells };
}

/** Sheets of rows, as they stand. */
export async function extractWorkbook(sheets: Readonly<Record<string, readonly Cells[]>>): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) workbook.addWorksheet(name).addRows(rows.map((row) => [...row]));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

export interface AuditLine {
  readonly account?: string;
  readonly date?: string;
  readonly amount?: string;
  readonly side?: string;
  readonly description?: string;
  readonly document?: string;
  readonly costCentre?: string;
}

export interface AuditContent {
  readonly version?: '3.2' | '4.0';
  readonly namespace?: string;
  readonly prolog?: string;
  readonly fiscalYear?: string;
  readonly endDate?: string;
  readonly currency?: string;
  readonly lines?: readonly AuditLine[];
  readonly linesCount?: string;
  readonly totalDebit?: string;
  readonly totalCredit?: string;
}

const NAMESPACES = {
  '3.2': 'http://www.auditfiles.nl/XAF/3.2',
  '4.0': 'http://www.odb.belastingdienst.nl/Belastingdienst/BCPP/1.1/structures/XmlauditfileXAF_4.0',
};

/** Rent of € 1,000.50 of cost centre 7010, paid from the bank. */
export const AUDIT_LINES: readonly AuditLine[] = [{}, { account: '1100', side: 'C' }];

/** An audit file that is right, but for what is changed; its totals are those of its two usual lines. */
export function auditFile(content: AuditContent = {}): string {
  const { version = '4.0', lines = AUDIT_LINES } = content;
  const { prolog = '<?xml version="1.0" encoding="UTF-8"?>', namespace = NAMESPACES[version] } = content;
  return `${prolog}
<auditfile xmlns="${namespace}">
  <header>
    <fiscalYear>${content.fiscalYear ?? '2024'}</fiscalYear>
    <startDate>2024-01-01</startDate><endDate>${content.endDate ?? '2024-12-31'}</endDate>
    <curCode>${content.currency ?? 'EUR'}</curCode>
  </header>
  <company>
    <companyName>Gemeente Verzonnen</companyName>
    <generalLedger>
      <ledgerAccount><accID>4310</accID><accDesc>Huur &amp; pacht</accDesc><accTp>P</accTp></ledgerAccount>
      <ledgerAccount><accID>1100</accID><accDesc>Bank</accDesc><accTp>B</accTp></ledgerAccount>
    </generalLedger>
    <openingBalance><linesCount>9</linesCount><totalDebit>9.00</totalDebit></openingBalance>
    <transactions>
      <linesCount>${content.linesCount ?? '2'}</linesCount>
      <totalDebit>${content.totalDebit ?? '1000.50'}</totalDebit>
      <totalCredit>${content.totalCredit ?? '1000.50'}</totalCredit>
      <journal>
        <jrnID>INK</jrnID><desc>Inkoop</desc>
        ${lines.map((line) => transaction(version, line)).join('\n')}
      </journal>
    </transactions>
  </company>
</auditfile>`;
}

function transaction(version: '3.2' | '4.0', line: AuditLine): string {
  const costCentre = version === '3.2' ? 'costID' : 'cost';
  return `<transaction>
    <nr>1</nr><desc>Boeking</desc><periodNumber>3</periodNumber><trDt>${line.date ?? '2024-03-05'}</trDt>
    <trLine>
      <nr>1</nr><accID>${line.account ?? '4310'}</accID><docRef>${line.document ?? 'F-1'}</docRef>
      <effDate>2023-12-31</effDate><desc>${line.description ?? 'Huur'}</desc>
      <amnt>${line.amount ?? '1000.50'}</amnt><amntTp>${line.side ?? 'D'}</amntTp>
      <${costCentre}>${line.costCentre ?? '7010'}</${costCentre}>
      <vat><vatID>1</vatID><vatAmnt>21.00</vatAmnt></vat>
    </trLine>
  </transaction>`;
}

export interface ExtractResult {
  readonly costs: readonly string[];
  readonly findings: readonly string[];
}

/** What becomes of an extract of 2024: cost lines in short, and the findings as they are read. */
export async function readLedger(
  files: TemporaryFiles,
  content: Uint8Array | string,
  mapping: LedgerMapping,
  limits = DEFAULT_LIMITS,
): Promise<ExtractResult> {
  const costs: string[] = [];
  const findings: string[] = [];
  for await (const item of readExtract(files.write(bytesOf(content)), mapping, 2024, REFERENCE, limits)) {
    if (item.kind === 'finding') findings.push(`${item.finding.severity}: ${item.finding.message}`);
    else {
      const { row, month, costCategory, fundingRoute, amountEur, description, evidence } = item.line;
      costs.push([row, month, costCategory, fundingRoute, amountEur.toFixed(2), description, evidence].join(' '));
    }
  }
  return { costs, findings };
}

export async function surveyLedger(
  files: TemporaryFiles,
  content: Uint8Array | string,
  mapping: LedgerMapping | null,
): Promise<ExtractSurvey> {
  return surveyExtract(files.write(bytesOf(content)), mapping, 2024, REFERENCE);
}

function bytesOf(content: Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content;
}
