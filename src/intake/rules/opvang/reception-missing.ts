import { wholeRule } from '../rule.js';

/** Costs without a single row of reception: then nothing is owed at the norm amounts. */
export const receptionMissing = wholeRule({
  code: 'reception-missing',
  severity: 'warning',
  problem: 'het blad heeft geen enkele regel, terwijl er wel kosten zijn.',
  remedy: 'Vul de plekken en personen in: zonder plekken en personen is er geen aanspraak op het normbedrag.',
  whole: ({ reception, costs }) =>
    reception.length === 0 && costs.length > 0
      ? [{ at: { sheet: 'Opvang' }, expected: 'plekken (GOO) of personen (POO) bij de kosten' }]
      : [],
});
