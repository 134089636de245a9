import { CHECK, wholeRule } from '../rule.js';

/** More beds slept in than there are. */
export const occupiedOverRealised = wholeRule({
  code: 'occupied-over-realised',
  severity: 'warning',
  problem: '{given} bezette plekken is meer dan er gerealiseerd zijn.',
  remedy: CHECK,
  whole: ({ reception }) =>
    reception.flatMap(({ row, realisedPlaces, occupiedPlaces }) =>
      realisedPlaces !== null && occupiedPlaces !== null && occupiedPlaces > realisedPlaces
        ? [
            {
              at: { sheet: 'Opvang', row, column: 'occupiedPlaces' },
              given: String(occupiedPlaces),
              expected: `hoogstens ${realisedPlaces}, het aantal gerealiseerde plekken`,
            },
          ]
        : [],
    ),
});
