import type {
  ComparedYears,
  ExplainedMunicipality,
  GapEffects,
  NationalEffects,
  NationalExplanation,
} from '../../kernel/explanation.js';
import { amountText, sum, ZERO } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import { waterfall } from '../../kernel/waterfall.js';
import type { NationalReading } from '../national-reading.js';
import type { CategoryRoute } from './compared-years.js';
import { EFFECTS } from './explanation.dto.js';
import type { Effect, EffectDto, ExplanationDto, MunicipalExplanationDto } from './explanation.dto.js';
import type { ExplanationQuestion } from './explanation-question.js';

/** What the effects are called on screen and on paper. */
export const EFFECT_NAMES: Readonly<Record<Effect, string>> = {
  tariff: 'Ander normbedrag',
  costPrice: 'Andere kosten per plekdag',
  mix: 'Verschuiving tussen gemeenten',
  volume: 'Meer of minder plekdagen',
  content: 'In of uit het normbedrag gegaan',
  entryExit: 'Opvang begonnen of gestopt',
  otherComponents: 'Andere onderdelen',
};

export interface Explained {
  readonly question: ExplanationQuestion;
  readonly content: readonly CategoryRoute[];
  readonly compared: readonly ComparedYears[];
  readonly explanation: NationalExplanation;
  readonly reading: NationalReading;
}

/** The answer: printed effects, the bars of a waterfall, and who could not be compared. */
export function explanationDto({ question, content, compared, explanation, reading }: Explained): ExplanationDto {
  const { fromYear, toYear, municipality, layout, contentTariff } = question;
  const nameOf = (code: string): string => reading.frame.placeOf.get(code)?.name ?? code;
  const isCompared = explanation.municipalities.length > 0;
  const [gapFrom, gapTo] = [gapIn('from', compared), gapIn('to', compared)];
  const effects = effectsOf(explanation.printed, municipality === null);
  return {
    knownOn: reading.moment.toISOString(),
    layout,
    fromYear,
    toYear,
    municipality,
    gapFrom: isCompared ? amountText(gapFrom) : null,
    gapTo: isCompared ? amountText(gapTo) : null,
    change: isCompared ? amountText(explanation.printed.total) : null,
    effects: isCompared ? effects.map(effectDto) : [],
    waterfall: isCompared
      ? waterfall({
          start: { name: `Verschil ${fromYear}`, amountEur: gapFrom },
          steps: effects.map(({ effect, amountEur }) => ({ name: EFFECT_NAMES[effect], amountEur })),
          end: { name: `Verschil ${toYear}`, amountEur: gapTo },
        }).map(({ name, kind, fromEur, toEur }) => ({ name, kind, from: amountText(fromEur), to: amountText(toEur) }))
      : [],
    municipalities: municipality === null ? explanation.municipalities.map((one) => municipalDto(one, nameOf)) : [],
    notCompared: explanation.notDeclared.map((one) => ({
      municipality: one.municipality,
      name: nameOf(one.municipality),
      missingYears: one.missing.map((side) => (side === 'from' ? fromYear : toYear)),
    })),
    content: [...content],
    contentTariff: amountText(contentTariff),
    notices: noticesOf(explanation, content, contentTariff),
  };
}

/** The gap of those that declared both years. */
function gapIn(side: 'from' | 'to', compared: readonly ComparedYears[]): Amount {
  return sum(
    compared.flatMap((years) => {
      const year = years[side];
      if (!years.from || !years.to || !year) return [];
      const { realCost, entitlement, otherComponentsGap } = year;
      const cost = realCost.core.plus(realCost.content);
      return [cost.minus(entitlement.core).minus(entitlement.content).plus(otherComponentsGap)];
    }),
  );
}

interface NamedEffect {
  readonly effect: Effect;
  readonly amountEur: Amount;
}

/** One municipality has no mix: nothing shifts between it and itself. */
function effectsOf(printed: NationalEffects | GapEffects, withMix: boolean): NamedEffect[] {
  const amounts = { mix: ZERO, ...printed };
  return EFFECTS.filter((effect) => withMix || effect !== 'mix').map((effect) => ({
    effect,
    amountEur: amounts[effect],
  }));
}

function effectDto({ effect, amountEur }: NamedEffect): EffectDto {
  return { effect, label: EFFECT_NAMES[effect], amount: amountText(amountEur) };
}

function municipalDto(one: ExplainedMunicipality, nameOf: (code: string) => string): MunicipalExplanationDto {
  return {
    municipality: one.municipality,
    name: nameOf(one.municipality),
    kind: one.kind,
    effects: effectsOf(one.printed, false).map(effectDto),
    change: amountText(one.printed.total),
  };
}

function noticesOf(
  { municipalities, notDeclared }: NationalExplanation,
  content: readonly CategoryRoute[],
  contentTariff: Amount,
): string[] {
  const notices = ['Positief maakt het tekort groter, negatief kleiner. Tekorten en overschotten zijn gesaldeerd.'];
  if (municipalities.length === 0) notices.push('Niemand heeft beide jaren gedeclareerd: er is niets te vergelijken.');
  if (notDeclared.length > 0) {
    notices.push(`Niet vergeleken, want een van de jaren is niet gedeclareerd: ${notDeclared.length} gemeente(n).`);
  }
  if (content.length > 0 && contentTariff.isZero()) {
    notices.push(
      'Geen vastgestelde bron zegt welk deel van het normbedrag betaalde voor wat erin of eruit ging. ' +
        'Het normbedrag telt daarom geheel bij het normbedrag. Geef een bedrag per plekdag (contentTariff) om dat anders te rekenen.',
    );
  }
  if (content.length > 0 && !contentTariff.isZero()) {
    notices.push('Wat het normbedrag betaalde voor wat erin of eruit ging, is een aanname van de vrager.');
  }
  return notices;
}
