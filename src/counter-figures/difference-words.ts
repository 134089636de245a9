import type { Difference, DifferenceCause, Stand, StatedTariff } from '../kernel/counter-figure.js';
import type { Amount } from '../kernel/money.js';
import { addDays } from '../kernel/period.js';
import type { ClosedPeriod } from '../kernel/period.js';
import { dutchDate } from '../platform/dutch-dates.js';
import { dutchAmount } from '../platform/dutch-figures.js';
import { NO_TARIFF_NOTICE } from '../shortfall/certainty-notices.js';
import { COMPONENT_NAMES } from '../shortfall/component-names.js';
import { KIND_NAMES } from './figures-layout.js';

/** Differences as people read them, on screen and on paper. */

export const CAUSE_NAMES: Readonly<Record<DifferenceCause, string>> = {
  tariff: 'Ander normbedrag',
  count: 'Ander aantal',
  period: 'Andere dagen',
  component: 'Ander onderdeel',
  municipality: 'Andere gemeente',
  rounding: 'Afronding',
  missing: 'Ontbreekt',
  unknown: 'Onbekend',
};

/** What is known besides of who a difference is about. */
export interface Context {
  readonly nameOf: (municipalityCode: string) => string;
  readonly isDeclared: (municipalityCode: string, year: number) => boolean;
}

/** Why they and we differ, in a sentence or two; "zij" is the other party. */
export function explained(difference: Difference, context: Context): string {
  switch (difference.cause) {
    case 'tariff':
      return tariffSentence(difference);
    case 'count':
      return countSentence(difference);
    case 'period':
      return periodSentence(difference);
    case 'component':
      return elsewhere(difference, ({ component }) => `bij ${COMPONENT_NAMES[component]}`);
    case 'municipality':
      return elsewhere(difference, ({ municipalityCode: code }) => `onder ${context.nameOf(code)} (${code})`);
    case 'rounding':
      return 'Wat er na aantal en normbedrag overblijft is niet meer dan afronding.';
    case 'missing':
      return missingSentence(difference, context);
    case 'unknown':
      return unknownSentence(difference);
  }
}

function unitOf({ component }: Difference): string {
  return component === 'poo-norm' ? 'persoonsmaanden' : 'plekdagen';
}

function tariffSentence(difference: Difference): string {
  const { ours, theirs, amountEur } = difference;
  const at = `Zij rekenen ${tariffsText(theirs, 'hun lijst van normbedragen')}, wij ${tariffsText(ours, 'onze normbedragen')}.`;
  return `${at} Over het gemiddelde van beide aantallen scheelt dat ${dutchAmount(amountEur)}.`;
}

/** What a party reckons at; over several tariffs of a list it names none. */
function tariffsText(stand: Stand | null, otherwise: string): string {
  const tariffs = stand?.tariffs ?? [];
  if (tariffs.length === 0) return `met ${otherwise}`;
  if (tariffs.every((one) => one === 'not-set')) return `zonder normbedrag (${NO_TARIFF_NOTICE})`;
  return `met ${tariffs.map(tariffText).join(' en ')}`;
}

export function tariffText(tariff: StatedTariff): string {
  return tariff === 'not-set' ? NO_TARIFF_NOTICE : dutchAmount(tariff);
}

function countSentence(difference: Difference): string {
  const { ours, theirs, amountEur } = difference;
  const counts = `Zij tellen ${countText(theirs?.count)} ${unitOf(difference)}, wij ${countText(ours?.count)}.`;
  if (amountEur.isZero()) return `${counts} Dat scheelt niets, want er is ${NO_TARIFF_NOTICE}.`;
  return `${counts} Tegen het gemiddelde van beide normbedragen scheelt dat ${dutchAmount(amountEur)}.`;
}

export function countText(count: Amount | null | undefined): string {
  return count
    ? count
        .toFixed()
        .replace('.', ',')
        .replace(/\B(?=(\d{3})+(?!\d))(?<!,\d*)/g, '.')
    : 'geen';
}

