import { COMPONENTS } from '../kernel/scheme.js';
import { groupOfPlace } from './national-frame.js';
import type { Grouping, NationalFrame } from './national-frame.js';

/**
 * Groups as columns of a statement. Municipalities and groups go by number in it: sorting thousands of codes and names
 * took most of its time.
 */
export interface GroupColumns {
  /** A table of municipalities for FROM, under the name place: `code` of its time, `number` of the layout, and groups. */
  readonly places: string;
  /** The group's number of each grouping, as expressions over place and a balance. */
  readonly keys: readonly string[];
  /** What a row's numbers stand for. */
  readonly namesOf: (row: Readonly<Record<string, unknown>>) => string[];
  /** What the keys are called in the answer, each with a comma behind it. */
  readonly listed: string;
  /** The keys with those names. */
  readonly selected: string;
}

/** `parameter` puts a value among the statement's parameters and answers its place; `year` is the column of the year. */
export function groupColumns(
  { placeOf }: Pick<NationalFrame, 'placeOf'>,
  groupings: readonly Grouping[],
  parameter: (value: unknown) => string,
  year = 'fiscal_year',
): GroupColumns {
  const places = [...placeOf.values()];
  const columns = [numbered(places.map(({ code }) => code)).numbers];
  const groups = groupings.map((grouping): { key: string; nameOf: (number: number) => string } => {
    if (grouping === 'year') return { key: year, nameOf: String };
    if (grouping === 'component') {
      const key = `array_position(${parameter(COMPONENTS)}::text[], component) - 1`;
      return { key, nameOf: (number) => COMPONENTS[number] ?? '' };
    }
    const { numbers, names } = numbered(places.map((place) => groupOfPlace(grouping, place).key));
    return { key: `place.number_${columns.push(numbers)}`, nameOf: (number) => names[number] ?? '' };
  });
  const arrays = columns.map((column) => `${parameter(column)}::integer[]`).join(', ');
  const numbers = columns.map((_, index) => (index === 0 ? 'number' : `number_${index + 1}`)).join(', ');
  return {
    places: `unnest(${parameter([...placeOf.keys()])}::text[], ${arrays}) AS place (code, ${numbers})`,
    keys: groups.map(({ key }) => key),
    namesOf: (row) => groups.map(({ nameOf }, index) => nameOf(Number(row[`key_${index}`]))),
    listed: groups.map((_, index) => `key_${index}, `).join(''),
    selected: groups.map(({ key }, index) => `${key} AS key_${index}, `).join(''),
  };
}

function numbered(texts: readonly string[]): { numbers: number[]; names: string[] } {
  const names = [...new Set(texts)];
  const numberOf = new Map(names.map((name, index) => [name, index]));
  return { numbers: texts.map((text) => numberOf.get(text) ?? -1), names };
}
