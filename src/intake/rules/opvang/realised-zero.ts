import { countOf } from '../reception-days.js';
import { wholeRule } from '../rule.js';

/** A row of reception that receives nobody. */
export const realisedZero = wholeRule({
  code: 'realised-zero',
  severity: 'warning',
  problem: 'deze regel heeft {given} en telt dus niet mee.',
  remedy: 'Vul het aantal in, of haal de regel weg.',
  whole: ({ reception }) =>
    reception.flatMap((line) => {
      if (countOf(line) !== 0) return [];
      const [column, unit] = line.regulation === 'GOO' ? REALISED : PERSONS;
      const at = { sheet: 'Opvang', row: line.row, column } as const;
      return [{ at, given: `0 ${unit}`, expected: `een aantal ${unit} boven 0` }];
    }),
});

const REALISED = ['realisedPlaces', 'plekken'] as const;
const PERSONS = ['persons', 'personen'] as const;
