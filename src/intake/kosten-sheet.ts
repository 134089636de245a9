import { amount } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';
import type { IsoMonth } from '../kernel/period.js';
import type { CostLine, FundingRoute } from '../kernel/scheme.js';
import { readOptional, readRequired, UNREADABLE } from './cell-reading.js';
import type { ColumnNotation, Unreadable } from './cell-reading.js';
import type { CostColumn } from './declaration-layout.js';
import { finding } from './findings.js';
import type { Finding } from './findings.js';
import { readFreeText, readReference } from './free-text.js';
import type { IntakeCostCategory } from './intake-reference.js';
import { lookalike } from './lookalike.js';
import { readMonth } from './notation/calendar.js';
import { choice } from './notation/choice.js';
import { readAmount } from './notation/dutch-amount.js';
import { plainText } from './notation/plain-text.js';
import { oneOf, ROUTE_NAMES } from './scheme-names.js';
import type { TableCell, TableRow } from './table.js';
import { isOutsideYear } from './year-check.js';

/** A row of the sheet Kosten: one cost of one month. */

const MONTH: ColumnNotation<IsoMonth> = { code: 'month-unreadable', read: readMonth };
const AMOUNT: ColumnNotation<Amount> = { code: 'amount-unreadable', read: readAmount };

const ROUTE: ColumnNotation<FundingRoute> = {
  code: 'route-unknown',
  read: choice<FundingRoute>(
    [
      ['booo', ROUTE_NAMES.booo],
      ['vws', ROUTE_NAMES.vws],
      ['own', ROUTE_NAMES.own, 'own'],
    ],
    `${oneOf(Object.values(ROUTE_NAMES))}, of een lege cel voor de gebruikelijke dekking`,
  ),
};

/** No municipality's whole reception costs this much. */
const TOO_LARGE = amount('10000000000');
const TOO_LOW = TOO_LARGE.negated();

/** Cost categories as words to choose from, by code or Dutch label, with a suggestion for a misspelt one. */
export function categoryNotation(categories: readonly IntakeCostCategory[]): ColumnNotation<IntakeCostCategory> {
  const spellings = categories.flatMap(({ code, label }) => [code, label]);
  return {
    code: 'category-unknown',
    read: choice(
      categories.map((category) => [category, category.code, category.label] as const),
      'een code of naam uit de lijst met kostensoorten',
    ),
    suggest: remembered((given) => lookalike(given, spellings)),
  };
}

/** The same mistake is often made in every row; how many are remembered is bounded, so that a hostile file gains nothing. */
const MOST_SUGGESTIONS = 1_000;

function remembered(suggest: (given: string) => string | null): (given: string) => string | null {
  const known = new Map<string, string | null>();
  return (given) => {
    const before = known.get(given);
    if (before !== undefined || known.size >= MOST_SUGGESTIONS) return before ?? null;
    const meant = suggest(given);
    known.set(given, meant);
    return meant;
  };
}

/** The line, or null when a cell it needs cannot be read; what is wrong goes to `findings`. */
export function readCostRow(
  row: TableRow<CostColumn>,
  fiscalYear: number | null,
  categories: ColumnNotation<IntakeCostCategory>,
  findings: Finding[],
): CostLine | null {
  const month = readMonthInYear(row.cell('month'), fiscalYear, findings);
  const category = readRequired(row.cell('costCategory'), categories, findings);
  const fundingRoute = readRoute(row.cell('fundingRoute'), category, findings);
  const amountEur = readCostAmount(row.cell('amount'), findings);
  const location = readFreeText(row.cell('location'), findings);
  const description = readFreeText(row.cell('description'), findings);
  const evidence = readReference(row.cell('evidence'), findings);

  if (
    month === UNREADABLE ||
    category === UNREADABLE ||
    fundingRoute === UNREADABLE ||
    amountEur === UNREADABLE ||
    location === UNREADABLE ||
    description === UNREADABLE ||
    evidence === UNREADABLE
  ) {
    return null;
  }
  return { row: row.row, month, costCategory: category.code, fundingRoute, amountEur, location, description, evidence };
}

function readMonthInYear(cell: TableCell, fiscalYear: number | null, findings: Finding[]): IsoMonth | Unreadable {
  const month = readRequired(cell, MONTH, findings);
  if (month === UNREADABLE || !isOutsideYear(month, fiscalYear)) return month;
  findings.push(finding('month-outside-year', cell.place, { given: month, expected: `een maand in ${fiscalYear}` }));
  return UNREADABLE;
}

/** Blank is the category's own route; a route must be one that the category knows. */
function readRoute(
  cell: TableCell,
  category: IntakeCostCategory | Unreadable,
  findings: Finding[],
): FundingRoute | Unreadable {
  const route = readOptional(cell, ROUTE, findings);
  if (route === UNREADABLE || category === UNREADABLE) return UNREADABLE;
  if (route === null) return category.defaultRoute;
  if (category.routes.includes(route)) return route;
  const allowed = category.routes.map((each) => ROUTE_NAMES[each]).join(' of ');
  const details = { given: ROUTE_NAMES[route], expected: `${allowed} bij kostensoort ${category.label}` };
  findings.push(finding('route-not-allowed', cell.place, details));
  return UNREADABLE;
}

function readCostAmount(cell: TableCell, findings: Finding[]): Amount | Unreadable {
  const cost = readReasonableAmount(cell, findings);
  if (cost !== UNREADABLE && cost.lessThan(0)) {
    const details = { given: cell.value && plainText(cell.value), expected: 'een positief bedrag, of een correctie' };
    findings.push(finding('amount-negative', cell.place, details));
  }
  return cost;
}

/** An amount that a declaration can hold, of costs and of receipts alike. */
export function readReasonableAmount(cell: TableCell, findings: Finding[]): Amount | Unreadable {
  const read = readRequired(cell, AMOUNT, findings);
  if (read === UNREADABLE || (read.lessThan(TOO_LARGE) && read.greaterThan(TOO_LOW))) return read;
  const details = { given: cell.value && plainText(cell.value), expected: 'een bedrag onder 10 miljard euro' };
  findings.push(finding('amount-too-large', cell.place, details));
  return UNREADABLE;
}
