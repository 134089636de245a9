import { DIFFERENCE_CAUSES } from '../kernel/counter-figure.js';
import type { Difference, DifferenceCause, FigureKind } from '../kernel/counter-figure.js';
import type { Comparison } from '../kernel/counter-figures.js';
import { sum, ZERO } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';

/** The four sums of differences, theirs less ours, as national figures always give them. */
export interface FourSums {
  readonly items: number;
  readonly netEur: Amount;
  /** The sum of those by which they are higher, and of those by which we are. */
  readonly higherEur: Amount;
  readonly lowerEur: Amount;
  /** By what their differences come to together. */
  readonly municipalities: { readonly higher: number; readonly lower: number; readonly even: number };
}

/** The sums of a kind of amount: by cause, and of all causes together. */
export interface KindSums extends FourSums {
  readonly kind: FigureKind;
  readonly oursEur: Amount;
  readonly theirsEur: Amount;
  /** In the order of the list; none of a cause that there is nothing of. */
  readonly causes: readonly (FourSums & { readonly cause: DifferenceCause })[];
}

/** What is due to what, kind by kind: amounts that are owed, spent and received are never added up. */
export function kindSums({ differences, totals }: Comparison): KindSums[] {
  return totals.map(({ kind, ours, theirs }) => {
    const ofKind = differences.filter((one) => one.kind === kind);
    const causes = DIFFERENCE_CAUSES.flatMap((cause) => {
      const ofCause = ofKind.filter((one) => one.cause === cause);
      return ofCause.length === 0 ? [] : [{ cause, ...fourSums(ofCause) }];
    });
    return { kind, oursEur: ours, theirsEur: theirs, ...fourSums(ofKind), causes };
  });
}

function fourSums(differences: readonly Difference[]): FourSums {
  const perMunicipality = new Map<string, Amount>();
  for (const { municipalityCode, amountEur } of differences) {
    perMunicipality.set(municipalityCode, (perMunicipality.get(municipalityCode) ?? ZERO).plus(amountEur));
  }
  const amounts = differences.map(({ amountEur }) => amountEur);
  const nets = [...perMunicipality.values()];
  return {
    items: differences.length,
    netEur: sum(amounts),
    higherEur: sum(amounts.filter((one) => one.greaterThan(0))),
    lowerEur: sum(amounts.filter((one) => one.lessThan(0))),
    municipalities: {
      higher: nets.filter((one) => one.greaterThan(0)).length,
      lower: nets.filter((one) => one.lessThan(0)).length,
      even: nets.filter((one) => one.isZero()).length,
    },
  };
}
