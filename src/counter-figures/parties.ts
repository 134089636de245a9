import { yearKey } from '../kernel/counter-figure.js';
import type { Party, PartyFigure, PartyTariff } from '../kernel/counter-figure.js';
import { successorsOf } from '../kernel/counter-moves.js';
import type { Successors } from '../kernel/counter-moves.js';
import { addDays, calendarYear, firstDayOf, nextMonth, periodThrough } from '../kernel/period.js';
import type { BaselineSegment } from '../kernel/scenario.js';
import type { Reorganisation } from '../reference/layout.js';
import type { YearRange } from '../shortfall/balance-sums.js';
import type { DueYear } from '../shortfall/national-frame.js';
import type { ReceivedMonth } from './received.repository.js';
import type { Coverage, StatedFigures, StatedTariff } from './stated-figures.js';

/** What either party says, in the words of the comparison. */

/** What a file states. Amounts that are all in whole euros are taken to be rounded to them. */
export function theirParty({ figures, tariffs }: StatedFigures, range: YearRange): Party {
  const stated = figures.map((one): PartyFigure => {
    const { row, municipalityCode, year, from, through, component, kind, count, tariffEur, amountEur } = one;
    const period = from === null || through === null ? calendarYear(year) : periodThrough(from, through);
    const key = { municipalityCode, year, component, kind };
    return { ...key, period, division: 'none', count, tariffEur, amountEur, rows: [row] };
  });
  return {
    figures: stated,
    elsewhere: [],
    tariffs: tariffs.map((one) => partyTariff(one, range)),
    answered: new Set(stated.map(yearKey)),
    unit: figures.every(({ amountEur }) => amountEur.isInteger()) ? 'euro' : 'cent',
  };
}

function partyTariff({ tariff, validFrom, validThrough, amountEur }: StatedTariff, range: YearRange): PartyTariff {
  const afterAll = `${range.toYear + 1}-01-01`;
  const open = afterAll > validFrom ? afterAll : addDays(validFrom, 1);
  const until = validThrough === null ? open : addDays(validThrough, 1);
  return { component: tariff === 'goo-place-day' ? 'goo' : 'poo-norm', period: { from: validFrom, until }, amountEur };
}

/** What the ledger holds. */
export interface Books {
  readonly segments: readonly BaselineSegment[];
  readonly received: readonly ReceivedMonth[];
  readonly dueYears: readonly DueYear[];
}

/**
 * What the ledger says of what a file is about: the years, kinds and components in it, of the municipalities that it covers.
 * Other components of those years and kinds are kept at hand, for an amount may be booked there.
 */
export function ourParty(books: Books, theirs: Party, coverage: Coverage, successors: Successors): Party {
  const stated = theirs.figures;
  const [kinds, components] = [new Set(stated.map(kindOf)), new Set(stated.map(componentOf))];
  const isCovered = coverage === 'country' ? () => true : familyOf(stated, successors);
  const inKind = ledgerFigures(books).filter((one) => kinds.has(kindOf(one)) && isCovered(one.municipalityCode));
  return {
    figures: inKind.filter((one) => components.has(componentOf(one))),
    elsewhere: inKind.filter((one) => !components.has(componentOf(one))),
    tariffs: [],
    answered: new Set(
      books.dueYears
        .filter(({ isDeclared }) => isDeclared)
        .map(({ code, year }) => yearKey({ municipalityCode: code, year })),
    ),
    unit: 'cent',
  };
}

function kindOf({ year, kind }: PartyFigure): string {
  return `${year} ${kind}`;
}

function componentOf({ year, kind, component }: PartyFigure): string {
  return `${year} ${kind} ${component}`;
}

/** Who is named, and who is or was one with them. */
function familyOf(figures: readonly PartyFigure[], successors: Successors): (code: string) => boolean {
  const named = new Set(figures.map(({ municipalityCode }) => municipalityCode));
  const descended = new Set([...named].flatMap((code) => successorsOf(code, successors)));
  return (code) =>
    named.has(code) || descended.has(code) || successorsOf(code, successors).some((successor) => named.has(successor));
}

function ledgerFigures({ segments, received }: Books): PartyFigure[] {
  return [...segments.flatMap(segmentFigures), ...received.map(receivedFigure)];
}

/** Place-days are told by the day, all else by the month. */
function segmentFigures(segment: BaselineSegment): PartyFigure[] {
  const { municipalityCode, component, period, quantity, tariffEur, entitlementEur, realCostEur } = segment;
  const year = Number(period.from.slice(0, 4));
  const about = { municipalityCode, year, component, period, rows: [] };
  const uncounted = { division: 'month', count: null, tariffEur: null } as const;
  const found: PartyFigure[] = [];
  if (!quantity.isZero()) {
    const division = component === 'goo' ? 'days' : 'month';
    const counted = { count: quantity, tariffEur: tariffEur ?? 'not-set', amountEur: entitlementEur } as const;
    found.push({ ...about, kind: 'entitlement', division, ...counted });
  } else if (!entitlementEur.isZero()) {
    found.push({ ...about, kind: 'entitlement', ...uncounted, amountEur: entitlementEur });
  }
  if (!realCostEur.isZero()) found.push({ ...about, kind: 'real-cost', ...uncounted, amountEur: realCostEur });
  return found;
}

function receivedFigure({ code, year, month, component, receivedEur }: ReceivedMonth): PartyFigure {
  return {
    ...{ municipalityCode: code, year, component, kind: 'received' },
    ...{ period: { from: firstDayOf(month), until: firstDayOf(nextMonth(month)) }, division: 'month' },
    ...{ count: null, tariffEur: null, amountEur: receivedEur, rows: [] },
  };
}

/** By law; a reorganisation that is still planned made nobody one with another. */
export function lawfulSuccessors(reorganisations: readonly Reorganisation[]): Successors {
  return new Map(
    reorganisations
      .filter(({ status }) => status === 'effective')
      .map(({ predecessor, successor }) => [predecessor, successor]),
  );
}
