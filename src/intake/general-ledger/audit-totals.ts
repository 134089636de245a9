import { amount, ZERO } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import { dutchAmount, dutchCount } from '../../platform/dutch-figures.js';
import { finding } from '../findings.js';
import type { Finding } from '../findings.js';
import { missingField } from './audit-header.js';
import type { ExtractLine } from './extract-line.js';

/** The totals that an audit file gives of its own lines, held against the lines that were read. */
export interface AuditTotals {
  /** Null for a line that could not be read. */
  add(line: ExtractLine | null, side: 'D' | 'C'): void;
  findings(fields: ReadonlyMap<string, string>): Finding[];
}

export function auditTotals(): AuditTotals {
  let lines = 0;
  let unreadable = 0;
  const totals = { debit: ZERO, credit: ZERO };
  return {
    add: (line, side) => {
      lines += 1;
      if (!line) unreadable += 1;
      else if (side === 'C') totals.credit = totals.credit.minus(line.amountEur);
      else totals.debit = totals.debit.plus(line.amountEur);
    },
    findings: (fields) => [
      ...difference('linesCount', fields, amount(lines), dutchCount(lines)),
      // a line that could not be read was reported, and is the reason why its total differs
      ...(unreadable > 0
        ? []
        : [
            ...difference('totalDebit', fields, totals.debit, dutchAmount(totals.debit)),
            ...difference('totalCredit', fields, totals.credit, dutchAmount(totals.credit)),
          ]),
    ],
  };
}

const FIGURE = /^-?\d{1,30}(?:\.\d{1,10})?$/;

function difference(field: string, fields: ReadonlyMap<string, string>, read: Amount, readAsDutch: string): Finding[] {
  const given = (fields.get(field) ?? '').trim();
  if (given === '') return [missingField(field, `${readAsDutch}, wat er is gelezen`)];
  if (FIGURE.test(given) && amount(given).equals(read)) return [];
  const expected = `${readAsDutch}, wat er is gelezen`;
  return [finding('auditfile-totals-differ', { field }, { given, expected })];
}
