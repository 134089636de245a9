import { dutchDate, dutchInstant } from '../../platform/dutch-dates.js';
import type { DueYear } from '../national-frame.js';
import type { ScenarioInputs } from './scenario-inputs.js';

/** What a scenario rests on, in Dutch sentences; `notices` are those of its baseline. */
export function assumptionsOf(
  { fromDate, baseYear, throughYear, layout }: ScenarioInputs,
  moment: Date,
  dueYears: readonly DueYear[],
  notices: readonly string[],
): string[] {
  const due = dueYears.filter(({ year }) => year === baseYear);
  const declared = due.filter(({ isDeclared }) => isDeclared).length;
  return [
    `Stand van ${dutchInstant(moment)}. Voor ${dutchDate(fromDate)} verandert er niets, en er wordt niets geboekt.`,
    ...(layout === null ? [] : [`Gemeenten zoals op 1 januari ${layout}; voorgangers tellen mee bij hun opvolger.`]),
    `Tot en met ${baseYear} zoals geboekt. ` +
      `Over ${baseYear} zijn ${declared} van de ${due.length} declaraties goedgekeurd; wie niet declareerde telt niet mee.`,
    ...(throughYear > baseYear ? [CARRIED.replaceAll('{baseYear}', String(baseYear))] : []),
    'Plekdagen liggen op de dagen van hun declaratieregel. Kosten zijn gelijk verdeeld over de dagen van hun maand.',
    'Een normbedrag per maand gaat in op de eerste dag van een maand.',
    'De volume-index geldt voor aantallen en voor de kosten die daarmee meegaan, niet voor transitiekosten. De kostenindex geldt voor alle kosten.',
    'Toekenningen en eigen bijdragen blijven zoals ze zijn. Werkelijke kosten die het Rijk vergoedt, gaan mee met de kosten.',
    'De keuze tussen norm en werkelijke kosten blijft per gemeente en jaar zoals ze is.',
    'Elk onderdeel van een gemeente en jaar is afgerond op centen, en alles telt daaruit op.',
    ...notices,
  ];
}

const CARRIED =
  'Latere jaren zijn {baseYear} doorgetrokken: dezelfde plekken, personen en prijzen, tegen de normbedragen van die jaren.';
