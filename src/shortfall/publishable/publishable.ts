import { disclosed } from '../../kernel/disclosure.js';
import type { DisclosedCell } from '../../kernel/disclosure.js';
import type { Contribution } from '../../kernel/disclosure-cells.js';
import { MINISTRY_RULES } from '../../kernel/disclosure-rules.js';
import { disclosedSides } from '../../kernel/disclosure-sides.js';
import { gap } from '../../kernel/gap.js';
import { amountText } from '../../kernel/money.js';
import { COMPONENT_NAMES } from '../component-names.js';
import type { ComponentYear } from '../component-years.repository.js';
import { groupOfPlace, placeInOrder } from '../national-frame.js';
import type { GroupValue, NationalFrame } from '../national-frame.js';
import type { NationalQuestion } from '../national-reading.js';
import { PUBLISHABLE_GROUPINGS } from './publishable.dto.js';
import type {
  PublishableCellDto,
  PublishableDto,
  PublishableGrouping,
  PublishableTableDto,
} from './publishable.dto.js';

/**
 * What may leave the house: tables that tell of no single municipality. All of them are protected in one call, for a cell
 * that is hidden in one table could otherwise be taken from the others.
 */

const LAYOUTS = PUBLISHABLE_GROUPINGS.map((grouping) => ({ dimensions: [grouping, 'year'] }));

/** Years in the layout of one year. */
export type LayoutQuestion = NationalQuestion & { readonly layout: number };

/** Under two codes a municipality would count as two: where no layout is asked for, it is that of the last year. */
export function inOneLayout({ fromYear, toYear, layout }: NationalQuestion): LayoutQuestion {
  return { fromYear, toYear, layout: layout ?? toYear };
}

/** The gap follows from two others. It is printed, so that it is held to the largest share as they are. */
type Measure = 'realCost' | 'entitlement' | 'received' | 'gap';

/** The tables with their totals, and the four sums of all years together, each where it may be shown. */
export function publishableFigures(
  balances: readonly ComponentYear[],
  { placeOf }: Pick<NationalFrame, 'placeOf'>,
): Pick<PublishableDto, 'tables' | 'total'> {
  // who put nothing in hides nobody, and would be counted as a third beside two
  const counted = balances.filter(
    ({ realCost, entitlement, received }) => ![realCost, entitlement, received].every((value) => value.isZero()),
  );
  const placed = counted.map((balance) => ({ balance, groups: groupsOf(balance, placeOf) }));
  const contributions = placed.map(({ balance, groups }): Contribution<Measure> => ({
    municipalityCode: balance.code,
    coordinates: {
      year: String(balance.year),
      ...Object.fromEntries(PUBLISHABLE_GROUPINGS.map((grouping) => [grouping, groups[grouping].key])),
    },
    amountsEur: {
      realCost: balance.realCost,
      entitlement: balance.entitlement,
      received: balance.received,
      gap: gap(balance),
    },
  }));
  const cells = disclosed(contributions, LAYOUTS);
  const sides = disclosedSides(contributions.map(onlyGap), LAYOUTS, cells);
  const total = cells.find(({ coordinates }) => Object.keys(coordinates).length === 0)?.amountsEur;
  return {
    tables: PUBLISHABLE_GROUPINGS.map((grouping) => {
      const labels = new Map(placed.map(({ groups }) => [groups[grouping].key, groups[grouping].label]));
      return tableDto(grouping, labels, cells);
    }),
    total: {
      netGap: total ? amountText(total.gap) : null,
      shortfall: sides && amountText(sides.shortfall),
      surplus: sides && amountText(sides.surplus),
      municipalities: sides && sides.municipalities,
    },
  };
}

function groupsOf(
  { code, component }: ComponentYear,
  placeOf: NationalFrame['placeOf'],
): Record<PublishableGrouping, GroupValue> {
  const place = placeOf.get(code);
  if (!place) throw new Error(`${code} is in no place of the layout`);
  return {
    province: groupOfPlace('province', place),
    safetyRegion: groupOfPlace('safetyRegion', place),
    sizeClass: groupOfPlace('sizeClass', place),
    component: { key: component, label: COMPONENT_NAMES[component] },
  };
}

function onlyGap({ amountsEur, ...contribution }: Contribution<Measure>): Contribution<'gap'> {
  return { ...contribution, amountsEur: { gap: amountsEur.gap } };
}

/** The cells of one table as it is read: group after group with its years, and a total after what it is of. */
function tableDto(
  grouping: PublishableGrouping,
  labels: ReadonlyMap<string, string>,
  cells: readonly DisclosedCell<Measure>[],
): PublishableTableDto {
  const own = cells.filter(({ coordinates }) =>
    Object.keys(coordinates).every((one) => [grouping, 'year'].includes(one)),
  );
  const order = ({ coordinates: { [grouping]: key, year } }: DisclosedCell<Measure>): string =>
    [key === undefined ? TOTAL : placeInOrder(grouping, key), year ?? TOTAL].join('\0');
  own.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return { grouping, cells: own.map((cell) => cellDto(cell, grouping, labels)) };
}

/** Comes after every key and year. */
const TOTAL = '\uffff';

/** Without the reason why it is hidden: that would tell which cells are of one or two. */
function cellDto(
  { coordinates, amountsEur, municipalities }: DisclosedCell<Measure>,
  grouping: PublishableGrouping,
  labels: ReadonlyMap<string, string>,
): PublishableCellDto {
  const { [grouping]: key, year } = coordinates;
  return {
    coordinates,
    group: key === undefined ? null : (labels.get(key) ?? key),
    year: year === undefined ? null : Number(year),
    hidden: municipalities === null,
    municipalities,
    realCost: amountsEur && amountText(amountsEur.realCost),
    entitlement: amountsEur && amountText(amountsEur.entitlement),
    received: amountsEur && amountText(amountsEur.received),
    gap: amountsEur && amountText(amountsEur.gap),
  };
}

const MOST_PERCENT = MINISTRY_RULES.largestShare.times(100).toFixed().replace('.', ',');

/** By which rules cells are hidden, for who reads the tables. */
export const HIDING_NOTICES: readonly string[] = [
  `Een cel is afgeschermd als er minder dan ${MINISTRY_RULES.fewest} gemeenten in zitten, of als één gemeente meer dan ${MOST_PERCENT}% van een van de bedragen uitmaakt.`,
  'Ook andere cellen zijn afgeschermd waar dat nodig is, zodat geen afgeschermde cel uit de andere te berekenen is. Aan een cel is niet te zien waarom zij is afgeschermd.',
  'De som van tekorten en die van overschotten staan er alleen als dat voor beide kan: elk van geen enkele of van genoeg gemeenten, en zonder dat daaruit iets af te leiden is.',
  'Een cel telt de gemeenten die er een bedrag in hebben. Een lege cel heeft er geen.',
];
