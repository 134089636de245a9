import { asItem } from '../findings.js';
import type { Finding } from '../findings.js';
import type { TableRow } from '../table.js';
import type { CellValue } from '../workbook/workbook.js';
import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import { WorkbookRefused } from '../workbook/workbook-refused.js';
import { decodedXml } from '../workbook/xml-decoding.js';
import { streamXml } from '../workbook/xml-stream.js';
import { headerFindings, missingField, notAnAuditFile, versionFindings } from './audit-header.js';
import { auditTotals } from './audit-totals.js';
import { readExtractLine } from './extract-line.js';
import type { AmountForm, ExtractItem } from './extract-line.js';
import type { LedgerColumn } from './ledger-mapping.js';
import { parts, xmlFields } from './xml-fields.js';
import type { XmlPart } from './xml-fields.js';

/**
 * The lines of an XML Auditfile Financieel, versions 3.2 and 4.0, as its bytes come in. What the file says of itself is
 * held against what is declared and what was read: its year, its currency, its number of lines and both totals.
 */
export async function* readAuditFile(
  bytes: AsyncIterable<Buffer>,
  year: number,
  limits: WorkbookLimits,
): AsyncGenerator<readonly ExtractItem[]> {
  const state: AuditState = { isAuditFile: false, isRefused: false };
  const batches = streamXml<ExtractItem>(decodedXml(bytes), limits, (emit) =>
    xmlFields(auditFile(year, limits, state, emit), limits.cellCharacters),
  );
  for await (const batch of batches) {
    yield batch;
    if (state.isRefused) return;
  }
  if (!state.isAuditFile) yield [asItem(notAnAuditFile('dit XML-bestand'))];
}

interface AuditState {
  isAuditFile: boolean;
  /** It is another file than was asked for: then nothing is said of its lines. */
  isRefused: boolean;
}

function auditFile(
  year: number,
  limits: WorkbookLimits,
  state: AuditState,
  emit: (item: ExtractItem) => void,
): XmlPart {
  const totals = auditTotals();
  const names = new Map<string, string>();
  let hasHeader = false;
  let lines = 0;

  const report = (findings: readonly Finding[]): void => findings.forEach((found) => emit(asItem(found)));
  const reportOfWhole = (findings: readonly Finding[]): void => {
    if (!state.isRefused) report(findings);
    state.isRefused ||= findings.length > 0;
  };

  const readLine = (fields: ReadonlyMap<string, string>): void => {
    if (state.isRefused) return;
    if (++lines > limits.rowsPerSheet) throw new WorkbookRefused('too-many-rows');
    const cells = cellsOf(lines, fields, names);
    const findings: Finding[] = [];
    const line = readExtractLine(cells, FORM, findings);
    totals.add(line, /^\s*c/i.test(fields.get('amntTp') ?? '') ? 'C' : 'D');
    report(findings);
    if (line) emit({ kind: 'line', line, cells });
  };

  return auditTree({
    root: (attributes) => {
      state.isAuditFile = true;
      reportOfWhole(versionFindings(attributes));
    },
    header: (fields) => {
      hasHeader = true;
      reportOfWhole(headerFindings(fields, year));
    },
    account: (fields) => {
      if (names.size < MOST_NAMES) names.set(fields.get('ledgerAccID') ?? '', fields.get('accDesc') ?? '');
    },
    transactionsOpened: () => {
      if (!hasHeader) reportOfWhole([missingField('fiscalYear', `het boekjaar ${year}`)]);
    },
    line: readLine,
    transactionsClosed: (fields) => {
      if (!state.isRefused) report(totals.findings(fields));
    },
  });
}

/** No chart of accounts is longer; a name only helps to recognise an account. */
const MOST_NAMES = 50_000;

const FORM: AmountForm = { columns: 'amount-and-side', sign: 'debit-positive' };

interface AuditHandlers {
  readonly root: NonNullable<XmlPart['opened']>;
  readonly header: NonNullable<XmlPart['closed']>;
  readonly account: NonNullable<XmlPart['closed']>;
  readonly transactionsOpened: () => void;
  readonly line: NonNullable<XmlPart['closed']>;
  readonly transactionsClosed: NonNullable<XmlPart['closed']>;
}

const text = (field: string): XmlPart => ({ field });

/** Where in the file the wanted texts stand; the cost centre is `costID` in 3.2 and `cost` in 4.0. */
function auditTree(on: AuditHandlers): XmlPart {
  const header = parts({
    fiscalYear: text('fiscalYear'),
    startDate: text('startDate'),
    endDate: text('endDate'),
    curCode: text('curCode'),
  });
  const ledgerAccount = parts({ accID: text('ledgerAccID'), accDesc: text('accDesc') });
  const trLine = parts({
    ...Object.fromEntries(
      ['accID', 'docRef', 'invRef', 'effDate', 'desc', 'amnt', 'amntTp'].map((name) => [name, text(name)]),
    ),
    costID: text('costCentre'),
    cost: text('costCentre'),
  });
  const transaction = parts({
    trDt: text('trDt'),
    desc: text('transactionDesc'),
    trLine: { parts: trLine, closed: on.line },
  });
  const transactions = parts({
    linesCount: text('linesCount'),
    totalDebit: text('totalDebit'),
    totalCredit: text('totalCredit'),
    journal: { parts: parts({ transaction: { parts: transaction } }) },
  });
  const company = parts({
    generalLedger: { parts: parts({ ledgerAccount: { parts: ledgerAccount, closed: on.account } }) },
    transactions: { parts: transactions, opened: on.transactionsOpened, closed: on.transactionsClosed },
  });
  const auditfile = parts({ header: { parts: header, closed: on.header }, company: { parts: company } });
  return { parts: parts({ auditfile: { parts: auditfile, opened: on.root } }) };
}

/**
 * A line as the cells of a row. Its day is that of the transaction, for that decides the book year: `effDate` is the day
 * of the event in 3.2 and that of the invoice in 4.0, and may lie in another year.
 */
function cellsOf(
  row: number,
  fields: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
): TableRow<LedgerColumn> {
  const given: Readonly<Record<LedgerColumn, readonly [field: string, text: string | undefined]>> = {
    account: ['accID', fields.get('accID')],
    accountName: ['accDesc', names.get(fields.get('accID') ?? '')],
    costCentre: ['costID', fields.get('costCentre')],
    date: ['trDt', (fields.get('trDt') ?? fields.get('effDate'))?.replace(TIME_ZONE, '')],
    amount: ['amnt', fields.get('amnt')],
    debitCredit: ['amntTp', fields.get('amntTp')],
    debit: ['amnt', undefined],
    credit: ['amnt', undefined],
    description: ['desc', fields.get('desc') ?? fields.get('transactionDesc')],
    document: ['docRef', fields.get('docRef') ?? fields.get('invRef')],
  };
  return {
    row,
    cell: (key) => {
      const [field, value] = given[key];
      return { place: { row, field }, value: valueOf(key, value), unreadable: false };
    },
  };
}

const TIME_ZONE = /(?:Z|[+-]\d{2}:\d{2})$/;
/** As XML writes a number: with a point. */
const NUMBER = /^[+-]?\d{1,30}(?:\.\d{1,30})?$/;

function valueOf(key: LedgerColumn, given: string | undefined): CellValue | null {
  const plain = given?.trim() ?? '';
  if (plain === '') return null;
  if (key === 'amount' && NUMBER.test(plain)) return { kind: 'number', raw: plain, date1904: false, formula: false };
  return { kind: 'text', text: plain, formula: false };
}
