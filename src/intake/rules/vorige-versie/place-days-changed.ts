import { dutchCount } from '../../../platform/dutch-figures.js';
import { receptionDays } from '../reception-days.js';
import { wholeRule } from '../rule.js';

/** Place-days that differ by more than a tenth from the version before. */
export const placeDaysChanged = wholeRule({
  code: 'place-days-changed',
  severity: 'warning',
  problem: 'het aantal plekdagen is {given}, meer dan een tiende anders dan in de vorige versie.',
  remedy: 'Controleer de regels op het blad Opvang. Is het een correctie, schrijf dat dan bij het bevestigen.',
  whole: ({ reception }, { previousVersion, fiscalYear }) => {
    if (!previousVersion) return [];
    const year = { from: `${fiscalYear}-01-01`, until: `${fiscalYear + 1}-01-01` };
    const before = receptionDays(previousVersion.reception, 'GOO', year);
    const now = receptionDays(reception, 'GOO', year);
    if (before === 0 || Math.abs(now - before) * 10 <= before) return [];
    const expected = `een aantal in de buurt van ${dutchCount(before)} (versie ${previousVersion.version})`;
    return [{ at: { sheet: 'Opvang', column: 'realisedPlaces' }, given: dutchCount(now), expected }];
  },
});
