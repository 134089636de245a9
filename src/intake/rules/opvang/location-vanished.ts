import { dutchCount } from '../../../platform/dutch-figures.js';
import { countOf, locationKey, standingOn } from '../reception-days.js';
import { wholeRule } from '../rule.js';

/** A location that was open on the last day of the year before and is nowhere now: closed, renamed, or forgotten. */
export const locationVanished = wholeRule({
  code: 'location-vanished',
  severity: 'warning',
  problem: 'de locatie {given} was eind vorig jaar open en staat nu niet op het blad.',
  remedy: 'Vul de locatie aan, of laat haar weg als ze dicht is.',
  whole: ({ reception }, { yearBefore }) => {
    if (!yearBefore || reception.length === 0) return [];
    const present = new Set(reception.map(locationKey));
    const open = standingOn(yearBefore.reception, `${yearBefore.fiscalYear}-12-31`).filter(
      (line) => line.regulation === 'GOO' && line.location !== null && !present.has(locationKey(line)),
    );
    return [...new Map(open.map((line) => [locationKey(line), line])).values()].map((line) => ({
      at: { sheet: 'Opvang', column: 'location' },
      given: line.location,
      expected: `ook deze locatie; op 31-12-${yearBefore.fiscalYear} had zij ${dutchCount(countOf(line))} plekken`,
    }));
  },
});
