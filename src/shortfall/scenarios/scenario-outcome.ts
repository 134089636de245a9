import { fourSums } from '../../kernel/gap.js';
import { amountText, toCents, ZERO } from '../../kernel/money.js';
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
  const years = Array.from({ length: throughYear - fromYear + 1 }, (_, index) => fromYear + index);
  const ofYear = new Map(years.map((year) => [year, rounded.filter((result) => result.year === year)]));
  const resultsOf = (year: number): readonly CentsResult[] => ofYear.get(year) ?? [];
  const dueIn = (year: number): DueYear[] => dueYears.filter((due) => due.year === Math.min(year, baseYear));
  const declared = dueYears.filter(({ isDeclared }) => isDeclared);
  const ofMunicipality = netted(rounded);
  return {
    fromYear,
    throughYear,
    years: years.map((year): ScenarioYearDto => {
      const declaredThen = dueIn(year).filter(({ isDeclared }) => isDeclared);
      return {
        year,
        carriedForward: year > baseYear,
        completeness: { expected: dueIn(year).length, declared: declaredThen.length },
        ...outcomeOf(netted(resultsOf(year)), placesIn(declaredThen)),
      };
    }),
    total: outcomeOf(ofMunicipality, placesIn(declared)),
    components: years.flatMap((year) => componentsOf(year, resultsOf(year))),
    municipalities: municipalitiesOf(ofMunicipality, nameOf),
    netting: `gesaldeerd over ${fromYear} tot en met ${throughYear} en over de onderdelen`,
    assumptions: [...assumptions],
  };
}

/** The first year that is shown: nothing changes before it, and the base year is always seen. */
export function firstYearOf({ fromDate, baseYear }: Pick<ScenarioInputs, 'fromDate' | 'baseYear'>): number {
  return Math.min(Number(fromDate.slice(0, 4)), baseYear);
}

/** In cents; a gap follows from them. */
type Sums = Pick<Figures, 'realCost' | 'entitlement' | 'quantityWithoutTariff'>;

/** Baseline and scenario; a difference follows from them. */
interface Sides {
  readonly baseline: Sums;
  readonly scenario: Sums;
}

type CentsResult = Sides & Pick<ScenarioResult, 'municipalityCode' | 'year' | 'component'>;

const NOTHING: Sums = { realCost: ZERO, entitlement: ZERO, quantityWithoutTariff: ZERO };

function inCents({ municipalityCode, year, component, baseline, scenario }: ScenarioResult): CentsResult {
  return { municipalityCode, year, component, baseline: sumsInCents(baseline), scenario: sumsInCents(scenario) };
}

function sumsInCents({ realCost, entitlement, quantityWithoutTariff }: Sums): Sums {
  return {
    realCost: toCents(realCost),
    entitlement: toCents(entitlement),
    quantityWithoutTariff: toCents(quantityWithoutTariff),
  };
}

function plus(a: Sums, b: Sums): Sums {
  return {
    realCost: a.realCost.plus(b.realCost),
    entitlement: a.entitlement.plus(b.entitlement),
    quantityWithoutTariff: a.quantityWithoutTariff.plus(b.quantityWithoutTariff),
  };
}

function minus(a: Sums, b: Sums): Sums {
  return {
    realCost: a.realCost.minus(b.realCost),
    entitlement: a.entitlement.minus(b.entitlement),
    quantityWithoutTariff: a.quantityWithoutTariff.minus(b.quantityWithoutTariff),
  };
}

function added(parts: Iterable<Sides>): Sides {
  let [baseline, scenario] = [NOTHING, NOTHING];
  for (const part of parts) {
    baseline = plus(baseline, part.baseline);
    scenario = plus(scenario, part.scenario);
  }
  return { baseline, scenario };
}

function gapOf({ realCost, entitlement }: Sums): Amount {
  return realCost.minus(entitlement);
}

function placesIn(dueYears: readonly DueYear[]): number {
  return new Set(dueYears.map(({ place }) => place.code)).size;
}

/** All results of each municipality as one. */
type Netted = ReadonlyMap<string, Sides>;

function netted(results: readonly CentsResult[]): Netted {
  const sums = new Map<string, Sides>();
  for (const result of results) {
    const { municipalityCode: code } = result;
    const soFar = sums.get(code);
    sums.set(code, soFar ? added([soFar, result]) : result);
  }
  return sums;
}

function outcomeOf(municipalities: Netted, count: number): ScenarioOutcomeDto {
  const all = [...municipalities.values()];
  const { baseline, scenario } = added(all);
  const sumsOf = (sums: Sums, gaps: readonly Amount[]): ScenarioSumsDto => {
    const sides = fourSums(gaps, count);
    return {
      realCost: amountText(sums.realCost),
      entitlement: amountText(sums.entitlement),
      netGap: amountText(sides.netGap),
      shortfall: amountText(sides.shortfall),
      surplus: amountText(sides.surplus),
      municipalities: { ...sides.municipalities },
    };
  };
  return {
    baseline: sumsOf(
      baseline,
      all.map((one) => gapOf(one.baseline)),
    ),
    scenario: sumsOf(
      scenario,
      all.map((one) => gapOf(one.scenario)),
    ),
    difference: sumsOf(
      minus(scenario, baseline),
      all.map((one) => gapOf(minus(one.scenario, one.baseline))),
    ),
  };
}

function componentsOf(year: number, results: readonly CentsResult[]): ScenarioComponentDto[] {
  return COMPONENTS.flatMap((component) => {
    const found = results.filter((result) => result.component === component);
    if (found.length === 0) return [];
    const { baseline, scenario } = added(found);
    return [
      {
        year,
        component,
        label: COMPONENT_NAMES[component],
        baseline: figuresText(baseline),
        scenario: figuresText(scenario),
        difference: figuresText(minus(scenario, baseline)),
      },
    ];
  });
}

function figuresText(sums: Sums): ScenarioFiguresDto {
  return {
    realCost: amountText(sums.realCost),
    entitlement: amountText(sums.entitlement),
    gap: amountText(gapOf(sums)),
    quantityWithoutTariff: amountText(sums.quantityWithoutTariff),
  };
}

function municipalitiesOf(municipalities: Netted, nameOf: (code: string) => string): ScenarioMunicipalityDto[] {
  return [...municipalities]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { baseline, scenario }]) => ({
      municipality: code,
      name: nameOf(code),
      baselineGap: amountText(gapOf(baseline)),
      scenarioGap: amountText(gapOf(scenario)),
      difference: amountText(gapOf(scenario).minus(gapOf(baseline))),
    }));
}
