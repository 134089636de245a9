import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import type { AppConfig } from '../../platform/config/app-config.js';
import { knownOnOf } from '../../platform/http/known-on.js';
import { ProblemError } from '../../platform/http/problem.js';
import type { RecordedScenario } from '../../shortfall/scenarios/scenarios.repository.js';
import { ScenariosService } from '../../shortfall/scenarios/scenarios.service.js';
import { readScenarioWorkbook } from './scenario-reader.js';
import { scenarioWorkbook } from './scenario-workbook.js';

/** Hands scenarios over as workbooks, and takes them back as new ones. */
@Injectable()
export class ScenarioWorkbooksService {
  constructor(
    private readonly scenarios: ScenariosService,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async workbook(id: string): Promise<Buffer> {
    return scenarioWorkbook(await this.scenarios.find(id));
  }

  /** Reckons what a workbook asks; refuses one with any mistake, and tells them all. */
  async record(path: string, by: string): Promise<RecordedScenario> {
    const reading = await readScenarioWorkbook(path, this.config.workbookLimits);
    if ('mistakes' in reading) {
      const { mistakes } = reading;
      const count = mistakes.length === 1 ? '1 fout' : `${mistakes.length} fouten`;
      throw new ProblemError('invalid-request', `Het bestand bevat ${count}. Er is niets opgeslagen.`, {
        errors: mistakes,
      });
    }
    const { name, asked, knownOn } = reading.scenario;
    const moment = knownOn === null ? null : knownOnOf({ knownOn }, this.clock.now());
    return this.scenarios.record(name, asked, moment, by);
  }
}
