import type { Amount } from '../kernel/money.js';
import type { IsoDate } from '../kernel/period.js';
import type { Component, ReceiptKind, ReceiptLine } from '../kernel/scheme.js';
import { readOptional, readRequired, UNREADABLE } from './cell-reading.js';
import type { ColumnNotation, Unreadable } from './cell-reading.js';
import type { ReceiptColumn } from './declaration-layout.js';
import type { FindingCode } from './rules/registry.js';
import { finding } from './findings.js';
import type { Finding } from './findings.js';
import { readReference } from './free-text.js';
import { readReasonableAmount } from './kosten-sheet.js';
import { readDate } from './notation/calendar.js';
import { choice } from './notation/choice.js';
import { plainText } from './notation/plain-text.js';
import { dutchDate } from '../platform/dutch-dates.js';
import type { TableCell, TableRow } from './table.js';
import { SCHEME_START } from '../kernel/scheme.js';
import { oneOf, RECEIPT_COMPONENTS, RECEIPT_NAMES } from './scheme-names.js';
import { isOutsideYear } from './year-check.js';

/** A row of the sheet Ontvangsten: cash from the State, a decision without cash, or an own contribution. */

const DATE: ColumnNotation<IsoDate> = { code: 'date-unreadable', read: readDate };

const RECEIPT_KINDS = Object.keys(RECEIPT_NAMES) as ReceiptKind[];
const KIND: ColumnNotation<ReceiptKind> = {
  code: 'receipt-kind-unknown',
  read: choice<ReceiptKind>(
    RECEIPT_KINDS.map((kind) => [kind, RECEIPT_NAMES[kind], kind]),
    oneOf(Object.values(RECEIPT_NAMES)),
  ),
};

const COMPONENT: ColumnNotation<Component> = {
  code: 'component-unknown',
  read: choice<Component>(
    RECEIPT_COMPONENTS.map((component) => [component, component]),
    `${oneOf(RECEIPT_COMPONENTS)}, of een lege cel voor goo`,
  ),
};

/** Kinds that belong to some components only (domain rule 3); the others go with all. */
const COMPONENTS_OF_KIND = new Map<
  ReceiptKind,
  { components: readonly Component[]; code: FindingCode; expected: string }
>([
  [
    'grant',
    {
      components: ['transition', 'care'],
      code: 'grant-component',
      expected: 'transition of care; voor andere onderdelen volgt de aanspraak uit de opvang en de kosten',
    },
  ],
  ['own-contribution', { components: ['goo'], code: 'own-contribution-component', expected: 'goo, of een lege cel' }],
]);

/** The line, or null when a cell it needs cannot be read; what is wrong goes to `findings`. */
export function readReceiptRow(
  row: TableRow<ReceiptColumn>,
  years: { readonly fiscalYear: number | null; readonly currentYear: number },
  findings: Finding[],
): ReceiptLine | null {
  const date = readReceiptDate(row.cell('date'), years.currentYear, findings);
  const kind = readRequired(row.cell('kind'), KIND, findings);
  const component = readComponent(row.cell('component'), kind, findings);
  const amountEur = readPositiveAmount(row.cell('amount'), findings);
  const reference = readReference(row.cell('reference'), findings);
  if (date !== UNREADABLE && kind === 'own-contribution') {
    warnOutsideYear(row.cell('date'), date, years.fiscalYear, findings);
  }

  if (
    date === UNREADABLE ||
    kind === UNREADABLE ||
    component === UNREADABLE ||
    amountEur === UNREADABLE ||
    reference === UNREADABLE
  ) {
    return null;
  }
  return { row: row.row, date, kind, component, amountEur, reference };
}

/** Advances may come before the year and settlements after it, but nothing before the scheme or after this year. */
function readReceiptDate(cell: TableCell, currentYear: number, findings: Finding[]): IsoDate | Unreadable {
  const date = readRequired(cell, DATE, findings);
  if (date === UNREADABLE) return UNREADABLE;
  const isEarly = date < SCHEME_START;
  if (!isEarly && date <= `${currentYear}-12-31`) return date;
  const expected = `een datum van ${dutchDate(SCHEME_START)} tot en met 31-12-${currentYear}`;
  const code = isEarly ? 'receipt-before-scheme' : 'receipt-in-future';
  findings.push(finding(code, cell.place, { given: dutchDate(date), expected }));
  return UNREADABLE;
}

function readComponent(cell: TableCell, kind: ReceiptKind | Unreadable, findings: Finding[]): Component | Unreadable {
  const read = readOptional(cell, COMPONENT, findings);
  if (read === UNREADABLE) return UNREADABLE;
  const component = read ?? 'goo';
  const rule = kind === UNREADABLE ? undefined : COMPONENTS_OF_KIND.get(kind);
  if (!rule || rule.components.includes(component)) return component;
  findings.push(finding(rule.code, cell.place, { given: component, expected: rule.expected }));
  return UNREADABLE;
}

function readPositiveAmount(cell: TableCell, findings: Finding[]): Amount | Unreadable {
  const amountEur = readReasonableAmount(cell, findings);
  if (amountEur === UNREADABLE || amountEur.greaterThan(0)) return amountEur;
  const details = { given: cell.value && plainText(cell.value), expected: 'een bedrag groter dan 0' };
  findings.push(finding('amount-not-positive', cell.place, details));
  return UNREADABLE;
}

function warnOutsideYear(cell: TableCell, date: IsoDate, fiscalYear: number | null, findings: Finding[]): void {
  if (!isOutsideYear(date, fiscalYear)) return;
  const details = { given: dutchDate(date), expected: `een datum in ${fiscalYear}` };
  findings.push(finding('own-contribution-outside-year', cell.place, details));
}
