import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import type { ScenarioResultDto } from './scenario-result.dto.js';
import type { ScenarioInputs } from './scenario-inputs.js';

/** A scenario without what came out of it. */
export interface ScenarioHead {
  readonly id: string;
  readonly name: string;
  readonly inputs: ScenarioInputs;
  /** The moment that its baseline is known on. */
  readonly knownOn: Date;
  /** Of the inputs and that moment. */
  readonly inputsSha256: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

export interface RecordedScenario extends ScenarioHead {
  /** The answer as it was reckoned. */
  readonly result: ScenarioResultDto;
}

const HEAD = `id, name, content AS inputs, known_on AS "knownOn", inputs_sha256 AS "inputsSha256",
  recorded_by AS "recordedBy", recorded_at AS "recordedAt"`;

/** The SQL of the scenarios: written once, and never changed. */
@Injectable()
export class ScenariosRepository {
  async insert(tx: Tx, scenario: RecordedScenario): Promise<void> {
    await tx.query(
      `INSERT INTO scenario (id, name, content, known_on, layout, result, inputs_sha256, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        scenario.id,
        scenario.name,
        JSON.stringify(scenario.inputs),
        scenario.knownOn,
        scenario.inputs.layout,
        JSON.stringify(scenario.result),
        scenario.inputsSha256,
        scenario.recordedBy,
        scenario.recordedAt,
      ],
    );
  }

  /** Those of these ids that there are. */
  async find(tx: Tx, ids: readonly string[]): Promise<RecordedScenario[]> {
    return tx.query<RecordedScenario>(`SELECT ${HEAD}, result FROM scenario WHERE id = ANY ($1::uuid[])`, [ids]);
  }

  /** Every scenario that was there at a moment, oldest first. */
  async recordedBy(tx: Tx, moment: Date): Promise<RecordedScenario[]> {
    return tx.query<RecordedScenario>(
      `SELECT ${HEAD}, result FROM scenario WHERE recorded_at <= $1 ORDER BY recorded_at, id`,
      [moment],
    );
  }

  /** Every scenario, oldest first. */
  async all(tx: Tx): Promise<ScenarioHead[]> {
    return tx.query<ScenarioHead>(`SELECT ${HEAD} FROM scenario ORDER BY recorded_at, id`);
  }
}
