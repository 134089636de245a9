import type { ProblemDetail } from '../platform/http/problem.js';
import { COMPONENT_NAMES } from '../shortfall/component-names.js';
import { yearComponents } from './claim-figures.js';
import type { ClaimBooks } from './claim-figures.js';
import type { SettledAmount } from './claim-seals.repository.js';

/**
 * What is wrong with the amounts of a settlement: each year and component that was claimed has one, and nothing else has. What
 * the State gave nothing for is a zero that somebody writes down.
 */
export function settlementFaults(books: ClaimBooks, amounts: readonly SettledAmount[]): ProblemDetail[] {
  const claimed = new Map(yearComponents(books).map((cell) => [nameOf(cell), cell]));
  const given = new Set<string>();
  const faults: ProblemDetail[] = [];
  amounts.forEach((one, index) => {
    const name = nameOf(one);
    const pointer = `amounts/${index}`;
    if (!claimed.has(name)) {
      faults.push({ code: 'not-claimed', message: `${name} zit niet in de cijfers van deze claim.`, pointer });
    } else if (given.has(name)) {
      faults.push({ code: 'given-twice', message: `${name} staat er twee keer in.`, pointer });
    }
    given.add(name);
  });
  const lacking = [...claimed.keys()].filter((name) => !given.has(name));
  if (lacking.length > 0) {
    const message = `Geef ook een bedrag voor ${lacking.join('; ')}. Schrijf 0.00 waar niets is toegekend.`;
    faults.push({ code: 'amount-missing', message, pointer: 'amounts' });
  }
  return faults;
}

/** Example: `2024, Gemeentelijke opvang (GOO)`. */
function nameOf({ year, component }: Pick<SettledAmount, 'year' | 'component'>): string {
  return `${year}, ${COMPONENT_NAMES[component]}`;
}
