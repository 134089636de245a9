import { fourSums } from '../../kernel/gap.js';
import { amountText, sum, toCents, ZERO } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import type { Figures, ScenarioResult } from '../../kernel/scenario.js';
import { COMPONENTS } from '../../kernel/scheme.js';
import { COMPONENT_NAMES } from '../component-names.js';
import type { DueYear } from '../national-frame.js';
import type { ScenarioInputs } from './scenario-inputs.js';
import type {
  ScenarioComponentDto,
  ScenarioFiguresDto,
  ScenarioMunicipalityDto,
  ScenarioOutcomeDto,
  ScenarioResultDto,
  ScenarioSumsDto,
  ScenarioYearDto,
} from './scenario-result.dto.js';

/** What was reckoned, with all that is needed to tell of it. */
export interface ReckonedScenario {
  readonly inputs: ScenarioInputs;
  readonly results: readonly ScenarioResult[];
  /** Of the years as posted. */
  readonly dueYears: readonly DueYear[];
  readonly nameOf: (code: string) => string;
  readonly assumptions: readonly string[];
}

/**
 * The answer. Real cost and entitlement of a component in a year of a municipality are rounded to the cent, as when they
 * would be posted; all else is made of those, so that whatever is added up, adds up.
 */
export function scenarioResult({
  inputs,
  results,
  dueYears,
  nameOf,
  assumptions,
}: ReckonedScenario): ScenarioResultDto {
  const { throughYear, baseYear } = inputs;
  const fromYear = firstYearOf(inputs);
  const rounded = results.map(inCents);
  const declaredIn = (year: number): DueYear[] =>
    dueYears.filter((due) => due.isDeclared && due.year === Math.min(year, baseYear));
  const years = Array.from({ length: throughYear - fromYear + 1 }, (_, index) => fromYear + index);
  return {
    fromYear,
    throughYear,
    years: years.map((year): ScenarioYearDto => {
      const declared = declaredIn(year);
      const expected = dueYears.filter((due) => due.year === Math.min(year, baseYear)).length;
      return {
        year,
        carriedForward: year > baseYear,
        completeness: { expected, declared: declared.length },
        ...outcomeOf(
          rounded.filter((result) => result.year === year),
          placesIn(declared),
        ),
      };
    }),
    total: outcomeOf(rounded, placesIn(years.flatMap(declaredIn))),
    components: years.flatMap((year) => componentsOf(year, rounded)),
    municipalities: municipalitiesOf(rounded, nameOf),
    netting: `gesaldeerd over ${fromYear} tot en met ${throughYear} en over de onderdelen`,
    assumptions: [...assumptions],
  };
}

/** The first year that is shown: nothing changes before it, and the base year is always seen. */
export function firstYearOf({ fromDate, baseYear }: Pick<ScenarioInputs, 'fromDate' | 'baseYear'>): number {
  return Math.min(Number(fromDate.slice(0, 4)), baseYear);
}

type Side = 'baseline' | 'scenario' | 'difference';

function inCents({ baseline, scenario, ...of }: ScenarioResult): ScenarioResult {
  const [before, after] = [figuresInCents(baseline), figuresInCents(scenario)];
  return { ...of, baseline: before, scenario: after, difference: less(after, before) };
}

function figuresInCents({ realCost, entitlement, quantityWithoutTariff }: Figures): Figures {
  const [cost, owed] = [toCents(realCost), toCents(entitlement)];
  const quantity = toCents(quantityWithoutTariff);
  return { realCost: cost, entitlement: owed, gap: cost.minus(owed), quantityWithoutTariff: quantity };
}

function less(a: Figures, b: Figures): Figures {
  return {
    realCost: a.realCost.minus(b.realCost),
    entitlement: a.entitlement.minus(b.entitlement),
    gap: a.gap.minus(b.gap),
    quantityWithoutTariff: a.quantityWithoutTariff.minus(b.quantityWithoutTariff),
  };
}

function placesIn(dueYears: readonly DueYear[]): number {
  return new Set(dueYears.map(({ place }) => place.code)).size;
}

function outcomeOf(results: readonly ScenarioResult[], municipalities: number): ScenarioOutcomeDto {
  return {
    baseline: sumsOf(results, 'baseline', municipalities),
    scenario: sumsOf(results, 'scenario', municipalities),
    difference: sumsOf(results, 'difference', municipalities),
  };
}

function sumsOf(results: readonly ScenarioResult[], side: Side, municipalities: number): ScenarioSumsDto {
  const sums = fourSums([...gapsOf(results, side).values()], municipalities);
  return {
    realCost: amountText(sum(results.map((result) => result[side].realCost))),
    entitlement: amountText(sum(results.map((result) => result[side].entitlement))),
    netGap: amountText(sums.netGap),
    shortfall: amountText(sums.shortfall),
    surplus: amountText(sums.surplus),
    municipalities: { ...sums.municipalities },
  };
}

/** By municipality, over all of its results. */
function gapsOf(results: readonly ScenarioResult[], side: Side): Map<string, Amount> {
  const gaps = new Map<string, Amount>();
  for (const { municipalityCode, [side]: figures } of results) {
    gaps.set(municipalityCode, (gaps.get(municipalityCode) ?? ZERO).plus(figures.gap));
  }
  return gaps;
}

function componentsOf(year: number, results: readonly ScenarioResult[]): ScenarioComponentDto[] {
  return COMPONENTS.flatMap((component) => {
    const found = results.filter((result) => result.year === year && result.component === component);
    if (found.length === 0) return [];
    const figures = (side: Side): ScenarioFiguresDto => figuresText(found.map((result) => result[side]));
    return [
      {
        year,
        component,
        label: COMPONENT_NAMES[component],
        baseline: figures('baseline'),
        scenario: figures('scenario'),
        difference: figures('difference'),
      },
    ];
  });
}

function figuresText(figures: readonly Figures[]): ScenarioFiguresDto {
  const text = (measure: keyof Figures): string => amountText(sum(figures.map((one) => one[measure])));
  return {
    realCost: text('realCost'),
    entitlement: text('entitlement'),
    gap: text('gap'),
    quantityWithoutTariff: text('quantityWithoutTariff'),
  };
}

function municipalitiesOf(
  results: readonly ScenarioResult[],
  nameOf: (code: string) => string,
): ScenarioMunicipalityDto[] {
  const [baseline, scenario, difference] = [
    gapsOf(results, 'baseline'),
    gapsOf(results, 'scenario'),
    gapsOf(results, 'difference'),
  ];
  return [...baseline.keys()].sort().map((code) => ({
    municipality: code,
    name: nameOf(code),
    baselineGap: amountText(baseline.get(code) ?? ZERO),
    scenarioGap: amountText(scenario.get(code) ?? ZERO),
    difference: amountText(difference.get(code) ?? ZERO),
  }));
}
