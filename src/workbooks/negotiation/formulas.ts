/** Formulas as Excel keeps them: English names, commas between. Sums are rounded, so that no float shows beside the cent. */

/** A condition of SUMIFS: the name of a range, and what its cells must be; a cell or a text between quotes. */
export type Criterion = readonly [range: string, is: string];

/** Example: `ROUND(SUMIFS(Regels_Aanspraak,Regels_Boekjaar,A2),2)`. */
export function sumIfs(range: string, ...criteria: readonly Criterion[]): string {
  return `ROUND(${bareSumIfs(range, criteria)},2)`;
}

/** The sums of several conditions together. */
export function sumOfSumIfs(range: string, alternatives: readonly (readonly Criterion[])[]): string {
  return `ROUND(${alternatives.map((criteria) => bareSumIfs(range, criteria)).join('+')},2)`;
}

export function countIfs(...criteria: readonly Criterion[]): string {
  return `COUNTIFS(${listed(criteria)})`;
}

/** Example: `ROUND(SUM(Regels_Aanspraak),2)`. */
export function sumOf(range: string): string {
  return `ROUND(SUM(${range}),2)`;
}

/** Example: `ROUND(B2-C2,2)`. */
export function difference(from: string, less: string): string {
  return `ROUND(${from}-${less},2)`;
}

/** A text within a formula. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function bareSumIfs(range: string, criteria: readonly Criterion[]): string {
  return `SUMIFS(${range},${listed(criteria)})`;
}

function listed(criteria: readonly Criterion[]): string {
  return criteria.map(([range, is]) => `${range},${is}`).join(',');
}
