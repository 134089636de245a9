import { createHash } from 'node:crypto';
import { amount, amountText } from '../../kernel/money.js';
import type { IsoDate } from '../../kernel/period.js';
import type { Scenario, YearIndex } from '../../kernel/scenario-overlay.js';
import type { TariffCode } from '../../kernel/tariff-schedule.js';

/** What a scenario asks, as it is stored: plain text and numbers, of which the same question has one form. */
export interface ScenarioInputs {
  /** The first day on which anything changes. */
  readonly fromDate: IsoDate;
  readonly tariffs: readonly ScenarioTariff[];
  readonly volumeIndex: readonly ScenarioIndex[];
  readonly costIndex: readonly ScenarioIndex[];
  /** The last year as posted; later years are carried forward from it. */
  readonly baseYear: number;
  readonly throughYear: number;
  readonly layout: number | null;
}

/** What is asked, before it is known which year the base year is. */
export type AskedInputs = Omit<ScenarioInputs, 'baseYear'> & { readonly baseYear: number | null };

export interface ScenarioTariff {
  readonly tariff: TariffCode;
  readonly validFrom: IsoDate;
  /** Excluded; null: open. */
  readonly validUntil: IsoDate | null;
  /** In euro. Example: 55.00. */
  readonly amount: string;
}

export interface ScenarioIndex {
  readonly year: number;
  /** A factor. Example: 1.025. */
  readonly index: string;
}

/**
 * The one form of a question: in order, amounts to the cent, and without the factors that change nothing. Example: an
 * index of 1.0 for 2026 is no index, and 1.020 is 1.02.
 */
export function normalised(inputs: ScenarioInputs): ScenarioInputs {
  const { fromDate, tariffs, volumeIndex, costIndex, baseYear, throughYear, layout } = inputs;
  return {
    fromDate,
    tariffs: tariffs
      .map((one) => ({
        tariff: one.tariff,
        validFrom: one.validFrom,
        validUntil: one.validUntil,
        amount: amountText(amount(one.amount)),
      }))
      .sort((a, b) => (`${a.tariff} ${a.validFrom}` < `${b.tariff} ${b.validFrom}` ? -1 : 1)),
    volumeIndex: normalisedIndex(volumeIndex),
    costIndex: normalisedIndex(costIndex),
    baseYear,
    throughYear,
    layout,
  };
}

function normalisedIndex(index: readonly ScenarioIndex[]): ScenarioIndex[] {
  return index
    .map((one) => ({ year: one.year, index: amount(one.index).toFixed() }))
    .filter((one) => one.index !== '1')
    .sort((a, b) => a.year - b.year);
}

/** The SHA-256 of a question in its one form, and the moment it is known on. */
export function inputsSha256(inputs: ScenarioInputs, knownOn: Date): string {
  return sha256Of([inputs, knownOn.toISOString()]);
}

/** The SHA-256 of a value as JSON: the same text has the same. */
export function sha256Of(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** The same for the calculation. */
export function kernelScenario({ fromDate, tariffs, volumeIndex, costIndex }: ScenarioInputs): Scenario {
  return {
    from: fromDate,
    tariffs: tariffs.map(({ tariff, validFrom, validUntil, amount: euros }) => ({
      tariff,
      validFrom,
      validUntil,
      amountEur: amount(euros),
    })),
    volumeIndex: factors(volumeIndex),
    costIndex: factors(costIndex),
  };
}

function factors(index: readonly ScenarioIndex[]): YearIndex {
  return new Map(index.map((one) => [one.year, amount(one.index)]));
}
