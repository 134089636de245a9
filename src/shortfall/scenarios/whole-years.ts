import type { BaselineSegment } from '../../kernel/scenario.js';
import { yearOf } from '../../kernel/scenario-overlay.js';

/** The parts of a baseline that no months need to be told apart of: they are most of it, and most of the work. */

/**
 * What counts no places or persons, of one municipality, component and year, as one segment: indices go by year, and
 * tariffs by what is counted, so that it comes to the same. Where `isCut` says that a day within its year matters, it
 * stays by month. Example: 100.00 in May and 20.00 in June are 120.00 in December.
 */
export function inWholeYears(
  segments: readonly BaselineSegment[],
  isCut: (segment: BaselineSegment) => boolean,
): BaselineSegment[] {
  const kept: BaselineSegment[] = [];
  const merged = new Map<string, BaselineSegment>();
  for (const segment of segments) {
    if (!segment.quantity.isZero() || isCut(segment)) {
      kept.push(segment);
      continue;
    }
    const { municipalityCode, component, basis } = segment;
    const year = yearOf(segment.period);
    const key = `${municipalityCode} ${year} ${component} ${basis}`;
    const other = merged.get(key);
    merged.set(key, {
      ...segment,
      period: other?.period ?? { from: `${year}-12-01`, until: `${year + 1}-01-01` },
      tariffEur: null,
      entitlementEur: other ? other.entitlementEur.plus(segment.entitlementEur) : segment.entitlementEur,
      realCostEur: other ? other.realCostEur.plus(segment.realCostEur) : segment.realCostEur,
    });
  }
  return [...kept, ...merged.values()];
}
