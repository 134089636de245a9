import { amountText, toCents, ZERO } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import type { Outlook, OutlookFigures } from '../../kernel/outlook.js';
import { outlookRange } from '../../kernel/outlook-range.js';
import type { OutlookRangeYear, Range } from '../../kernel/outlook-range.js';
import { dutchInstant } from '../../platform/dutch-dates.js';
import type { EstimatedBaseYear, NoRangeReason } from './base-year-estimate.js';
import type {
  OutlookDto,
  OutlookEstimateDto,
  OutlookFiguresDto,
  OutlookRangeDto,
  OutlookYearDto,
  RangeDto,
} from './outlook.dto.js';

export interface AnsweredOutlook {
  readonly moment: Date;
  readonly layout: number | null;
  readonly baseYear: number;
  readonly throughYear: number;
  readonly outlook: Outlook;
  readonly estimated: EstimatedBaseYear;
  /** Who is due to declare the base year, and who did. */
  readonly completeness: { readonly municipalities: number; readonly respondents: number };
  readonly notices: readonly string[];
}

/**
 * The answer: costs and entitlement of a year are rounded to the cent, and all else is made of those, so that it adds up.
 * Of the range it is the gap that is rounded, so that the base year has that of its estimate.
 */
export function outlookDto(answered: AnsweredOutlook): OutlookDto {
  const { moment, layout, baseYear, throughYear, outlook, estimated } = answered;
  const ranges = estimated.range === null ? [] : rangesInCents(outlookRange(outlook, estimated.range));
  return {
    knownOn: moment.toISOString(),
    layout,
    baseYear,
    throughYear,
    base: figuresText(inCents(outlook.baseYear)),
    years: yearsOf(outlook, ranges),
    estimate: estimateDto(answered),
    assumptions: assumptionsOf(answered),
  };
}

function yearsOf({ years }: Outlook, ranges: readonly OutlookRangeYear[]): OutlookYearDto[] {
  let cumulative: OutlookFigures = { realCost: ZERO, entitlement: ZERO, gap: ZERO };
  return years.map(({ year, certainty, withoutTariff, ...exact }) => {
    const figures = inCents(exact);
    cumulative = inCents({
      realCost: cumulative.realCost.plus(figures.realCost),
      entitlement: cumulative.entitlement.plus(figures.entitlement),
    });
    const range = ranges.find((one) => one.year === year);
    return {
      year,
      ...figuresText(figures),
      cumulative: figuresText(cumulative),
      certainty,
      withoutTariff: {
        placeDays: amountText(withoutTariff.placeDays),
        personMonths: amountText(withoutTariff.personMonths),
      },
      range: range ? rangeText(range) : null,
    };
  });
}

function inCents({ realCost, entitlement }: Pick<OutlookFigures, 'realCost' | 'entitlement'>): OutlookFigures {
  const [cost, owed] = [toCents(realCost), toCents(entitlement)];
  return { realCost: cost, entitlement: owed, gap: cost.minus(owed) };
}

function figuresText({ realCost, entitlement, gap }: OutlookFigures): OutlookFiguresDto {
  return { realCost: amountText(realCost), entitlement: amountText(entitlement), gap: amountText(gap) };
}

function rangesInCents(years: readonly OutlookRangeYear[]): OutlookRangeYear[] {
  let cumulativeGap: Range = { low: ZERO, central: ZERO, high: ZERO };
  return years.map(({ year, ...exact }) => {
    const entitlement = toCents(exact.entitlement);
    const gap = eachOf(exact.gap, toCents);
    const realCost = eachOf(gap, (bound) => bound.plus(entitlement));
    const { low, central, high } = cumulativeGap;
    cumulativeGap = { low: low.plus(gap.low), central: central.plus(gap.central), high: high.plus(gap.high) };
    return { year, realCost, entitlement, gap, cumulativeGap };
  });
}

function eachOf({ low, central, high }: Range, change: (bound: Amount) => Amount): Range {
  return { low: change(low), central: change(central), high: change(high) };
}

function rangeText({ realCost, entitlement, gap, cumulativeGap }: OutlookRangeYear): OutlookRangeDto {
  return {
    realCost: boundsText(realCost),
    entitlement: amountText(entitlement),
    gap: boundsText(gap),
    cumulativeGap: boundsText(cumulativeGap),
  };
}

function boundsText({ low, central, high }: Range): RangeDto {
  return { low: amountText(low), central: amountText(central), high: amountText(high) };
}

function estimateDto({ estimated, completeness }: AnsweredOutlook): OutlookEstimateDto {
  const { reason, estimate, range } = estimated;
  return {
    reason,
    municipalities: completeness.municipalities,
    respondents: completeness.respondents,
    gap: range && boundsText(range.gap),
    standardError: estimate !== null && estimate.reason === null ? amountText(estimate.standardError) : null,
  };
}

const NO_RANGE: Readonly<Record<NoRangeReason, string>> = {
  'fewer-than-two-respondents': 'Geen bandbreedte: minder dan twee gemeenten hebben het basisjaar gedeclareerd.',
  'nothing-to-grow-by': 'Geen bandbreedte: wie declareerde had geen kosten of geen aanspraak om mee door te rekenen.',
  'population-unknown': 'Geen bandbreedte: van een gemeente is het inwonertal niet bekend.',
};

function assumptionsOf({ moment, layout, baseYear, estimated, completeness, notices }: AnsweredOutlook): string[] {
  const { municipalities, respondents } = completeness;
  return [
    `Stand van ${dutchInstant(moment)}. ${respondents} van de ${municipalities} gemeenten hebben ${baseYear} gedeclareerd.`,
    ...(layout === null ? [] : [`Gemeenten zoals op 1 januari ${layout}; voorgangers tellen mee bij hun opvolger.`]),
    `Plekken, personen en prijzen blijven als in ${baseYear}, maal de index van het jaar, tegen de normbedragen van dat jaar.`,
    'Plekdagen gaan mee met de dagen van de maand. Toekenningen en eigen bijdragen keren terug zoals ze waren.',
    ...(estimated.reason === null ? RANGE : [NO_RANGE[estimated.reason]]),
    ...notices,
  ];
}

const RANGE = [
  'De bandbreedte geldt voor heel Nederland: wie niet declareerde is geschat naar inwonertal (95% betrouwbaarheid), ' +
    'verruimd voor het geval dat wie declareert hogere of lagere kosten heeft dan wie dat niet doet.',
  'De onzekerheid van het verschil is die van de kosten, en geldt elk jaar in dezelfde richting.',
];
