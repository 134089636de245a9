import { ZERO } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import { monthOf } from '../../kernel/period.js';
import type { CostLine } from '../../kernel/scheme.js';
import { containsBsn } from '../bsn.js';
import { UNREADABLE } from '../cell-reading.js';
import { dutchAmount } from '../../platform/dutch-figures.js';
import { finding } from '../findings.js';
import type { Finding } from '../findings.js';
import { readFreeText, readReference } from '../free-text.js';
import type { IntakeCostCategory } from '../intake-reference.js';
import { plainText } from '../notation/plain-text.js';
import type { TableRow } from '../table.js';
import { isOutsideYear } from '../year-check.js';
import type { ExtractItem, ExtractLine } from './extract-line.js';
import type { LedgerColumn, LedgerMapping } from './ledger-mapping.js';
import { allocation } from './mapping-rules.js';
import type { Allocation } from './mapping-rules.js';

/** Turns extract lines into cost lines by a mapping, and keeps count of every account, so that nothing is lost unseen. */
export interface ExtractMapper {
  /** The cost line, unless it is ignored, unmapped or wrong; what is wrong goes to `findings`. */
  map(item: Extract<ExtractItem, { kind: 'line' }>, findings: Finding[]): CostLine | null;
  /** There are more accounts than any ledger has: no more is read. */
  isOverfull(): boolean;
  /** What can only be said at the end. */
  finish(): Finding[];
  accounts(): readonly AccountTally[];
}

/** What an extract holds of one account, or of one account on one cost centre when the mapping looks at those. */
export interface AccountTally {
  readonly account: string;
  readonly name: string | null;
  readonly costCentre: string | null;
  /** Null: the mapping has no rule for it. */
  readonly allocation: Allocation | null;
  lines: number;
  amountEur: Amount;
}

/** A mapping-to-be is made from the extract itself: without one, accounts are only counted. */
export function extractMapper(
  mapping: LedgerMapping | null,
  year: number,
  categories: readonly IntakeCostCategory[],
  mostAccounts = MOST_ACCOUNTS,
): ExtractMapper {
  const allocate = allocation(mapping?.rules ?? [], categories);
  const byCostCentre = mapping === null || mapping.rules.some(({ costCentre }) => costCentre !== null);
  const tallies = new Map<string, AccountTally>();
  const credit = { lines: 0, amountEur: ZERO };
  let bsnOnIgnored = 0;
  let isOverfull = false;

  const tallyOf = ({ account, accountName, costCentre }: ExtractLine): AccountTally | null => {
    const centre = byCostCentre ? costCentre : null;
    const key = `${account}\u0000${centre ?? ''}`;
    const known = tallies.get(key);
    if (known) return known;
    if (tallies.size >= mostAccounts) return null;
    const tally: AccountTally = {
      account,
      name: accountName,
      costCentre: centre,
      allocation: allocate(account, centre),
      lines: 0,
      amountEur: ZERO,
    };
    tallies.set(key, tally);
    return tally;
  };

  return {
    map: ({ line, cells }, findings) => {
      const tally = tallyOf(line);
      isOverfull ||= tally === null;
      if (!tally) return null;
      tally.lines += 1;
      tally.amountEur = tally.amountEur.plus(line.amountEur);
      if (mapping === null) return null;
      if (tally.allocation?.kind === 'ignored') {
        if (TEXTS.some((column) => holdsBsn(cells, column))) bsnOnIgnored += 1;
        return null;
      }
      const texts = readTexts(cells, findings);
      if (tally.allocation === null) return null;
      if (line.amountEur.lessThan(0)) {
        credit.lines += 1;
        credit.amountEur = credit.amountEur.plus(line.amountEur);
      }
      const isInYear = checkYear(line, cells, year, findings);
      return texts && isInYear ? costLine(line, tally.allocation, texts) : null;
    },
    isOverfull: () => isOverfull,
    finish: () => [
      ...(mapping === null ? [] : unmappedFindings([...tallies.values()])),
      ...(isOverfull ? [finding('ledger-accounts-too-many', {}, { expected: `hoogstens ${mostAccounts}` })] : []),
      ...ignoredFindings([...tallies.values()]),
      ...(credit.lines > 0 ? [counted('ledger-credit-lines', credit, 'debetregels, of correcties')] : []),
      ...(bsnOnIgnored > 0
        ? [finding('bsn-on-ignored-account', {}, { count: bsnOnIgnored, expected: 'teksten zonder persoonsgegevens' })]
        : []),
    ],
    accounts: () => [...tallies.values()],
  };
}

/** Accounts times cost centres; a municipality has some thousands of each, and uses few together. */
const MOST_ACCOUNTS = 50_000;

const TEXTS: readonly LedgerColumn[] = ['description', 'document'];

function holdsBsn(cells: TableRow<LedgerColumn>, column: LedgerColumn): boolean {
  const { value } = cells.cell(column);
  return value !== null && containsBsn(plainText(value));
}

interface LineTexts {
  readonly description: string | null;
  readonly evidence: string | null;
}

function readTexts(cells: TableRow<LedgerColumn>, findings: Finding[]): LineTexts | null {
  const description = readFreeText(cells.cell('description'), findings);
  const evidence = readReference(cells.cell('document'), findings);
  return description === UNREADABLE || evidence === UNREADABLE ? null : { description, evidence };
}

function checkYear(line: ExtractLine, cells: TableRow<LedgerColumn>, year: number, findings: Finding[]): boolean {
  if (!isOutsideYear(line.date, year)) return true;
  const { place, value } = cells.cell('date');
  findings.push(
    finding('date-outside-year', place, { given: value && plainText(value), expected: `een datum in ${year}` }),
  );
  return false;
}

function costLine(line: ExtractLine, allocated: Extract<Allocation, { kind: 'mapped' }>, texts: LineTexts): CostLine {
  return {
    row: line.row,
    month: monthOf(line.date),
    costCategory: allocated.costCategory,
    fundingRoute: allocated.fundingRoute,
    amountEur: line.amountEur,
    location: null,
    ...texts,
  };
}

function unmappedFindings(tallies: readonly AccountTally[]): Finding[] {
  return tallies
    .filter((tally) => tally.allocation === null)
    .map((tally) =>
      counted('ledger-account-unmapped', tally, 'een rekening die in de indeling staat', {
        given: [tally.account, tally.name, tally.costCentre === null ? null : `(kostenplaats ${tally.costCentre})`]
          .filter((part) => part !== null)
          .join(' '),
      }),
    );
}

function ignoredFindings(tallies: readonly AccountTally[]): Finding[] {
  const ignored = tallies.filter((tally) => tally.allocation?.kind === 'ignored');
  if (ignored.length === 0) return [];
  const total = {
    lines: ignored.reduce((sum, { lines }) => sum + lines, 0),
    amountEur: ignored.reduce((sum, { amountEur }) => sum.plus(amountEur), ZERO),
  };
  return [counted('ledger-accounts-ignored', total, 'alleen rekeningen die meetellen')];
}

function counted(
  code: 'ledger-account-unmapped' | 'ledger-accounts-ignored' | 'ledger-credit-lines',
  { lines, amountEur }: { readonly lines: number; readonly amountEur: Amount },
  expected: string,
  details: { readonly given?: string } = {},
): Finding {
  return finding(code, {}, { ...details, count: lines, expected, hint: `Samen ${dutchAmount(amountEur)}.` });
}
