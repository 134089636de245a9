import type { ComparisonDto, ScenarioDto, ScenarioSummaryDto } from './scenario-result.dto.js';
import type { RecordedScenario, ScenarioHead } from './scenarios.repository.js';

export function scenarioSummaryDto(scenario: ScenarioHead): ScenarioSummaryDto {
  return {
    id: scenario.id,
    name: scenario.name,
    inputs: scenario.inputs,
    knownOn: scenario.knownOn.toISOString(),
    inputsSha256: scenario.inputsSha256,
    recordedBy: scenario.recordedBy,
    recordedAt: scenario.recordedAt.toISOString(),
  };
}

export function scenarioDto(scenario: RecordedScenario): ScenarioDto {
  return { ...scenarioSummaryDto(scenario), result: scenario.result };
}

/** Side by side; each beside its own baseline, and the reader is told when those are not one. */
export function comparisonDto(scenarios: readonly RecordedScenario[]): ComparisonDto {
  const years = new Set(scenarios.flatMap(({ result }) => result.years.map(({ year }) => year)));
  return {
    scenarios: scenarios.map(scenarioSummaryDto),
    years: [...years]
      .sort((a, b) => a - b)
      .map((year) => ({
        year,
        outcomes: scenarios.flatMap(({ id, result }) =>
          result.years
            .filter((one) => one.year === year)
            .map(({ baseline, scenario, difference }) => ({ id, baseline, scenario, difference })),
        ),
      })),
    notices: noticesOf(scenarios),
  };
}

function noticesOf(scenarios: readonly RecordedScenario[]): string[] {
  const areAlike = (valueOf: (scenario: RecordedScenario) => unknown): boolean =>
    new Set(scenarios.map(valueOf)).size === 1;
  const notices = ['Per gemeente gesaldeerd over de onderdelen van een jaar.'];
  if (!areAlike(({ knownOn }) => knownOn.getTime())) {
    notices.push('De scenario’s hebben niet dezelfde stand van: verschillen komen ook van wat daarna is geboekt.');
  }
  if (!areAlike(({ inputs }) => inputs.layout)) {
    notices.push('De scenario’s hebben niet dezelfde indeling: tekorten en overschotten zijn anders gesaldeerd.');
  }
  if (!areAlike(({ inputs }) => inputs.baseYear)) {
    notices.push('De scenario’s hebben niet hetzelfde basisjaar: latere jaren rusten op andere cijfers.');
  }
  return notices;
}
