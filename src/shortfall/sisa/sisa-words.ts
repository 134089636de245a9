import type { SisaFigure, SisaMeasure, SisaPart } from '../../kernel/sisa.js';
import { NO_TARIFF_NOTICE, NOTHING_DECLARED_NOTICE } from '../certainty-notices.js';
import { COMPONENT_NAMES } from '../component-names.js';

/** SiSa as people read it, on screen and on paper. */

export const MEASURE_NAMES: Readonly<Record<SisaMeasure, string>> = {
  'goo-norm-amount': 'Normbedragen GOO, na aftrek van eigen bijdragen',
  'goo-higher-cost': 'Hogere werkelijke kosten GOO (art. 3, tweede lid)',
  'goo-voluntary-return': 'Vrijwillige terugbetaling GOO (art. 3, tweede lid)',
  'transition-cost': 'Transitiekosten zonder uitvoeringskosten',
  'transition-implementation': 'Uitvoeringskosten van de transitie',
  'poo-allowance': 'Uitbetaald leefgeld en wooncomponent POO',
  'allowance-claims': 'Vorderingen wegens onterecht uitbetaald leefgeld',
  'poo-norm-amount': 'Normbedragen POO per geregistreerde persoon per maand',
  'total-spending': 'Totale besteding van het jaar',
  'cumulative-spending': 'Cumulatieve besteding',
};

/** What a part of a figure is. */
export function partName(part: SisaPart): string {
  switch (part.kind) {
    case 'norm-amount':
      return part.component === 'goo' ? 'Normbedragen GOO' : 'Normbedragen POO';
    case 'own-contribution':
      return 'Eigen bijdragen (art. 3, zevende lid)';
    case 'cost':
      return part.costCategory === null
        ? `Werkelijke kosten: ${COMPONENT_NAMES[part.component]}`
        : 'Werkelijke kosten: leefgeld en wooncomponent POO';
    case 'earlier-spending':
      return `Besteding van ${part.year}`;
  }
}

/** Why there is no amount, or why it is nothing. */
export function reasonText(reason: NonNullable<SisaFigure['reason']>): string {
  switch (reason.code) {
    case 'not-declared':
      return NOTHING_DECLARED_NOTICE;
    case 'no-tariff':
      return `${NO_TARIFF_NOTICE} voor ${reason.quantity.toFixed(0)} plekdagen of persoonsmaanden`;
    case 'not-split':
      return 'de kostensoort Transitiekosten maakt geen onderscheid tussen transitie en uitvoering daarvan';
    case 'not-kept':
      return 'het grootboek houdt vorderingen op personen niet bij';
    case 'years-missing':
      return `${NOTHING_DECLARED_NOTICE} over ${reason.years.join(', ')}`;
    case 'basis-norm':
      return 'de grondslag van dit jaar is norm';
    case 'not-higher':
      return 'de werkelijke kosten zijn niet hoger dan de normbedragen';
    case 'not-lower':
      return 'de werkelijke kosten zijn niet lager dan de normbedragen';
    case 'nothing-declared':
      return 'er zijn geen transitiekosten gedeclareerd';
  }
}

/** A year whose indicators nobody recorded. */
export function noListNotice(year: number): string {
  return `voor ${year} is nog geen lijst met SiSa-indicatoren vastgelegd`;
}

/** What the list of a year has no number for. */
export function withoutIndicatorNotice(year: number, measures: readonly SisaMeasure[]): string {
  return `in de lijst van ${year} hebben nog geen indicator: ${measures.map((one) => MEASURE_NAMES[one]).join('; ')}`;
}
