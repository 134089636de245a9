import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/audit-trail.js';
import { carryForward } from '../../kernel/outlook.js';
import { amount } from '../../kernel/money.js';
import { runScenario } from '../../kernel/scenario.js';
import type { BaselineSegment } from '../../kernel/scenario.js';
import { yearOf } from '../../kernel/scenario-overlay.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/transactions.js';
import { isUuid } from '../../platform/uuid.js';
import { ProblemError } from '../../platform/http/problem.js';
import type { Baseline } from '../baseline/baseline.service.js';
import { BaselineService } from '../baseline/baseline.service.js';
import { NationalReadings } from '../national-reading.js';
import { assumptionsOf } from './assumptions.js';
import { inputFaults } from './input-faults.js';
import { inputsSha256, kernelScenario, normalised, sha256Of } from './scenario-inputs.js';
import type { AskedInputs, ScenarioInputs } from './scenario-inputs.js';
import { firstYearOf, scenarioResult } from './scenario-outcome.js';
import type { ReproductionDto, ScenarioResultDto } from './scenario-result.dto.js';
import { inWholeYears } from './whole-years.js';
import { ScenariosRepository } from './scenarios.repository.js';
import type { RecordedScenario, ScenarioHead } from './scenarios.repository.js';

/** Reckons what other tariffs, numbers or prices would come to, and keeps each answer with its question. */
@Injectable()
export class ScenariosService {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: ScenariosRepository,
    private readonly readings: NationalReadings,
    private readonly baselines: BaselineService,
    private readonly audit: AuditTrail,
  ) {}

  /** Reckons a scenario over what was known at a moment, null: now; and keeps it. */
  async record(name: string, asked: AskedInputs, knownOn: Date | null, by: string): Promise<RecordedScenario> {
    refuseFaults(asked);
    const reckoned = await this.transactions.readKnownOn(knownOn, async (tx, moment) => {
      const baseYear = Math.min(await this.baselines.baseYear(tx, moment, asked.baseYear), asked.throughYear);
      const inputs = normalised({ ...asked, baseYear });
      return { inputs, knownOn: moment, result: await this.reckonIn(tx, moment, inputs) };
    });
    const { inputs } = reckoned;
    const scenario = { id: randomUUID(), name, ...reckoned, inputsSha256: inputsSha256(inputs, reckoned.knownOn) };
    return this.transactions.run(async (tx) => {
      const recorded = { ...scenario, recordedBy: by, recordedAt: await tx.recordingMoment() };
      await this.repository.insert(tx, recorded);
      await this.audit.record(tx, {
        municipalityCode: null,
        object: { kind: 'scenario', id: recorded.id },
        after: {
          knownOn: recorded.knownOn,
          inputsSha256: recorded.inputsSha256,
          resultSha256: sha256Of(recorded.result),
        },
      });
      return recorded;
    });
  }

  async list(): Promise<ScenarioHead[]> {
    return this.transactions.read((tx) => this.repository.all(tx));
  }

  /** Every scenario that was recorded by a moment, oldest first, within somebody else's transaction. */
  async recordedBy(tx: Tx, moment: Date): Promise<RecordedScenario[]> {
    return this.repository.recordedBy(tx, moment);
  }

  async find(id: string): Promise<RecordedScenario> {
    const [found] = isUuid(id) ? await this.transactions.read((tx) => this.repository.find(tx, [id])) : [];
    if (!found) throw notFound();
    return found;
  }

  /** In the order of the ids. */
  async several(ids: readonly string[]): Promise<RecordedScenario[]> {
    const found = await this.transactions.read((tx) => this.repository.find(tx, ids));
    return ids.map((id) => {
      const scenario = found.find((one) => one.id === id);
      if (!scenario) throw notFound();
      return scenario;
    });
  }

  /** Reckons a scenario anew from its question, and holds that against what is stored. */
  async reproduce(id: string): Promise<ReproductionDto> {
    const { inputs, knownOn, result, ...stored } = await this.find(id);
    const again = await this.transactions.readKnownOn(knownOn, (tx, moment) => this.reckonIn(tx, moment, inputs));
    const ofInputs = { stored: stored.inputsSha256, reckoned: inputsSha256(inputs, knownOn) };
    const ofResult = { stored: sha256Of(result), reckoned: sha256Of(again) };
    const isSame = ofInputs.stored === ofInputs.reckoned && ofResult.stored === ofResult.reckoned;
    return { id, isSame, inputsSha256: ofInputs, resultSha256: ofResult };
  }

  private async reckonIn(tx: Tx, moment: Date, inputs: ScenarioInputs): Promise<ScenarioResultDto> {
    const { baseYear, throughYear, layout } = inputs;
    const fromYear = firstYearOf(inputs);
    const reading = await this.readings.at(tx, moment, { fromYear, toYear: baseYear, layout });
    const baseline = await this.baselines.read(reading);
    const notices = await this.baselines.notices(reading, baseline, { fromYear, toYear: throughYear });
    const { dueYears, placeOf } = reading.frame;
    return scenarioResult({
      inputs,
      results: runScenario(baselineOf(baseline, inputs), kernelScenario(inputs)),
      dueYears,
      nameOf: (code) => placeOf.get(code)?.name ?? code,
      assumptions: assumptionsOf(inputs, moment, dueYears, notices),
    });
  }
}

/** The years as posted, and those after them: as many, and as dear, as in the base year. */
function baselineOf(baseline: Baseline, inputs: ScenarioInputs): readonly BaselineSegment[] {
  const cutYear = inputs.fromDate.endsWith('-01-01') ? null : Number(inputs.fromDate.slice(0, 4));
  const posted = inWholeYears(baseline.segments, ({ period }) => yearOf(period) === cutYear);
  return [...posted, ...carried(baseline, inputs, cutYear)];
}

function carried(
  { segments, tariffs }: Baseline,
  { baseYear, throughYear }: ScenarioInputs,
  cutYear: number | null,
): readonly BaselineSegment[] {
  if (throughYear <= baseYear) return [];
  const later = Array.from({ length: throughYear - baseYear }, (_, index) => baseYear + 1 + index);
  const unchanged = new Map(later.map((year) => [year, amount(1)]));
  const isCutLater = cutYear !== null && cutYear > baseYear;
  const ofBaseYear = inWholeYears(
    segments.filter(({ period }) => yearOf(period) === baseYear),
    // what places cost goes by the days of their month
    ({ component }) => component === 'goo' || isCutLater,
  );
  return carryForward(ofBaseYear, {
    ...{ baseYear, throughYear, tariffs },
    ...{ volumeIndex: unchanged, costIndex: unchanged },
  });
}

function refuseFaults(asked: AskedInputs): void {
  const faults = inputFaults(asked);
  if (faults.length === 0) return;
  throw new ProblemError('invalid-request', 'Dit scenario kan zo niet worden berekend.', {
    errors: faults.map(({ code, pointer, given, expected, problem }) => ({
      ...{ code, pointer, given, expected },
      message: `${problem.charAt(0).toUpperCase()}${problem.slice(1)} Verwacht: ${expected}.`,
    })),
  });
}

function notFound(): ProblemError {
  return new ProblemError('not-found', 'Dit scenario bestaat niet.');
}