function periodSentence({ ours, theirs, period, amountEur }: Difference): string {
  const days = periodText(period);
  if (theirs === null) return `Hun cijfers gaan niet over ${days}. Wij hebben daar ${eurosOf(ours)}.`;
  if (ours === null) return `Zij hebben over ${days} ${eurosOf(theirs)}. Wij hebben over die dagen niets.`;
  return `Zij en wij kennen dezelfde normbedragen, maar laten ze op andere dagen ingaan. Dat scheelt ${dutchAmount(amountEur)}.`;
}

/** Example: `1-7-2024 tot en met 31-12-2024`. */
export function periodText({ from, until }: ClosedPeriod): string {
  return `${dutchDate(from)} tot en met ${dutchDate(addDays(until, -1))}`;
}

type Place = NonNullable<Difference['counterpart']>;

/** Who is higher here has it here, and the other there. */
function elsewhere(difference: Difference, inWords: (place: Place) => string): string {
  const { amountEur, counterpart } = difference;
  if (counterpart === null) throw new Error('what stands elsewhere stands somewhere');
  const [here, there] = [inWords(difference), inWords(counterpart)];
  const [theirs, ours] = amountEur.isNegative() ? [there, here] : [here, there];
  return `Hetzelfde bedrag staat bij hen ${theirs} en bij ons ${ours}.`;
}

function missingSentence(difference: Difference, { nameOf, isDeclared }: Context): string {
  const { municipalityCode, year, component, kind, ours, theirs } = difference;
  const name = nameOf(municipalityCode);
  const what = `${KIND_NOUNS[kind]} bij ${COMPONENT_NAMES[component]}`;
  if (theirs === null) return `Zij hebben voor ${name} over ${year} geen ${what}. Wij hebben ${eurosOf(ours)}.`;
  const why = isDeclared(municipalityCode, year)
    ? `De declaratie van ${name} over ${year} bevat geen ${what}.`
    : `${name} heeft over ${year} geen goedgekeurde declaratie: wat daar staat weten wij niet.`;
  return `Zij hebben ${eurosOf(theirs)}. ${why}`;
}

function unknownSentence({ ours, theirs }: Difference): string {
  const sentences = ['Dit verschil volgt niet uit aantal, normbedrag, dagen of afronding.'];
  if (ours?.count && !theirs?.count) sentences.push('Zij noemen geen aantal.');
  if (ours?.uncountedEur && !ours.uncountedEur.isZero()) {
    sentences.push(`Bij ons hoort ${dutchAmount(ours.uncountedEur)} niet bij een aantal, zoals eigen bijdragen.`);
  }
  if (theirs?.uncountedEur && !theirs.uncountedEur.isZero()) {
    sentences.push(`Hun bedrag wijkt ${dutchAmount(theirs.uncountedEur)} af van hun aantal maal hun normbedrag.`);
  }
  return sentences.join(' ');
}

const KIND_NOUNS: Readonly<Record<Difference['kind'], string>> = {
  entitlement: 'aanspraak',
  'real-cost': 'werkelijke kosten',
  received: 'ontvangsten',
};

function eurosOf(stand: Stand | null): string {
  return stand === null ? 'niets' : dutchAmount(stand.amountEur);
}

/** Example: `Wij verschillen op 3 posten. Aanspraak: 3 posten, samen € -1.234,00 (hun cijfer min het onze).` */
export function headline(kinds: readonly HeadlineKind[]): string {
  const items = kinds.reduce((count, one) => count + one.items, 0);
  if (items === 0) return 'Wij verschillen nergens.';
  const each = kinds
    .filter((one) => one.items > 0)
    .map(({ kind, items: count, netEur }) => {
      return `${KIND_NAMES[kind]}: ${count} ${count === 1 ? 'post' : 'posten'}, samen ${dutchAmount(netEur)}`;
    });
  return `Wij verschillen op ${items} ${items === 1 ? 'post' : 'posten'}. ${each.join('; ')} (hun cijfer min het onze).`;
}

interface HeadlineKind {
  readonly kind: Difference['kind'];
  readonly items: number;
  readonly netEur: Amount;
}
