import { wholeRule } from '../rule.js';

/** Rows of several locations can only be told apart by name. */
export const locationMissing = wholeRule({
  code: 'location-missing',
  severity: 'warning',
  problem: 'er staat geen locatie bij deze plekken, terwijl andere regels er wel een hebben.',
  remedy: 'Vul de naam van de locatie in.',
  whole: ({ reception }) => {
    const municipal = reception.filter(({ regulation }) => regulation === 'GOO');
    if (!municipal.some(({ location }) => location !== null)) return [];
    return municipal.flatMap(({ row, location }) =>
      location === null
        ? [{ at: { sheet: 'Opvang', row, column: 'location' }, expected: 'de naam van de locatie' }]
        : [],
    );
  },
});
