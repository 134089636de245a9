import { amountText } from '../../kernel/money.js';
import type { AssumptionCode, EstimatedTotal, StratumEstimate } from '../../kernel/national-estimate.js';
import type { NarrowingMunicipality, NarrowingReason, SelfSelectionBand } from '../../kernel/self-selection.js';
import type { EstimatedTotalDto, NarrowingDto, SelfSelectionBandDto, StratumDto } from './estimate.dto.js';

/** The estimate as it is printed, with its assumptions in words. */

const ASSUMPTIONS: Readonly<Record<AssumptionCode, string>> = {
  'response-unrelated-to-cost':
    'Binnen een klasse geven gemeenten die niet declareerden per eenheid evenveel uit als wie wel declareerde. Dat hoeft niet zo te zijn: zie de bandbreedte.',
  'ratio-within-stratum': 'Binnen een klasse is het bedrag evenredig met de hulpvariabele.',
  'interval-from-t': 'Het interval volgt uit de t-verdeling, met vrijheidsgraden volgens Satterthwaite.',
  'auxiliary-is-population': 'Niet van elke gemeente zijn de plekken bekend: deze klasse gaat naar inwonertal.',
  'strata-merged': 'Grootteklassen zijn samengevoegd, want een ervan had minder dan twee declaraties.',
};

const NARROWING: Readonly<Record<NarrowingReason, string>> = {
  'completes-stratum': 'Met deze gemeente is de klasse volledig.',
  'large-among-silent': 'Groot onder wie nog niet declareerde in de klasse.',
  'stratum-differs': 'In deze klasse lopen de bedragen sterk uiteen.',
};

const MOST_NARROWING = 20;

export function estimatedTotalDto(
  estimate: EstimatedTotal,
  band: SelfSelectionBand,
  narrowing: readonly NarrowingMunicipality[],
  nameOf: (code: string) => string,
): EstimatedTotalDto {
  return {
    estimated: amountText(estimate.estimated),
    total: amountText(estimate.total),
    standardError: amountText(estimate.standardError),
    degreesOfFreedom: estimate.degreesOfFreedom,
    interval: { lower: amountText(estimate.interval.lower), upper: amountText(estimate.interval.upper) },
    strata: estimate.strata.map(stratumDto),
    assumptions: estimate.assumptions.map(({ code, stratum }) => ({ code, stratum, text: ASSUMPTIONS[code] })),
    selfSelection: bandDto(band),
    narrowing: narrowing
      .slice(0, MOST_NARROWING)
      .map(({ municipalityCode, stratum, reason, shareOfVariance }): NarrowingDto => ({
        municipality: municipalityCode,
        name: nameOf(municipalityCode),
        stratum,
        reason,
        text: NARROWING[reason],
        shareOfVariance: shareOfVariance.toFixed(4),
      })),
  };
}

function stratumDto(one: StratumEstimate): StratumDto {
  return {
    stratum: one.stratum,
    sizeClasses: [...one.sizeClasses],
    auxiliary: one.auxiliary,
    municipalities: one.municipalities,
    respondents: one.respondents,
    coverage: one.coverage.toFixed(4),
    ratio: one.ratio.toFixed(6),
    declared: amountText(one.declared),
    estimated: amountText(one.estimated),
    total: amountText(one.total),
    standardError: amountText(one.variance.sqrt()),
  };
}

function bandDto({ scenarios, lowest, highest, interval }: SelfSelectionBand): SelfSelectionBandDto {
  return {
    scenarios: scenarios.map(({ oddsFactor, total }) => ({
      oddsFactor: oddsFactor.toFixed(2),
      total: amountText(total),
    })),
    lowest: amountText(lowest),
    highest: amountText(highest),
    lower: amountText(interval.lower),
    upper: amountText(interval.upper),
  };
}
