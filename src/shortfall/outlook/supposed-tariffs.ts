import { amount } from '../../kernel/money.js';
import { addDays } from '../../kernel/period.js';
import type { IsoDate } from '../../kernel/period.js';
import { tariffSchedule } from '../../kernel/tariff-schedule.js';
import type { Tariff, TariffSchedule } from '../../kernel/tariff-schedule.js';

/**
 * The law until the first day of a supposition, and what is supposed from there on. Nobody saw it in force, so it is
 * provisional on every day. Example: 44.00 from 2025 on, and 48.00 supposed from 2027: 44.00 until the end of 2026.
 */
export function withSupposed(law: TariffSchedule, amounts: ReadonlyMap<IsoDate, string>): TariffSchedule {
  const days = [...amounts.keys()];
  const [first] = days;
  if (first === undefined) return law;
  const kept = law.versions.filter(({ validFrom }) => validFrom < first).map((version) => endedBy(version, first));
  const supposed = [...amounts].map(([validFrom, euros], index): Tariff => ({
    id: `supposed-${validFrom}`,
    tariff: law.tariff,
    validFrom,
    validUntil: days[index + 1] ?? null,
    amountEur: amount(euros),
    confirmedUntil: addDays(validFrom, -1),
  }));
  return tariffSchedule(law.tariff, [...kept, ...supposed]);
}

function endedBy(version: Tariff, day: IsoDate): Tariff {
  const { validUntil } = version;
  return validUntil !== null && validUntil <= day ? version : { ...version, validUntil: day };
}
